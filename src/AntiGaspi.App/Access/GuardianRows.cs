using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>How an adult was recognised; its words go to the audit trail.</summary>
internal static class LinkWays
{
    public const string Letter = "letter";
    public const string Mail = "mail";
    public const string Mailbox = "mailbox";
}

/// <summary>An adult of a school's file, as the linking acts see it.</summary>
internal record GuardianRow
{
    public Guid GuardianId { get; init; }

    public Guid? AccountId { get; init; }

    public string FamilyName { get; init; } = "";

    public string? UsageName { get; init; }

    public string GivenName { get; init; } = "";
}

/// <summary>A child whom an adult answers for.</summary>
internal sealed record ChildRow
{
    public Guid PupilId { get; init; }

    public string GivenName { get; init; } = "";

    public DateOnly? BirthDay { get; init; }

    /// <summary>Whether the adult may be let in without the office: legal guardian, payer, or admitted already.</summary>
    public bool IsFree { get; init; }
}

/// <summary>The rows that every way of linking reads and writes, inside the transaction of the act.</summary>
internal static class GuardianRows
{
    /// <summary>Whether a link of the file opens the meals: said once here for the acts, and in the view may_act for everything else.</summary>
    public const string Opens = "g.ended_at is null and (g.level <= 2 or g.is_payer or g.admitted_at is not null)";

    /// <summary>The children of an adult who are not gone.</summary>
    /// <param name="transaction">The act's.</param>
    /// <param name="guardianId">The adult.</param>
    /// <param name="today">The day.</param>
    /// <param name="anyLevel">Also those of whom the adult is only a contact.</param>
    public static Task<IReadOnlyList<ChildRow>> ChildrenAsync(Transaction transaction, Guid guardianId, DateOnly today, bool anyLevel = false) =>
        transaction.QueryAsync<ChildRow>(anyLevel ? AllChildren : OpenChildren, new { guardianId, today });

    /// <summary>Whether an account is already that of another adult of one of the same children.</summary>
    public static async Task<bool> IsOtherAdultAsync(Transaction transaction, Guid guardianId, Guid owner) =>
        (await transaction.QueryAsync<int>(OtherAdult, new { guardianId, owner })).Count > 0;

    /// <summary>Gives an adult of the file its account, writes who did it, and tells every adult of the children.</summary>
    /// <param name="transaction">The act's.</param>
    /// <param name="guardian">The adult.</param>
    /// <param name="owner">The account.</param>
    /// <param name="way">How the adult was recognised.</param>
    /// <param name="now">When.</param>
    public static async Task LinkAsync(Transaction transaction, GuardianRow guardian, Guid owner, string way, DateTimeOffset now)
    {
        var moves = guardian.AccountId is { } before && before != owner;
        var values = new { guardian.GuardianId, owner, way, now = now.ToStored(), audit = Ids.New(now), action = moves ? "guardian.moved" : "guardian.linked" };
        await transaction.ExecuteAsync("update guardian set account_id = @owner where tenant = @tenant and guardian_id = @GuardianId", values);
        await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @owner) on conflict do nothing", values);
        await transaction.ExecuteAsync("delete from link_failure where tenant = @tenant and guardian_id = @GuardianId", values);
        await transaction.ExecuteAsync(Audit, values);
        await LinkNotices.AddAsync(transaction, guardian.GuardianId, moves ? AccessChange.Moved : AccessChange.Linked, now);
    }

    /// <summary>Keeps that a birth date was wrong.</summary>
    public static Task<int> FailAsync(Transaction transaction, Guid guardianId, DateTimeOffset now) => transaction.ExecuteAsync(
        "insert into link_failure (tenant, failure_id, guardian_id, failed_at) values (@tenant, @id, @guardianId, @now)", new { guardianId, id = Ids.New(now), now = now.ToStored() });

    /// <summary>How many birth dates were wrong since an instant.</summary>
    public static async Task<int> FailuresAsync(Transaction transaction, Guid guardianId, DateTimeOffset since) =>
        (await transaction.QueryAsync<int>(Failures, new { guardianId, since = since.ToStored() })).Single();

    /// <summary>Writes who did what to an adult's access.</summary>
    public static Task AuditAsync(Transaction transaction, Guid guardianId, string action, string way, DateTimeOffset now) =>
        transaction.ExecuteAsync(Audit, new { GuardianId = guardianId, action, way, audit = Ids.New(now), now = now.ToStored() });

    private const string Child = """
        select p.pupil_id, p.given_name, p.birth_day, (g.level = 1 or g.is_payer or g.admitted_at is not null) as is_free
        from guardian_link g
        join pupil p on p.tenant = g.tenant and p.pupil_id = g.pupil_id
        where g.tenant = @tenant and g.guardian_id = @guardianId and (p.exit_day is null or p.exit_day >= @today)
        """;

    private const string OpenChildren = $"{Child} and {Opens} order by p.birth_day, p.given_name, p.pupil_id";

    private const string AllChildren = $"{Child} and g.ended_at is null order by p.birth_day, p.given_name, p.pupil_id";

    private const string OtherAdult = """
        select 1
        from guardian_link mine
        join guardian_link g on g.tenant = mine.tenant and g.pupil_id = mine.pupil_id and g.guardian_id <> mine.guardian_id and g.ended_at is null
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        where mine.tenant = @tenant and mine.guardian_id = @guardianId and mine.ended_at is null and u.account_id = @owner
        limit 1
        """;

    private const string Failures = """
        select cast(count(*) as integer) from link_failure where tenant = @tenant and guardian_id = @guardianId and failed_at >= @since
        """;

    private const string Audit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @audit, @now, @account, @action, @GuardianId, @way)
        """;
}
