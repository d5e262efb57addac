using System.Security.Claims;

namespace AntiGaspi.Web.SignIn;

/// <summary>What a provider signed of a person, as far as this service uses it.</summary>
/// <param name="Subject">The provider's own name of the person, for this service alone.</param>
/// <param name="DisplayName">How the person is called on the pages.</param>
/// <param name="Email">The professional address of an agent; null for families, who are not asked.</param>
/// <param name="Siret">Who employs the agent, fourteen digits; null for families.</param>
/// <param name="IdToken">What the provider wants back at the sign-out.</param>
public sealed record ProvenPerson(string Subject, string DisplayName, string? Email, string? Siret, string IdToken)
{
    private const int MaxName = 100;

    /// <summary>Reads it from the claims of a verified identity.</summary>
    /// <remarks>
    /// The name that the person uses comes before the name of birth, and the first of the given names is the one that people are
    /// called by. Any of them may be missing.
    /// </remarks>
    public static ProvenPerson Of(ClaimsIdentity identity, string idToken)
    {
        string? Text(string claim) => identity.FindFirst(claim)?.Value.Trim() is { Length: > 0 } text ? text : null;
        var given = Text("given_name")?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        var family = Text("usual_name") ?? Text("preferred_username") ?? Text("family_name");
        var name = string.Join(' ', new[] { given, family }.OfType<string>());
        return new(Text("sub")!, name.Length > MaxName ? name[..MaxName] : name, Text("email")?.ToLowerInvariant(), Text("siret"), idToken);
    }
}
