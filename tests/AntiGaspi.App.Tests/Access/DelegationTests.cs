using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Notices;
using AntiGaspi.App.Tests.Refunds;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A delegation opens the signature from its first day to its last, and dies with the roles that it rests on.</summary>
[Trait("Needs", "Postgres")]
public sealed class DelegationTests
{
    private static readonly DateTimeOffset Now = BatchWorld.Now;
    private static readonly DateOnly First = new(2026, 12, 3);
    private static readonly DateOnly Last = new(2026, 12, 10);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_delegate_signs_from_the_first_day_to_the_last_on_the_clock_of_the_school(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        Assert.Null(await GiveAsync(college));

        foreach (var (at, may) in new[]
        {
            (World.Paris(12, 2, 23, 59), false), (World.Paris(12, 3, 0), true), (World.Paris(12, 10, 23, 59, 59), true), (World.Paris(12, 11, 0), false),
        })
        {
            Assert.Equal(may ? 1 : 0, (await new DelegationList(db).HeldAsync(college.PupilLife, at)).Count);
            var id = await college.PreparedAsync();
            Assert.Equal(may ? null : SignRefusal.Unknown, await college.Sign.RunAsync(college.PupilLife, id, await college.DigestOfAsync(id), at));
            await college.Withdraw.RunAsync(college.Office, id, at);
            await college.CorrectAsync(0, 26, 1 + at.Hour);
        }

        Assert.Equal(["delegation.given "], (await college.Team.AuditAsync()).Where(row => row.StartsWith("delegation", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_a_principal_gives_it_and_only_to_pupils_life_of_the_school(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var elsewhere = await BatchWorld.OnAsync(Task.FromResult(db), 61);
        foreach (var stranger in new[] { college.Office, college.PupilLife, college.Accountant, college.World.Family(0), elsewhere.Principal })
        {
            Assert.Equal(DelegationRefusal.NotPrincipal, await GiveAsync(college, by: stranger));
        }

        foreach (var nobody in new[] { college.Office.AccountId, college.Accountant.AccountId, college.Principal.AccountId, college.World.Families[0], elsewhere.PupilLife.AccountId, World.NewId() })
        {
            Assert.Equal(DelegationRefusal.UnknownDelegate, await GiveAsync(college, nobody));
        }

        Assert.Equal([college.PupilLife.AccountId], (await new DelegationList(db).CandidatesAsync(college.Principal)).Select(one => one.AccountId));
        Assert.Empty(await new DelegationList(db).CandidatesAsync(college.Office));
        Assert.Equal(DelegationRefusal.Past, await GiveAsync(college, first: new(2026, 11, 30)));
        Assert.Equal(DelegationRefusal.TooLong, await GiveAsync(college, last: new(2027, 9, 1)));
        Assert.Null(await GiveAsync(college));
        Assert.Equal(DelegationRefusal.AlreadyGiven, await GiveAsync(college, first: Last, last: Last.AddDays(3)));
        Assert.Null(await GiveAsync(college, first: Last.AddDays(1), last: Last.AddDays(3)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task It_is_ended_early_and_the_delegate_is_told_both_times_by_the_state_of_that_moment(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var invited = await college.Team.JoinAsync("lou@exemple.fr", Role.PupilLife);
        Assert.Null(await GiveAsync(college, invited));
        var one = (await new DelegationList(db).RunAsync(college.Principal)).Single();
        Assert.True(one.Runs(World.Paris(12, 10, 23)));
        Assert.False(one.Runs(World.Paris(12, 11, 1)));

        Assert.Contains("vous laisse signer les états des remises d’ordre du jeudi 3 décembre au jeudi 10 décembre.", await MailAsync(college, one.DelegationId), StringComparison.Ordinal);

        Assert.False(await new EndDelegation(db).RunAsync(college.Office, one.DelegationId, Now));
        Assert.False(await new EndDelegation(db).RunAsync(college.Principal, World.NewId(), Now));
        Assert.True(await new EndDelegation(db).RunAsync(college.Principal, one.DelegationId, Now));
        Assert.False(await new EndDelegation(db).RunAsync(college.Principal, one.DelegationId, Now));

        Assert.Empty(await new DelegationList(db).HeldAsync(college.PupilLife with { AccountId = invited }, World.Paris(12, 4, 9)));
        Assert.Equal(2, await college.World.ScalarAsync<long>("select count(*) from outbox where tenant = @tenant and kind = 'Delegation' and recipient = 'lou@exemple.fr'"));
        Assert.Contains("Votre délégation de signature pour Jean-Moulin est terminée.", await MailAsync(college, one.DelegationId), StringComparison.Ordinal);
        var card = await new DelegationCard(db).RunAsync(college.World.Service, one.DelegationId);
        Assert.Equal(("Jean-Moulin", "Andréa", Now), (card!.SchoolName, card.PrincipalName, card.EndedAt));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task It_dies_with_the_role_of_either_and_does_not_rise_with_a_new_one(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        foreach (var (who, role) in new[] { (college.PupilLife, Role.PupilLife), (college.Principal, Role.Principal) })
        {
            Assert.Null(await GiveAsync(college));
            Assert.Single(await HeldAsync(college));

            Assert.Equal(EndRoleOutcome.Ended, await college.Team.End.RunAsync(college.Team.Officer, await college.Team.GrantOfAsync(who.AccountId), Now));
            Assert.Empty(await HeldAsync(college));

            await college.Team.GrantAsync(who.AccountId, role, college.World.School);
            Assert.Empty(await HeldAsync(college));
        }

        Assert.Equal(2, (await college.Team.AuditAsync()).Count(row => row == "delegation.ended role"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task It_dies_when_the_delegate_begins_to_prepare_or_to_control(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        foreach (var role in new[] { Role.SchoolManager, Role.PublicAccountant })
        {
            Assert.Null(await GiveAsync(college));
            var email = $"{role}@exemple.fr".ToLowerInvariant();
            Assert.Null(await college.Team.Invite.RunAsync(role == Role.SchoolManager ? college.Office : college.Team.Officer, TeamWorld.To(email, role, college.World.School), Now));

            Assert.Equal(1, await college.Team.Accept.RunAsync(college.PupilLife.AccountId, email, null, Now));

            Assert.Empty(await HeldAsync(college));
            Assert.Equal(0, await college.World.ScalarAsync<long>("select count(*) from delegation where tenant = @tenant and ended_at is null"));
            await db.WriteAsync(college.World.Service, transaction => transaction.ExecuteAsync(
                "update role_grant set ended_at = @Now where tenant = @tenant and account_id = @who and role = @role", new { Now, who = college.PupilLife.AccountId, role = (int)role }));
        }
    }

    private static Task<DelegationRefusal?> GiveAsync(BatchWorld college, Guid? to = null, Scope? by = null, DateOnly? first = null, DateOnly? last = null) =>
        new GiveDelegation(college.Db).RunAsync(by ?? college.Principal, new(college.World.School, to ?? college.PupilLife.AccountId, first ?? First, last ?? Last), Now);

    // What the message says if it leaves now.
    private static async Task<string> MailAsync(BatchWorld college, Guid delegation)
    {
        var compose = Composing.On(college.Db, TimeProvider.System);
        var message = new WaitingMessage(
            college.World.Service, "Département d’essai", World.NewId(), MessageKind.Delegation, "lou@exemple.fr",
            new Dictionary<string, string> { [DelegationRows.DelegationId] = delegation.ToString("D") }, Now, Now.AddDays(14), 1);
        return string.Join('\n', (await compose.ComposeAsync(message))!.Lines.Select(line => line.Text));
    }

    private static Task<IReadOnlyList<BatchSchool>> HeldAsync(BatchWorld college) => new DelegationList(college.Db).HeldAsync(college.PupilLife, World.Paris(12, 4, 9));
}
