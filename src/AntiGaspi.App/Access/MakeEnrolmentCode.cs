using System.Security.Cryptography;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>Why no code is made for somebody.</summary>
public enum EnrolmentRefusal
{
    /// <summary>Nobody of that number in a team that the account leads.</summary>
    NotFound,

    /// <summary>It is for oneself: one's own telephone is set up after signing in.</summary>
    Yourself,

    /// <summary>A telephone is set up already; it is removed first.</summary>
    HasTelephone,

    /// <summary>The person also holds a role that is not the account's to give.</summary>
    NotAllYours,

    /// <summary>Only ProConnect tells the employer that the invitation asks for.</summary>
    NeedsEmployer,

    /// <summary>The role was not given by an invitation: no address is known.</summary>
    NoInvitation,
}

/// <summary>What came of making a code.</summary>
public abstract record EnrolmentCodeOutcome
{
    /// <summary>It is shown once, now: no table holds it.</summary>
    public sealed record Made(ActivationCode Code, string Address, DateTimeOffset EndsAt) : EnrolmentCodeOutcome;

    /// <summary>None was made.</summary>
    public sealed record Refused(EnrolmentRefusal Why) : EnrolmentCodeOutcome;
}

/// <summary>
/// Makes the code that lets somebody of the team set up a telephone without ProConnect, together with their mailbox. It is handed
/// over in person, by whoever could give every role that it will open, and never to oneself.
/// </summary>
public sealed class MakeEnrolmentCode(Db db, ServerKey key, KnownAgents agents)
{
    /// <summary>How long it is good.</summary>
    public static readonly TimeSpan LastsFor = TimeSpan.FromDays(1);

    /// <summary>By which it is found.</summary>
    internal static string DigestOf(ServerKey key, ActivationCode code) => key.Digest("enrolment code", code.Symbols);

    /// <summary>For somebody who holds a role.</summary>
    public Task<EnrolmentCodeOutcome> OfRoleAsync(Scope scope, Guid grantId, DateTimeOffset now) => MakeAsync(scope, OfGrant, grantId, now);

    /// <summary>For somebody who was invited and has not come.</summary>
    public Task<EnrolmentCodeOutcome> OfInvitationAsync(Scope scope, Guid invitationId, DateTimeOffset now) => MakeAsync(scope, OfInvitation, invitationId, now);

    private async Task<EnrolmentCodeOutcome> MakeAsync(Scope scope, string find, Guid id, DateTimeOffset now)
    {
        var rows = await db.ReadAsync<Row>(scope, find, new { id, giver = (int)scope.Role, now = now.ToStored() });
        if (rows is not [var row, ..] || !GrantRule.GivenBy(scope.Role).Contains((Role)row.Role))
        {
            return new EnrolmentCodeOutcome.Refused(EnrolmentRefusal.NotFound);
        }

        if (await WhyNotAsync(scope, row, now) is { } why)
        {
            return new EnrolmentCodeOutcome.Refused(why);
        }

        var code = ActivationCode.Of(RandomNumberGenerator.GetBytes(ActivationCode.Drawn));
        var values = new { row.InvitationId, digest = DigestOf(key, code), now = now.ToStored(), ends = (now + LastsFor).ToStored() };
        await db.WriteAsync(scope, async transaction =>
        {
            await transaction.ExecuteAsync(Keep, values);
            await SecondFactorNotices.AddAsync(transaction, row.Email!, SecondFactorChange.CodeMade, now);
            return await AuditTrail.AddAsync(transaction, "enrolment.made", row.InvitationId!.Value, now);
        });
        return new EnrolmentCodeOutcome.Made(code, row.Email!, now + LastsFor);
    }

    private async Task<EnrolmentRefusal?> WhyNotAsync(Scope scope, Row row, DateTimeOffset now)
    {
        if (row.AccountId == scope.AccountId)
        {
            return EnrolmentRefusal.Yourself;
        }

        if (row.InvitationId is null)
        {
            return EnrolmentRefusal.NoInvitation;
        }

        if (row.NeedsEmployer)
        {
            return EnrolmentRefusal.NeedsEmployer;
        }

        // The address may be that of somebody who came before: the telephone would open all that they may do.
        if ((await agents.FindAsync(row.Email!, now))?.Account is not { } account)
        {
            return null;
        }

        return account == scope.AccountId ? EnrolmentRefusal.Yourself
            : (await db.ReadAsync<int>(scope, "select 1 from second_factor where account_id = @of", new { of = account })).Count > 0 ? EnrolmentRefusal.HasTelephone
            : await IsAllTheirsAsync(scope, account) ? null : EnrolmentRefusal.NotAllYours;
    }

    private async Task<bool> IsAllTheirsAsync(Scope scope, Guid account)
    {
        var values = new { of = account, giver = (int)scope.Role };

        // Whoever signs in the name of a principal is chosen by the principal: the manager, who prepares what is signed, makes no code for them.
        if (scope.Role == Role.SchoolManager && (await db.ReadAsync<int>(scope, Signs, values)).Count > 0)
        {
            return false;
        }

        var roles = await db.ReadAsync<Held>(scope, Roles, values);
        if (!roles.All(role => role.IsLed && GrantRule.GivenBy(scope.Role).Contains((Role)role.Role)))
        {
            return false;
        }

        foreach (var tenant in await db.ReadNationalAsync<int>("select tenant from account_tenant where account_id = @of order by tenant", values))
        {
            if (tenant != scope.Tenant && (await db.ReadAsync<Held>(Scope.Service(tenant), Roles, values)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private const string Led = """
        exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.role = @giver and r.ended_at is null
          and (r.role = 7 or (r.role = 3 and r.school_id = x.school_id)))
        """;

    private const string OfGrant = $"""
        select x.role, x.account_id, i.invitation_id, i.email
        from role_grant x
        left join invitation i on i.tenant = x.tenant and i.account_id = x.account_id and i.role = x.role and (i.school_id = x.school_id or i.school_id is null) and {KnownAgents.IsHeld}
        where x.tenant = @tenant and x.grant_id = @id and x.ended_at is null and {Led}
        order by i.accepted_at desc limit 1
        """;

    private const string OfInvitation = $"""
        select x.role, x.account_id, x.invitation_id, x.email, (x.siret is not null) as needs_employer
        from invitation x
        where x.tenant = @tenant and x.invitation_id = @id and x.accepted_at is null and x.withdrawn_at is null and x.ends_at > @now and {Led}
        """;

    private const string Roles = $"select x.role, {Led} as is_led from role_grant x where x.tenant = @tenant and x.account_id = @of and x.ended_at is null";

    private const string Signs = "select 1 from delegation d where d.tenant = @tenant and d.delegate_id = @of and d.ended_at is null";

    // A new one takes the place of the one before.
    private const string Keep = """
        insert into enrolment_code (tenant, invitation_id, digest, made_at, made_by, ends_at) values (@tenant, @InvitationId, @digest, @now, @account, @ends)
        on conflict (tenant, invitation_id) do update
          set digest = excluded.digest, made_at = excluded.made_at, made_by = excluded.made_by, ends_at = excluded.ends_at, attempts = 0, used_at = null
        """;

    private sealed record Row
    {
        public int Role { get; init; }

        public Guid? AccountId { get; init; }

        public Guid? InvitationId { get; init; }

        public string? Email { get; init; }

        public bool NeedsEmployer { get; init; }
    }

    private sealed record Held
    {
        public int Role { get; init; }

        public bool IsLed { get; init; }
    }
}
