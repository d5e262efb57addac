using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using Microsoft.AspNetCore.Authentication;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// Changes the session of somebody who was just linked to a child to the family's space of that local authority, under a new key,
/// because it opens more than before.
/// </summary>
public sealed class OpenFamily(FindSpaces find)
{
    /// <summary>What the address of the meals says to greet whoever was just linked.</summary>
    public const string Linked = "relie";

    /// <summary>Opens it; returns the next page, where the meals are.</summary>
    /// <param name="context">The request of somebody who is signed in.</param>
    /// <param name="tenant">Where the child is.</param>
    public async Task<string> RunAsync(HttpContext context, int tenant)
    {
        var facts = SignInFacts.Of((await context.AuthenticateAsync()).Properties);
        var space = (await find.RunAsync(context.User.Scope().AccountId)).FirstOrDefault(one => one.Scope.Tenant == tenant && one.Scope.Role == Role.Family);
        if (space is null || !facts.Opens(Role.Family))
        {
            return Homes.Spaces;
        }

        await EnterSpace.OpenAsync(context, space.Scope, facts);
        return $"{Homes.Of(Role.Family)}?{Linked}";
    }
}
