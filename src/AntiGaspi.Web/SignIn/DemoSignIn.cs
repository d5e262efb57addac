using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using Microsoft.AspNetCore.Authentication;

namespace AntiGaspi.Web.SignIn;

/// <summary>Signs a visitor of the demonstration in as one of its personas. Outside the demonstration there is none.</summary>
public sealed class DemoSignIn(Db db, DemoMode demo, EnterSpace enter)
{
    /// <summary>Signs in; returns the persona's first page, or null when there is no such persona here.</summary>
    public async Task<string?> RunAsync(HttpContext context, string? key)
    {
        var persona = demo.IsOn ? Persona.All.FirstOrDefault(one => one.Key == key) : null;
        if (persona is null)
        {
            return null;
        }

        // Nobody's parent yet: what this person may do is what was done since, as for anybody who signs in.
        if (persona.Role == Role.Public)
        {
            return await enter.RunAsync(context, persona.AccountId, new SignInFacts(IdentityProvider.Demonstration), null);
        }

        var service = Scope.Service(Persona.Tenant);
        var schools = await db.ReadAsync<Guid>(
            service,
            "select school_id from role_grant where tenant = @tenant and account_id = @id and ended_at is null and school_id is not null",
            new { id = persona.AccountId });
        var scope = new Scope(Persona.Tenant, persona.AccountId, persona.Role, schools);
        await context.SignInAsync(ScopeClaims.Of(scope, persona.Name));
        return persona.Home;
    }
}
