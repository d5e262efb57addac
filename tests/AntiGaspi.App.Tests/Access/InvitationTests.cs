using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Notices;
using AntiGaspi.Domain.Basics;
using static AntiGaspi.App.Tests.Access.TeamWorld;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A role is held by invitation only: nobody gives one to themselves, nor one above their own, and an invitation serves once.</summary>
[Trait("Needs", "Postgres")]
public sealed class InvitationTests
{
    private const string Cook = "sacha.moreau@exemple.fr";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Whoever_signs_in_with_the_address_receives_the_role_once(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        Assert.Null(await team.Invite.RunAsync(team.Manager, To(Cook, Role.HeadCook, team.World.School), World.Morning));
        Assert.Equal(Cook, Assert.Single(await team.List.WaitingAsync(team.Manager, World.Morning)).Email);
        var cook = await team.AccountAsync("Sacha Moreau");

        Assert.Equal(1, await team.Accept.RunAsync(cook, "Sacha.Moreau@Exemple.FR", null, World.Morning.AddDays(1)));
        Assert.Equal(0, await team.Accept.RunAsync(cook, Cook, null, World.Morning.AddDays(1)));
        Assert.Equal(0, await team.Accept.RunAsync(await team.AccountAsync("Quelqu’un d’autre"), Cook, null, World.Morning.AddDays(1)));

        Assert.Equal([Role.HeadCook], await team.RolesOfAsync(cook));
        Assert.Empty(await team.List.WaitingAsync(team.Manager, World.Morning));
        Assert.Contains(await team.List.RunAsync(team.Manager), member => member.DisplayName == "Sacha Moreau" && member.Role == Role.HeadCook);
        Assert.Equal(["invitation.sent HeadCook", "invitation.accepted HeadCook"], await team.AuditAsync());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Sixteen_browsers_of_one_person_receive_one_role(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        await team.Invite.RunAsync(team.Manager, To(Cook, Role.HeadCook, team.World.School), World.Morning);
        var cook = await team.AccountAsync("Sacha Moreau");

        var roles = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => team.Accept.RunAsync(cook, Cook, null, World.Morning))));

        Assert.Equal(1, roles.Sum());
        Assert.Equal(1L, await team.World.ScalarAsync<long>("select count(*) from role_grant where tenant = @tenant and account_id = @cook", new { cook }));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_invitation_that_ended_was_withdrawn_or_names_another_employer_gives_nothing(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        var someone = await team.AccountAsync("Quelqu’un");
        await team.Invite.RunAsync(team.Manager, To("tard@exemple.fr", Role.HeadCook, team.World.School), World.Morning);
        await team.Invite.RunAsync(team.Manager, To("retire@exemple.fr", Role.HeadCook, team.World.School), World.Morning);
        await team.Invite.RunAsync(team.Manager, To("siret@exemple.fr", Role.PupilLife, team.World.School, "13002526500013"), World.Morning);
        var withdrawn = (await team.List.WaitingAsync(team.Manager, World.Morning)).Single(one => one.Email == "retire@exemple.fr").InvitationId;
        Assert.True(await new WithdrawInvitation(db).RunAsync(team.Manager, withdrawn, World.Morning));
        Assert.False(await new WithdrawInvitation(db).RunAsync(team.Manager, withdrawn, World.Morning));

        Assert.Equal(0, await team.Accept.RunAsync(someone, "tard@exemple.fr", null, World.Morning + InviteAgent.Waits));
        Assert.Equal(0, await team.Accept.RunAsync(someone, "retire@exemple.fr", null, World.Morning));
        Assert.Equal(0, await team.Accept.RunAsync(someone, "siret@exemple.fr", null, World.Morning));
        Assert.Equal(0, await team.Accept.RunAsync(someone, "siret@exemple.fr", "13002526500021", World.Morning));
        Assert.Equal(0, await team.Accept.RunAsync(someone, "inconnu@exemple.fr", null, World.Morning));
        Assert.Empty(await team.RolesOfAsync(someone));
        Assert.Equal(1, await team.Accept.RunAsync(someone, "siret@exemple.fr", "13002526500013", World.Morning));
    }

    [Theory]
    [InlineData(Role.HeadCook, true)]
    [InlineData(Role.PupilLife, true)]
    [InlineData(Role.SchoolManager, true)]
    [InlineData(Role.Principal, false)]
    [InlineData(Role.PublicAccountant, false)]
    [InlineData(Role.AuthorityOfficer, false)]
    [InlineData(Role.Operator, false)]
    [InlineData(Role.Family, false)]
    [InlineData(Role.Service, false)]
    public async Task A_manager_gives_the_roles_of_the_team_and_none_above(Role role, bool may)
    {
        var team = await TeamWorld.NewAsync(Engine.Sqlite);
        await using var db = team.Db;
        var school = GrantRule.IsOfWholeAuthority(role) ? (Guid?)null : team.World.School;

        Assert.Equal(may ? null : InviteRefusal.NotYours, await team.Invite.RunAsync(team.Manager, To("a@exemple.fr", role, school), World.Morning));
        Assert.Equal(
            role is Role.Operator or Role.Family or Role.Service ? InviteRefusal.NotYours : null, await team.Invite.RunAsync(team.Officer, To("b@exemple.fr", role, school), World.Morning));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_gives_a_role_to_themselves_nor_in_a_school_that_is_not_theirs(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        var other = await World.CreateAsync(db, tenant: 61);
        var manager = await team.JoinAsync("claude@exemple.fr", Role.SchoolManager);
        var scope = new Scope(team.World.Tenant, manager, Role.SchoolManager, []);

        Assert.Equal(InviteRefusal.Yourself, await team.Invite.RunAsync(scope, To("claude@exemple.fr", Role.HeadCook, team.World.School), World.Morning));
        Assert.Equal(InviteRefusal.NotYours, await team.Invite.RunAsync(scope, To(Cook, Role.HeadCook, other.School), World.Morning));
        Assert.Equal(InviteRefusal.NotYours, await team.Invite.RunAsync(team.Officer, To(Cook, Role.HeadCook, null), World.Morning));
        Assert.Equal(InviteRefusal.NotYours, await team.Invite.RunAsync(team.World.Family(0), To(Cook, Role.HeadCook, team.World.School), World.Morning));
        Assert.Equal(InviteRefusal.NotYours, await team.Invite.RunAsync(team.World.Family(0) with { Role = Role.SchoolManager }, To(Cook, Role.HeadCook, team.World.School), World.Morning));

        // Through a second address of theirs, it is not taken up.
        Assert.Null(await team.Invite.RunAsync(scope, To("autre@exemple.fr", Role.HeadCook, team.World.School), World.Morning));
        Assert.Equal(0, await team.Accept.RunAsync(manager, "autre@exemple.fr", null, World.Morning));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_address_is_invited_once_to_a_role_and_again_when_it_has_ended(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        var asked = To(Cook, Role.HeadCook, team.World.School);
        Assert.Null(await team.Invite.RunAsync(team.Manager, asked, World.Morning));
        Assert.Equal(InviteRefusal.AlreadyInvited, await team.Invite.RunAsync(team.Manager, asked, World.Morning));
        Assert.Null(await team.Invite.RunAsync(team.Manager, asked with { Role = Role.PupilLife }, World.Morning));
        var cook = await team.AccountAsync("Sacha Moreau");
        Assert.Equal(2, await team.Accept.RunAsync(cook, Cook, null, World.Morning));
        Assert.Equal(InviteRefusal.AlreadyHeld, await team.Invite.RunAsync(team.Manager, asked, World.Morning));

        var grant = (await team.List.RunAsync(team.Manager)).Single(one => one.AccountId == cook && one.Role == Role.HeadCook).GrantId;
        Assert.Equal(EndRoleOutcome.Ended, await team.End.RunAsync(team.Manager, grant, World.Morning));
        Assert.Null(await team.Invite.RunAsync(team.Manager, asked, World.Morning.AddDays(1)));
        Assert.Equal(InviteRefusal.EndsTooSoon, await team.Invite.RunAsync(team.Manager, asked with { Email = "x@exemple.fr", EndsAt = World.Morning }, World.Morning));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_message_says_what_for_and_a_withdrawn_invitation_says_that_it_is(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        await team.Invite.RunAsync(team.Manager, To(Cook, Role.HeadCook, team.World.School), World.Morning);
        var id = (await team.List.WaitingAsync(team.Manager, World.Morning)).Single().InvitationId;
        Assert.Equal([$"Invitation {Cook}"], await db.ReadAsync<string>(team.World.Service, "select kind || ' ' || recipient from outbox where tenant = @tenant"));
        var compose = Composing.On(db, TimeProvider.System);
        var message = new WaitingMessage(
            team.World.Service, "Département d’essai", World.NewId(), MessageKind.Invitation, Cook, new Dictionary<string, string> { [InviteAgent.InvitationId] = id.ToString("D") },
            World.Morning, World.Morning.AddDays(14), 1);

        Assert.Contains((await compose.ComposeAsync(message))!.Lines, line => line.Text.Contains("comme chef de cuisine (Jean-Moulin)", StringComparison.Ordinal));
        await new WithdrawInvitation(db).RunAsync(team.Manager, id, World.Morning);
        Assert.Contains((await compose.ComposeAsync(message))!.Lines, line => line.Text.Contains("a retiré cette invitation", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_table_that_says_where_to_look_names_nobody_and_is_empty_once_nobody_is_awaited(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        await team.Invite.RunAsync(team.Manager, To(Cook, Role.HeadCook, team.World.School, "13002526500013"), World.Morning);
        Assert.DoesNotContain("moreau", (await db.ReadNationalAsync<string>("select address_sha256 from invited_address")).Single(), StringComparison.Ordinal);
        Assert.False(await team.Accept.IsAwaitedAsync(Cook, null, World.Morning));
        Assert.False(await team.Accept.IsAwaitedAsync(Cook, "13002526500013", World.Morning + InviteAgent.Waits));
        Assert.False(await team.Accept.IsAwaitedAsync("autre@exemple.fr", "13002526500013", World.Morning));
        Assert.True(await team.Accept.IsAwaitedAsync(Cook, "13002526500013", World.Morning));

        // Not taken up by an account of another employer, it still waits.
        var cook = await team.AccountAsync("Sacha Moreau");
        await team.Accept.RunAsync(cook, Cook, null, World.Morning);
        Assert.Single(await db.ReadNationalAsync<string>("select address_sha256 from invited_address"));
        await team.Accept.RunAsync(cook, Cook, "13002526500013", World.Morning);
        Assert.Empty(await db.ReadNationalAsync<string>("select address_sha256 from invited_address"));
    }

    [Fact]
    public async Task Without_its_guards_the_taking_of_an_invitation_gives_a_role_too_many()
    {
        var team = await TeamWorld.NewAsync(Engine.Sqlite);
        await using var db = team.Db;
        await team.Invite.RunAsync(team.Manager, To(Cook, Role.HeadCook, team.World.School), World.Morning);
        var cook = await team.AccountAsync("Sacha Moreau");
        await team.Accept.RunAsync(cook, Cook, null, World.Morning);
        var values = new { address = Cook, siret = "", now = World.Morning };
        var again = new Scope(team.World.Tenant, cook, Role.Public, []);
        var inviter = new Scope(team.World.Tenant, team.World.Office, Role.Public, []);

        Assert.Empty(await db.ReadAsync<Guid>(again, InvitationRows.Take, values));
        Assert.NotEmpty(await db.ReadAsync<Guid>(again, Without("accepted_at is null and "), values));
        Assert.Empty(await db.ReadAsync<Guid>(inviter, Without("accepted_at is null and "), values));
        Assert.NotEmpty(await db.ReadAsync<Guid>(inviter, Without("accepted_at is null and ").Replace(" and invited_by <> @account", "", StringComparison.Ordinal), values));
    }

    private static string Without(string guard)
    {
        Assert.Contains(guard, InvitationRows.Take, StringComparison.Ordinal);
        return InvitationRows.Take.Replace(guard, "", StringComparison.Ordinal);
    }
}
