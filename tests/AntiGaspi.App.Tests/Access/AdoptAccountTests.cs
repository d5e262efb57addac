using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Access;

/// <summary>The account of somebody who came first by the emergency door is given to whom ProConnect vouches for, once, and no other account is.</summary>
public abstract class AdoptAccountTests(Engine engine)
{
    private static readonly DateTimeOffset Now = EmergencyTeam.Now;

    [Fact]
    public async Task The_day_ProConnect_answers_the_account_is_found_again_and_only_once()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var account = Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(await here.InviteWithCodeAsync())).Account;

        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => here.Adopt.RunAsync($"sub-{number}", "Sacha.Moreau@Exemple.fr", Now.AddDays(1)))));

        Assert.Single(taken, one => one);
        Assert.Equal(account, (await new OpenAccount(db).FindAsync(IdentityProvider.ProConnect, $"sub-{Array.IndexOf(taken, true)}")));
        Assert.False(await here.Adopt.RunAsync("sub-autre", EmergencyTeam.Cook, Now.AddDays(1)));
        Assert.Equal(1, (await here.TrailAsync()).Count(line => line == "identity.linked ProConnect"));

        // At the next sign-in nothing is left to look for.
        Assert.Equal(0, await here.Team.Accept.RunAsync(account, EmergencyTeam.Cook, null, Now.AddDays(1)));
        Assert.Empty(await db.ReadNationalAsync<string>("select address_sha256 from invited_address"));
    }

    [Fact]
    public async Task An_account_that_somebody_was_vouched_for_is_never_given_to_another()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        await here.CookAsync();
        Assert.False(await here.Adopt.RunAsync("sub-autre", EmergencyTeam.Cook, Now));
        Assert.False(await here.Adopt.RunAsync("sub-autre", "inconnu@exemple.fr", Now));
        Assert.False(await here.Adopt.RunAsync("sub-autre", "pas une adresse", Now));
    }

    [Fact]
    public async Task An_account_whose_role_has_ended_is_not_given()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var account = Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(await here.InviteWithCodeAsync())).Account;
        Assert.Equal(EndRoleOutcome.Ended, await here.Team.End.RunAsync(here.Team.Manager, await here.Team.GrantOfAsync(account), Now));

        Assert.False(await here.Adopt.RunAsync("sub-sacha", EmergencyTeam.Cook, Now));
    }
}

public sealed class AdoptAccountOnSqliteTests() : AdoptAccountTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class AdoptAccountOnPostgresTests() : AdoptAccountTests(Engine.Postgres);
