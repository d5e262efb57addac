using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>Somebody who asked to be linked and waits for the office.</summary>
public sealed record WaitingRequest
{
    public Guid RequestId { get; init; }

    public Guid PupilId { get; init; }

    public string GivenName { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string? Division { get; init; }

    /// <summary>How the account is called: what FranceConnect said, or a mailbox.</summary>
    public string AskedBy { get; init; } = "";

    /// <summary>The mailbox that the account proved; null when it proved none.</summary>
    public string? Mailbox { get; init; }

    public string Why { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }
}

/// <summary>An adult of a child, among whom the office says who somebody is, or whose access it looks after.</summary>
public sealed record PupilAdult : PupilGuardian
{
    public Guid GuardianId { get; init; }

    public Guid PupilId { get; init; }

    public bool HasAccount { get; init; }

    public bool IsSuspended { get; init; }

    public bool IsAdmitted { get; init; }

    /// <summary>Whether the file, or the office, lets this adult see the meals.</summary>
    public bool MayHaveAccount => Level != GuardianLevel.Contact || IsPayer || IsAdmitted;
}

/// <summary>How many adults of the office's schools no mail reaches alone, and why.</summary>
public sealed record LinkCounts
{
    /// <summary>Adults who may have an account.</summary>
    public int Adults { get; init; }

    /// <summary>Those who have one.</summary>
    public int Linked { get; init; }

    /// <summary>Without one, and without a mailbox in the file: an old format, or nobody asked.</summary>
    public int WithoutMailbox { get; init; }

    /// <summary>Without one, whose mailbox is also that of another adult.</summary>
    public int SharedMailbox { get; init; }

    /// <summary>Without one, in charge of the child but no legal guardian.</summary>
    public int NotLegal { get; init; }

    /// <summary>Whose code died of wrong birth dates, or who failed by mailbox.</summary>
    public int Failed { get; init; }
}

/// <summary>Reads what the office has to look after between the adults of its files and their accounts.</summary>
public sealed class OfficeLinks(Db db)
{
    /// <summary>Requests shown at most; the others wait behind them.</summary>
    public const int MaxRequests = 100;

    /// <summary>Who waits, the first who asked first.</summary>
    public Task<IReadOnlyList<WaitingRequest>> WaitingAsync(Scope scope) => db.ReadAsync<WaitingRequest>(scope, Waiting, new { MaxRequests });

    /// <summary>The request, when it still waits; null when it is not one of this office's.</summary>
    public async Task<WaitingRequest?> FindAsync(Scope scope, Guid requestId) =>
        (await db.ReadAsync<WaitingRequest>(scope, One, new { requestId })).SingleOrDefault();

    /// <summary>The adults of a pupil in the file.</summary>
    public Task<IReadOnlyList<PupilAdult>> AdultsAsync(Scope scope, Guid pupilId) => db.ReadAsync<PupilAdult>(scope, Adults, new { pupilId });

    /// <summary>The counts for the schools of the office.</summary>
    public async Task<LinkCounts> CountAsync(Scope scope, DateOnly today) => (await db.ReadAsync<LinkCounts>(scope, Counts, new { today })).Single();

    private const string Request = """
        select q.request_id, q.pupil_id, p.given_name, coalesce(p.usage_name, p.family_name) as family_name, p.division, a.display_name as asked_by,
          (select min(i.subject) from identity i where i.account_id = q.account_id and i.provider = 3 and i.ended_at is null) as mailbox, q.why, q.asked_at
        from link_request q
        join pupil p on p.tenant = q.tenant and p.pupil_id = q.pupil_id
        join account a on a.account_id = q.account_id
        where q.tenant = @tenant and q.decided_at is null
          and exists (select 1 from may_act y where y.tenant = q.tenant and y.account_id = @account and y.pupil_id = q.pupil_id and y.door = 'office')
        """;

    private const string Waiting = $"{Request} order by q.asked_at, q.request_id limit @MaxRequests";

    private const string One = $"{Request} and q.request_id = @requestId";

    private const string Adults = """
        select u.guardian_id, g.pupil_id, u.title, u.family_name, u.usage_name, u.given_name, g.level, g.is_payer,
          (u.account_id is not null) as has_account, (u.suspended_at is not null) as is_suspended, (g.admitted_at is not null) as is_admitted
        from guardian_link g
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        where g.tenant = @tenant and g.pupil_id = @pupilId and g.ended_at is null
          and exists (select 1 from may_act y where y.tenant = g.tenant and y.account_id = @account and y.pupil_id = g.pupil_id and y.door = 'office')
        order by g.level, u.family_name, u.given_name, u.guardian_id
        """;

    private const string Counts = $"""
        with mine as (
          select u.guardian_id, u.account_id, u.email, min(case when g.level = 1 or g.is_payer or g.admitted_at is not null then 0 else 1 end) as not_legal
          from role_grant r
          join guardian u on u.tenant = r.tenant and u.school_id = r.school_id and u.suspended_at is null
          join guardian_link g on g.tenant = u.tenant and g.guardian_id = u.guardian_id and {GuardianRows.Opens}
          join pupil p on p.tenant = g.tenant and p.pupil_id = g.pupil_id and (p.exit_day is null or p.exit_day >= @today)
          where r.tenant = @tenant and r.account_id = @account and r.role = 3 and r.ended_at is null
          group by u.guardian_id, u.account_id, u.email)
        select cast(count(*) as integer) as adults, cast(count(m.account_id) as integer) as linked,
          cast(coalesce(sum(case when m.account_id is null and coalesce(m.email, '') = '' then 1 else 0 end), 0) as integer) as without_mailbox,
          cast(coalesce(sum(case when m.account_id is null and m.email <> '' and (
            select count(distinct coalesce(x.usage_name, x.family_name) || '|' || x.given_name) from guardian x
            where x.tenant = @tenant and lower(x.email) = lower(m.email)) > 1 then 1 else 0 end), 0) as integer) as shared_mailbox,
          cast(coalesce(sum(case when m.account_id is null and m.not_legal = 1 then 1 else 0 end), 0) as integer) as not_legal,
          cast(coalesce(sum(case when m.account_id is null and exists (
            select 1 from link_failure f where f.tenant = @tenant and f.guardian_id = m.guardian_id) then 1 else 0 end), 0) as integer) as failed
        from mine m
        """;
}
