using AntiGaspi.App.Access;
using AntiGaspi.App.French;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// Somebody whom FranceConnect or ProConnect vouched for comes in. A parent may come unknown: the account is opened, and a child
/// is linked to it afterwards. An agent comes by invitation alone: nothing is kept of one who is not invited.
/// </summary>
public sealed class Arrive(FindSpaces find, OpenAccount open, AcceptInvitations accept, AdoptAccount adopt, SessionClock clock)
{
    /// <summary>Opens the session; returns the next page.</summary>
    public async Task<string> RunAsync(HttpContext context, IdentityProvider provider, ProvenPerson person, string? returnTo)
    {
        var known = await find.OfIdentityAsync(provider, person.Subject, accept.DigestOf(person.Email));
        if (provider == IdentityProvider.ProConnect && known is null && person.Email is { } vouched && await adopt.RunAsync(person.Subject, vouched, clock.Now))
        {
            known = await find.OfIdentityAsync(provider, person.Subject, accept.DigestOf(vouched));
        }

        if (provider == IdentityProvider.ProConnect && person.Email is { } email && known is not { MayBeInvited: false } && await accept.IsAwaitedAsync(email, person.Siret, clock.Now))
        {
            var invited = known?.Account ?? await open.RunAsync(provider, person.Subject, NameOf(person), clock.Now);
            await accept.RunAsync(invited, email, person.Siret, clock.Now);
            known = await find.OfIdentityAsync(provider, person.Subject);
        }

        if (provider == IdentityProvider.ProConnect && known is not { Spaces.Count: > 0 })
        {
            return Homes.NotInvited;
        }

        var name = NameOf(person);
        if (known is not null && known.DisplayName != name)
        {
            await open.RenameAsync(known.Account, name);
        }

        var account = known?.Account ?? await open.NewAsync(provider, person.Subject, name, clock.Now);
        return await EnterSpace.RunAsync(context, account, known?.Spaces ?? [], new SignInFacts(provider, person.IdToken), returnTo);
    }

    private static string NameOf(ProvenPerson person) => person.DisplayName.Length > 0 ? person.DisplayName : SignInTexts.Nameless;
}
