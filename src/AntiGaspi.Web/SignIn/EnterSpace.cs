using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using Microsoft.AspNetCore.Authentication;

namespace AntiGaspi.Web.SignIn;

/// <summary>The last step of every door: an account that was proved becomes a session in one of its spaces.</summary>
public sealed class EnterSpace(FindSpaces find)
{
    /// <summary>Opens the session, in the space of the page that was asked for, else in the only one; returns the next page.</summary>
    /// <param name="context">The request; a new cookie is set on its answer.</param>
    /// <param name="account">Who was proved to sign in.</param>
    /// <param name="facts">How.</param>
    /// <param name="returnTo">The page that was asked for; anything but an address of this site is ignored.</param>
    public async Task<string> RunAsync(HttpContext context, Guid account, SignInFacts facts, string? returnTo) =>
        await RunAsync(context, account, await find.RunAsync(account), facts, returnTo);

    /// <summary>The same, for whoever has read the spaces of the account already.</summary>
    public static async Task<string> RunAsync(HttpContext context, Guid account, IReadOnlyList<Space> all, SignInFacts facts, string? returnTo)
    {
        var spaces = all.Where(one => facts.Opens(one.Scope.Role)).ToList();
        var wanted = LocalAddress.Of(returnTo);
        var isForAnybody = wanted is not null && Homes.ForAnybody.Any(page => LocalAddress.IsUnder(wanted, page));
        if (spaces.Count == 0)
        {
            await OpenAsync(context, new Scope(0, account, Role.Public, []), facts);
            return isForAnybody ? wanted! : Homes.Activation;
        }

        var space = spaces.FirstOrDefault(one => wanted is not null && LocalAddress.IsUnder(wanted, Homes.Of(one.Scope.Role)));
        await OpenAsync(context, (space ?? spaces[0]).Scope, facts);
        return space is not null || isForAnybody ? wanted! : spaces.Count > 1 ? Homes.Spaces : wanted ?? Homes.Of(spaces[0].Scope.Role);
    }

    /// <summary>Opens a session in a space that was chosen; whoever calls has checked that it is one of the account's.</summary>
    public static Task OpenAsync(HttpContext context, Scope scope, SignInFacts facts) =>
        context.SignInAsync(ScopeClaims.Of(scope, ""), facts.ToProperties());
}
