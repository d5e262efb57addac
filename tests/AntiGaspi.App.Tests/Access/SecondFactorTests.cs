using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Access;

/// <summary>The code of a telephone serves once, its guesses are counted, and it is worth what the role of its owner is worth.</summary>
public abstract class SecondFactorTests(Engine engine)
{
    private static readonly DateTimeOffset Now = EmergencyTeam.Now;

    [Fact]
    public async Task A_code_opens_once_and_the_next_one_opens_again()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (_, telephone) = await here.CookAsync();

        Assert.IsType<TelephoneOutcome.Right>(await here.TypeAsync(telephone.At(Now)));
        Assert.IsType<TelephoneOutcome.Wrong>(await here.TypeAsync(telephone.At(Now)));
        Assert.IsType<TelephoneOutcome.Wrong>(await here.TypeAsync(telephone.At(Now.AddSeconds(-30))));
        Assert.IsType<TelephoneOutcome.Right>(await here.TypeAsync(telephone.At(Now.AddSeconds(30)), Now.AddSeconds(30)));
        Assert.Equal(["second_factor.refused", "second_factor.refused", "second_factor.set", "second_factor.used", "second_factor.used"], (await here.TrailAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_sixty_four_that_bring_the_same_code_at_once_one_is_let_in()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (_, telephone) = await here.CookAsync();
        var agent = await here.FindAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => here.Use.RunAsync(agent, telephone.At(Now), Now))));

        Assert.Single(outcomes.OfType<TelephoneOutcome.Right>());
    }

    [Fact]
    public async Task The_code_that_proved_the_telephone_has_served()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (_, telephone) = await here.CookAsync();

        Assert.IsType<TelephoneOutcome.Wrong>(await here.TypeAsync(telephone.At(Now.AddMinutes(-5)), Now.AddMinutes(-5)));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public async Task A_clock_may_differ_by_one_step(int seconds, bool isRight)
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (_, telephone) = await here.CookAsync();

        Assert.Equal(isRight, await here.TypeAsync(telephone.At(Now.AddSeconds(seconds))) is TelephoneOutcome.Right);
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_door_for_a_while_and_the_owner_is_told()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (_, telephone) = await here.CookAsync();
        foreach (var left in new[] { 4, 3, 2, 1 })
        {
            Assert.Equal(new TelephoneOutcome.Wrong(left), await here.TypeAsync(telephone.NotAt(Now)));
        }

        var until = Now.AddMinutes(15);
        Assert.Equal(new TelephoneOutcome.Closed(until), await here.TypeAsync(telephone.NotAt(Now)));

        // Even the right one is not compared, to the millisecond.
        Assert.Equal(new TelephoneOutcome.Closed(until), await here.TypeAsync(telephone.At(until), until.AddMilliseconds(-1)));
        Assert.IsType<TelephoneOutcome.Right>(await here.TypeAsync(telephone.At(until), until));
        Assert.Equal(new TelephoneOutcome.Wrong(4), await here.TypeAsync(telephone.NotAt(until), until));
        Assert.Equal([$"{EmergencyTeam.Cook} {{\"change\":\"Set\"}}", $"{EmergencyTeam.Cook} {{\"change\":\"Closed\"}}"], await here.ToldAsync());
        Assert.Contains("second_factor.closed", await here.TrailAsync());
    }

    [Fact]
    public async Task Each_closure_is_longer_and_after_a_hundred_wrong_codes_it_is_for_good()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (account, telephone) = await here.CookAsync();
        var (at, closures) = (Now, new List<double>());
        for (var i = 1; i <= UseSecondFactor.MaxFailures; i++)
        {
            if (await here.TypeAsync(telephone.NotAt(at), at) is TelephoneOutcome.Closed { Until: { } until })
            {
                closures.Add((until - at).TotalMinutes);
                at = until;
            }
        }

        Assert.Equal([15, 60, 240, 960, 1440, 1440], closures.Take(6));
        Assert.Equal(19, closures.Count);
        at = at.AddYears(1);
        Assert.Equal(new TelephoneOutcome.Closed(null), await here.TypeAsync(telephone.At(at), at));

        // Until it is set up again.
        Assert.True(await here.SetUp.RemoveAsync(new Scope(here.Team.World.Tenant, account, Role.HeadCook, []), at));
        Assert.IsType<TelephoneOutcome.Right>(await here.TypeAsync((await here.SetUpAsync(account)).At(at), at));
    }

    [Fact]
    public async Task The_table_opens_nothing_and_neither_does_another_servers_key_or_another_row()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (account, telephone) = await here.CookAsync();
        var (other, _) = await here.CookAsync("autre@exemple.fr");
        var secret = here.Secrets.Open(account, (await db.ReadNationalAsync<string>("select secret from second_factor where account_id = @account", new { account })).Single());
        Assert.Equal(secret, new SealedText(TeamWorld.Key, "telephone secret").Open(account.ToString("D"), here.Secrets.Seal(account, secret)));
        var kept = string.Join(' ', await db.ReadNationalAsync<string>("select secret from second_factor"));
        Assert.DoesNotContain(TelephoneCode.TextOf(secret).Replace(" ", "", StringComparison.Ordinal), kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(secret)[..20], kept, StringComparison.Ordinal);

        var rotated = new UseSecondFactor(db, new TelephoneSecrets(new ServerKey(new byte[32])));
        Assert.Equal(new TelephoneOutcome.Closed(null), await rotated.RunAsync(await here.FindAsync(), telephone.At(Now), Now));

        // Somebody who may write the table gives the chef a row whose telephone they hold.
        await db.WriteAsync(here.Team.World.Service, transaction => transaction.ExecuteAsync(
            "update second_factor set secret = (select s.secret from second_factor s where s.account_id = @from) where account_id = @to", new { from = account, to = other }));
        Assert.Equal(new TelephoneOutcome.Closed(null), await here.Use.RunAsync(await here.FindAsync("autre@exemple.fr"), telephone.At(Now), Now));
    }

    [Fact]
    public async Task One_telephone_at_a_time_and_removing_it_closes_what_it_opened()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (account, telephone) = await here.CookAsync();
        var scope = new Scope(here.Team.World.Tenant, account, Role.HeadCook, []);
        var second = TelephoneCode.NewSecret();
        Assert.Equal(SetUpOutcome.AlreadySet, await here.SetUp.RunAsync(scope, second, new Telephone(second).At(Now), Now));
        Assert.Equal(SetUpOutcome.WrongCode, await here.SetUp.RunAsync(scope, second, new Telephone(second).NotAt(Now), Now));
        var open = new OpenSession(db);
        var emergency = await open.RunAsync(scope, new("essai", IdentityProvider.Mail) { SecondFactor = true, ProvedAt = Now }, null, Now);
        var ordinary = await open.RunAsync(scope, new("essai", IdentityProvider.ProConnect), null, Now);
        Assert.Equal((true, Now), await new ReadSession(db).RunAsync(emergency, Now) is { } read ? (read.SecondFactor, read.ProvedAt) : default);

        Assert.Equal(Now.AddMinutes(-5), await here.SetUp.MadeAtAsync(scope));
        Assert.True(await here.SetUp.RemoveAsync(scope, Now));
        Assert.Null(await here.SetUp.MadeAtAsync(scope));
        Assert.False(await here.SetUp.RemoveAsync(scope, Now));
        Assert.Contains($"{EmergencyTeam.Cook} {{\"change\":\"Removed\"}}", await here.ToldAsync());

        Assert.Null(await new ReadSession(db).RunAsync(emergency, Now));
        Assert.NotNull(await new ReadSession(db).RunAsync(ordinary, Now));
        Assert.False((await here.FindAsync()).HasTelephone);
        Assert.Equal(["second_factor.set", "second_factor.removed"], await here.TrailAsync());
        Assert.Equal(new TelephoneOutcome.Closed(null), await here.TypeAsync(telephone.At(Now)));
        Assert.Equal(SetUpOutcome.Done, await here.SetUp.RunAsync(scope, second, new Telephone(second).At(Now), Now));
    }

    [Fact]
    public async Task An_address_is_worth_what_the_role_of_its_invitation_is_worth()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (account, _) = await here.CookAsync();
        Assert.Null(await here.Agents.FindAsync("inconnu@exemple.fr", Now));
        Assert.Equal(account, (await here.FindAsync()).Account);

        await here.Team.End.RunAsync(here.Team.Manager, await here.Team.GrantOfAsync(account), Now);
        Assert.Null(await here.Agents.FindAsync(EmergencyTeam.Cook, Now));

        // The same role again, by another address: the old one opens nothing.
        var later = Now.AddDays(1);
        Assert.Null(await here.Team.Invite.RunAsync(here.Team.Manager, TeamWorld.To("nouvelle@exemple.fr", Role.HeadCook, here.Team.World.School), later));
        await here.Team.Accept.RunAsync(account, "nouvelle@exemple.fr", null, later);
        Assert.Null(await here.Agents.FindAsync(EmergencyTeam.Cook, later));
        Assert.Equal(account, (await here.FindAsync("nouvelle@exemple.fr", later)).Account);

        // A role for a time is over when it is, even before the job that ends it.
        await here.Team.Invite.RunAsync(here.Team.Manager, TeamWorld.To("remplacant@exemple.fr", Role.PupilLife, here.Team.World.School, until: later.AddDays(2)), later);
        await here.Team.Accept.RunAsync(await here.Team.AccountAsync("Remplaçant"), "remplacant@exemple.fr", null, later);
        Assert.NotNull(await here.Agents.FindAsync("remplacant@exemple.fr", later.AddDays(2).AddMilliseconds(-1)));
        Assert.Null(await here.Agents.FindAsync("remplacant@exemple.fr", later.AddDays(2)));
    }

    [Fact]
    public async Task Whoever_leads_the_team_resets_a_lost_telephone_and_nobody_else()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var elsewhere = await TeamWorld.NewAsync(Task.FromResult(db), 61);
        var (account, _) = await here.CookAsync();
        var grant = await here.Team.GrantOfAsync(account);
        var principal = await here.Team.JoinAsync("andrea@exemple.fr", Role.Principal);
        await here.SetUpAsync(principal);

        Assert.Equal(ResetOutcome.NotFound, await here.Reset.RunAsync(elsewhere.Manager, grant, Now));
        Assert.Equal(ResetOutcome.NotFound, await here.Reset.RunAsync(here.Team.World.Family(0) with { Role = Role.SchoolManager }, grant, Now));
        Assert.Equal(ResetOutcome.NotFound, await here.Reset.RunAsync(here.Team.Manager, await here.Team.GrantOfAsync(principal), Now));
        Assert.Equal(ResetOutcome.Done, await here.Reset.RunAsync(here.Team.Manager, grant, Now));
        Assert.Equal(ResetOutcome.NoTelephone, await here.Reset.RunAsync(here.Team.Manager, grant, Now));
        Assert.Equal(ResetOutcome.Done, await here.Reset.RunAsync(here.Team.Officer, await here.Team.GrantOfAsync(principal), Now));
        Assert.Contains($"{EmergencyTeam.Cook} {{\"change\":\"Reset\"}}", await here.ToldAsync());
        Assert.Equal(2, (await here.TrailAsync()).Count(line => line == "second_factor.reset"));
    }

    [Fact]
    public async Task Without_the_guard_of_the_step_a_code_opens_twice()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (_, telephone) = await here.CookAsync();
        const string Guard = " and last_step < @step";
        Assert.EndsWith(Guard, UseSecondFactor.Take, StringComparison.Ordinal);
        db.Rewrite = sql => sql.Replace(Guard, "", StringComparison.Ordinal);

        Assert.IsType<TelephoneOutcome.Right>(await here.TypeAsync(telephone.At(Now)));
        Assert.IsType<TelephoneOutcome.Right>(await here.TypeAsync(telephone.At(Now)));
    }

    [Fact]
    public async Task What_an_agent_of_two_authorities_does_is_in_the_trail_of_both()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var elsewhere = await TeamWorld.NewAsync(Task.FromResult(db), 61);
        var (account, telephone) = await here.CookAsync();
        Assert.Null(await elsewhere.Invite.RunAsync(elsewhere.Manager, TeamWorld.To(EmergencyTeam.Cook, Role.HeadCook, elsewhere.World.School), Now));
        Assert.Equal(1, await elsewhere.Accept.RunAsync(account, EmergencyTeam.Cook, null, Now));

        Assert.IsType<TelephoneOutcome.Right>(await here.TypeAsync(telephone.At(Now)));

        Assert.Contains("second_factor.used", await here.TrailAsync());
        Assert.Contains("second_factor.used ", await elsewhere.AuditAsync());
    }
}

public sealed class SecondFactorOnSqliteTests() : SecondFactorTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class SecondFactorOnPostgresTests() : SecondFactorTests(Engine.Postgres);
