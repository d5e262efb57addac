using AntiGaspi.App.Access;
using AntiGaspi.App.French;

namespace AntiGaspi.Web.SignIn;

/// <summary>Why somebody is led back to the doors, as the address of that page says it: one word, and nothing of the person.</summary>
public sealed record SignInNotice(string Title, string Text)
{
    private const string CancelledWord = "annulee";
    private const string FailedWord = "refus-";
    private const string DownWord = "panne-";

    /// <summary>The page of the doors, after a person stopped.</summary>
    public static string Cancelled(string? returnTo) => Address(CancelledWord, returnTo);

    /// <summary>The page of the doors, after a provider refused or could not be believed.</summary>
    public static string Failed(Provider provider, string? returnTo) => Address(FailedWord + provider.Name.ToLowerInvariant(), returnTo);

    /// <summary>The page of the doors, after a provider did not answer.</summary>
    public static string Down(Provider provider, string? returnTo) => Address(DownWord + provider.Name.ToLowerInvariant(), returnTo);

    /// <summary>What to say for such a word; null for any other.</summary>
    public static SignInNotice? Of(string? word)
    {
        if (word == CancelledWord)
        {
            return new(SignInTexts.CancelledTitle, SignInTexts.Cancelled);
        }

        foreach (var provider in new[] { Provider.FranceConnect, Provider.ProConnect })
        {
            if (word == FailedWord + provider.Name.ToLowerInvariant())
            {
                return new(SignInTexts.FailedTitle(provider.Kind), SignInTexts.Failed);
            }

            if (word == DownWord + provider.Name.ToLowerInvariant())
            {
                return new(SignInTexts.DownTitle(provider.Kind), SignInTexts.Down);
            }
        }

        return null;
    }

    private static string Address(string word, string? returnTo) =>
        "/connexion?suite=" + word + (LocalAddress.Of(returnTo) is { } page ? "&retour=" + Uri.EscapeDataString(page) : "");
}
