using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A code that is handed over lets one person set up one telephone, once, within a day, and opens no more than its maker could give.</summary>
public abstract class EnrolmentCodeTests(Engine engine)
{
    private static readonly DateTimeOffset Now = EmergencyTeam.Now;

    [Fact]
    public async Task Somebody_invited_who_never_came_receives_an_account_the_role_and_a_telephone()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var code = await here.InviteWithCodeAsync();
        Assert.Null((await here.FindAsync()).Account);

        var enrolled = Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(code));

        Assert.Equal([Role.HeadCook], await here.Team.RolesOfAsync(enrolled.Account));
        var agent = await here.FindAsync();
        Assert.Equal((enrolled.Account, true), (agent.Account, agent.HasTelephone));
        Assert.Equal(["enrolment.made", "second_factor.set code"], (await here.TrailAsync()).Order(StringComparer.Ordinal));
        Assert.Equal([$"{EmergencyTeam.Cook} {{\"change\":\"CodeMade\"}}", $"{EmergencyTeam.Cook} {{\"change\":\"Set\"}}"], (await here.ToldAsync()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(code.Symbols, string.Join(' ', await db.ReadAsync<string>(here.Team.World.Service, "select digest from enrolment_code where tenant = @tenant")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_came_before_keeps_their_account()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var cook = await here.Team.JoinAsync(EmergencyTeam.Cook, Role.HeadCook);

        var made = Assert.IsType<EnrolmentCodeOutcome.Made>(await here.MakeCode.OfRoleAsync(here.Team.Manager, await here.Team.GrantOfAsync(cook), Now.AddMinutes(1)));

        Assert.Equal(EmergencyTeam.Cook, made.Address);
        Assert.Equal(new EnrolOutcome.Enrolled(cook), await here.BringAsync(made.Code, now: Now.AddMinutes(2)));
    }

    [Fact]
    public async Task Of_sixteen_that_bring_the_same_code_at_once_one_telephone_is_set_up()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var code = await here.InviteWithCodeAsync();
        var agent = await here.FindAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            var secret = TelephoneCode.NewSecret();
            return here.Enrol.RunAsync(agent, code, secret, new Telephone(secret).At(Now), Now);
        })));

        Assert.Single(outcomes.OfType<EnrolOutcome.Enrolled>());
        Assert.Equal(1, await here.CountAsync("select count(*) from second_factor"));
    }

    [Fact]
    public async Task Five_wrong_codes_end_it_and_another_may_be_made()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var code = await here.InviteWithCodeAsync();
        var other = await here.InviteWithCodeAsync("autre@exemple.fr");
        for (var i = 0; i < EnrolByCode.MaxAttempts; i++)
        {
            // That of somebody else is as wrong as any.
            Assert.IsType<EnrolOutcome.WrongCode>(await here.BringAsync(other));
        }

        Assert.IsType<EnrolOutcome.WrongCode>(await here.BringAsync(code));
        Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(other, "autre@exemple.fr"));
        Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(await here.CodeOfInvitationAsync(EmergencyTeam.Cook)));
        Assert.Equal(6, (await here.TrailAsync()).Count(line => line == "enrolment.refused"));
    }

    [Fact]
    public async Task Without_the_count_of_wrong_codes_a_sixth_try_comes_in()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (code, other) = (await here.InviteWithCodeAsync(), await here.InviteWithCodeAsync("autre@exemple.fr"));
        db.Rewrite = sql => sql.Replace(" and c.attempts < @MaxAttempts", "", StringComparison.Ordinal);
        for (var i = 0; i < EnrolByCode.MaxAttempts; i++)
        {
            await here.BringAsync(other);
        }

        Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(code));
    }

    [Fact]
    public async Task A_code_lives_a_day_is_replaced_by_the_next_and_dies_with_its_invitation()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var first = await here.InviteWithCodeAsync();
        var second = await here.CodeOfInvitationAsync(EmergencyTeam.Cook);
        Assert.IsType<EnrolOutcome.WrongCode>(await here.BringAsync(first));
        Assert.IsType<EnrolOutcome.WrongCode>(await here.BringAsync(second, now: Now + MakeEnrolmentCode.LastsFor));

        var kept = await here.InviteWithCodeAsync("retire@exemple.fr");
        var agent = await here.FindAsync("retire@exemple.fr");
        Assert.True(await new WithdrawInvitation(db).RunAsync(here.Team.Manager, await here.InvitationOfAsync("retire@exemple.fr"), Now));
        var secret = TelephoneCode.NewSecret();
        Assert.IsType<EnrolOutcome.WrongCode>(await here.Enrol.RunAsync(agent, kept, secret, new Telephone(secret).At(Now), Now));
        Assert.Null(await here.Agents.FindAsync("retire@exemple.fr", Now));

        Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(second, now: Now + MakeEnrolmentCode.LastsFor - TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task A_telephone_that_shows_another_code_sets_nothing_up_and_uses_nothing_up()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (code, secret) = (await here.InviteWithCodeAsync(), TelephoneCode.NewSecret());

        Assert.IsType<EnrolOutcome.WrongTelephone>(await here.Enrol.RunAsync(await here.FindAsync(), code, secret, new Telephone(secret).NotAt(Now), Now));

        Assert.Equal(0, await here.CountAsync("select count(*) from second_factor"));
        Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(code));
    }

    [Fact]
    public async Task A_code_is_made_by_whoever_could_give_every_role_that_it_opens_and_never_for_oneself()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var elsewhere = await TeamWorld.NewAsync(Task.FromResult(db), 61);
        var (cook, _) = await here.CookAsync();
        var both = await here.Team.JoinAsync("deux@exemple.fr", Role.PupilLife);
        await here.Team.GrantAsync(both, Role.Principal, here.Team.World.School);
        var abroad = await here.Team.JoinAsync("ailleurs@exemple.fr", Role.PupilLife);
        await elsewhere.GrantAsync(abroad, Role.HeadCook, elsewhere.World.School);
        var self = await here.Team.JoinAsync("moi@exemple.fr", Role.SchoolManager);
        var byHand = await here.Team.AccountAsync("Sans invitation");
        async Task<EnrolmentRefusal?> WhyAsync(Scope who, Guid account, Role role) => (await here.MakeCode.OfRoleAsync(who, (await here.Db.ReadAsync<Guid>(
            here.Team.World.Service, "select grant_id from role_grant where tenant = @tenant and account_id = @whose and role = @role", new { whose = account, role = (int)role })).Single(), Now)
            as EnrolmentCodeOutcome.Refused)?.Why;

        Assert.Equal(EnrolmentRefusal.HasTelephone, await WhyAsync(here.Team.Manager, cook, Role.HeadCook));
        Assert.Equal(EnrolmentRefusal.NotFound, await WhyAsync(elsewhere.Manager, cook, Role.HeadCook));
        Assert.Equal(EnrolmentRefusal.NotFound, await WhyAsync(here.Team.World.Family(0) with { Role = Role.SchoolManager }, cook, Role.HeadCook));
        Assert.Equal(EnrolmentRefusal.NotFound, await WhyAsync(here.Team.Manager, both, Role.Principal));
        Assert.Equal(EnrolmentRefusal.NotAllYours, await WhyAsync(here.Team.Manager, both, Role.PupilLife));
        Assert.Null(await WhyAsync(here.Team.Officer, both, Role.PupilLife));
        Assert.Equal(EnrolmentRefusal.NotAllYours, await WhyAsync(here.Team.Officer, abroad, Role.PupilLife));
        var signer = await here.Team.JoinAsync("delegue@exemple.fr", Role.PupilLife);
        await here.DelegateAsync(both, signer, Now);
        Assert.Equal(EnrolmentRefusal.NotAllYours, await WhyAsync(here.Team.Manager, signer, Role.PupilLife));
        Assert.Null(await WhyAsync(here.Team.Officer, signer, Role.PupilLife));
        Assert.Equal(EnrolmentRefusal.Yourself, await WhyAsync(here.Team.Manager with { AccountId = self }, self, Role.SchoolManager));
        await here.Team.GrantAsync(byHand, Role.HeadCook, here.Team.World.School);
        Assert.Equal(EnrolmentRefusal.NoInvitation, await WhyAsync(here.Team.Manager, byHand, Role.HeadCook));
    }

    [Fact]
    public async Task Somebody_whom_two_authorities_invite_brings_the_code_of_either()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var elsewhere = await TeamWorld.NewAsync(Task.FromResult(db), 61);
        var first = await here.InviteWithCodeAsync();
        Assert.Null(await elsewhere.Invite.RunAsync(elsewhere.Manager, TeamWorld.To(EmergencyTeam.Cook, Role.HeadCook, elsewhere.World.School), Now));
        const string Other = "autre@exemple.fr";
        Assert.Null(await elsewhere.Invite.RunAsync(elsewhere.Manager, TeamWorld.To(Other, Role.HeadCook, elsewhere.World.School), Now));
        var invitation = (await elsewhere.List.WaitingAsync(elsewhere.Manager, Now)).Single(one => one.Email == Other).InvitationId;
        var second = Assert.IsType<EnrolmentCodeOutcome.Made>(await here.MakeCode.OfInvitationAsync(elsewhere.Manager, invitation, Now)).Code;
        Assert.Null(await here.Team.Invite.RunAsync(here.Team.Manager, TeamWorld.To(Other, Role.HeadCook, here.Team.World.School), Now));

        Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(first));
        var enrolled = Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(second, Other));

        Assert.Equal([elsewhere.World.Tenant], (await new FindSpaces(db).RunAsync(enrolled.Account)).Select(space => space.Scope.Tenant));
    }

    [Fact]
    public async Task A_code_that_served_does_not_serve_again_once_the_telephone_is_removed()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var cook = await here.Team.JoinAsync(EmergencyTeam.Cook, Role.HeadCook);
        var code = await here.CodeOfRoleAsync(cook, Now.AddMinutes(1));
        Assert.IsType<EnrolOutcome.Enrolled>(await here.BringAsync(code, now: Now.AddMinutes(2)));
        Assert.True(await here.SetUp.RemoveAsync(new Scope(here.Team.World.Tenant, cook, Role.HeadCook, []), Now.AddMinutes(3)));

        Assert.IsType<EnrolOutcome.WrongCode>(await here.BringAsync(code, now: Now.AddMinutes(4)));
    }

    [Fact]
    public async Task A_code_dies_when_its_person_may_sign_since()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var cook = await here.Team.JoinAsync(EmergencyTeam.Cook, Role.HeadCook);
        var code = await here.CodeOfRoleAsync(cook, Now.AddMinutes(1));
        await here.DelegateAsync(await here.Team.JoinAsync("andrea@exemple.fr", Role.Principal), cook, Now.AddMinutes(2));

        Assert.IsType<EnrolOutcome.WrongCode>(await here.BringAsync(code, now: Now.AddMinutes(3)));
    }

    [Fact]
    public async Task An_invitation_that_names_an_employer_waits_for_ProConnect()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        await here.Team.Invite.RunAsync(here.Team.Manager, TeamWorld.To(EmergencyTeam.Cook, Role.HeadCook, here.Team.World.School, "13002526500013"), Now);

        Assert.Equal(
            new EnrolmentCodeOutcome.Refused(EnrolmentRefusal.NeedsEmployer), await here.MakeCode.OfInvitationAsync(here.Team.Manager, await here.InvitationOfAsync(EmergencyTeam.Cook), Now));
        Assert.Null(await here.Agents.FindAsync(EmergencyTeam.Cook, Now));
    }

    [Fact]
    public async Task A_manager_who_invites_the_principal_to_the_kitchen_cannot_set_up_the_principals_telephone()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        await here.Team.JoinAsync("andrea@exemple.fr", Role.Principal);
        await here.Team.Invite.RunAsync(here.Team.Manager, TeamWorld.To("andrea@exemple.fr", Role.HeadCook, here.Team.World.School), Now);

        Assert.Equal(
            new EnrolmentCodeOutcome.Refused(EnrolmentRefusal.NotAllYours), await here.MakeCode.OfInvitationAsync(here.Team.Manager, await here.InvitationOfAsync("andrea@exemple.fr"), Now));
    }

    [Fact]
    public async Task A_code_dies_when_its_person_comes_otherwise_or_receives_another_role()
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (code, later) = (await here.InviteWithCodeAsync(), Now.AddHours(1));

        // She comes by ProConnect, and becomes principal too: the code of the manager was made for a chef.
        var cook = await here.Team.AccountAsync("Sacha Moreau");
        await here.Team.Accept.RunAsync(cook, EmergencyTeam.Cook, null, later);
        Assert.IsType<EnrolOutcome.WrongCode>(await here.BringAsync(code, now: later));

        var second = await here.CodeOfRoleAsync(cook, later);
        await here.Team.Invite.RunAsync(here.Team.Officer, TeamWorld.To(EmergencyTeam.Cook, Role.Principal, here.Team.World.School), later);
        await here.Team.Accept.RunAsync(cook, EmergencyTeam.Cook, null, later.AddMinutes(1));
        Assert.IsType<EnrolOutcome.WrongCode>(await here.BringAsync(second, now: later.AddMinutes(2)));
    }
}

public sealed class EnrolmentCodeOnSqliteTests() : EnrolmentCodeTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class EnrolmentCodeOnPostgresTests() : EnrolmentCodeTests(Engine.Postgres);
