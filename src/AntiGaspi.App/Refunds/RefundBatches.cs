using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>A refund batch, as its pages show it.</summary>
public sealed record RefundBatch
{
    public Guid BatchId { get; init; }

    public Guid SchoolId { get; init; }

    public string SchoolName { get; init; } = "";

    public string Uai { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public int Exercise { get; init; }

    public int Number { get; init; }

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    public int Entries { get; init; }

    /// <summary>Accounts of families: a pupil and a billing term.</summary>
    public int Accounts { get; init; }

    public long Cents { get; init; }

    public string Sha256 { get; init; } = "";

    public DateTimeOffset PreparedAt { get; init; }

    public Guid PreparedBy { get; init; }

    public string PreparedByName { get; init; } = "";

    /// <summary>When it was withdrawn, returned or signed; none while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public DateOnly? DecidedDay { get; init; }

    public Guid? DecidedBy { get; init; }

    public string? DecidedByName { get; init; }

    public DateTimeOffset? ControlledAt { get; init; }

    /// <summary>Observations of the accountant.</summary>
    public int Observed { get; init; }

    public BatchState State { get; init; }

    /// <summary>Why it was sent back, as it is stored; none when it was not.</summary>
    public string? ReasonWord { get; init; }

    public ReturnReason? Reason => ReasonWord is { } word ? Enum.Parse<ReturnReason>(word, ignoreCase: true) : null;

    public Money Amount => new(Cents);

    public BatchPeriod Period => new(FirstDay, LastDay);

    /// <summary>Whether somebody neither prepared nor signed it, and so may control it.</summary>
    public bool MayBeControlledBy(Guid account) => State == BatchState.Signed && PreparedBy != account && DecidedBy != account;
}

/// <summary>What the accountant noted on a batch.</summary>
public sealed record BatchVisa
{
    /// <summary>What is to be mended, as it is stored; empty when the batch was controlled.</summary>
    public string ReasonWord { get; init; } = "";

    public Observation? Reason => ReasonWord.Length > 0 ? Enum.Parse<Observation>(ReasonWord, ignoreCase: true) : null;

    public DateTimeOffset GivenAt { get; init; }

    public string GivenByName { get; init; } = "";
}

/// <summary>Reads the refund batches of the schools of an account; the accountant reads those that are signed.</summary>
public sealed class RefundBatches(Db db)
{
    /// <summary>Most batches of one reading: two years of months for five schools.</summary>
    public const int MaxBatches = 120;

    /// <summary>The schools whose batches the account reads now; none for whoever has nothing to do with them.</summary>
    public Task<IReadOnlyList<BatchSchool>> SchoolsAsync(Scope scope, DateTimeOffset now) => BatchReach.SchoolsAsync(db, scope, now);

    /// <summary>The batches of some of these schools, the latest first.</summary>
    public Task<IReadOnlyList<RefundBatch>> RunAsync(Scope scope, IReadOnlyList<BatchSchool> schools) =>
        db.ReadAsync<RefundBatch>(scope, $"{Batches} order by b.prepared_at desc, b.batch_id desc limit @MaxBatches", Values(scope, schools));

    /// <summary>One batch; null when the account does not read it.</summary>
    public async Task<RefundBatch?> OneAsync(Scope scope, Guid batch, DateTimeOffset now) =>
        (await db.ReadAsync<RefundBatch>(scope, $"{Batches} and b.batch_id = @batch", Values(scope, await SchoolsAsync(scope, now), batch))).SingleOrDefault();

    /// <summary>The visas of a batch that was read, in order.</summary>
    public Task<IReadOnlyList<BatchVisa>> VisasAsync(Scope scope, RefundBatch batch) => db.ReadAsync<BatchVisa>(scope, Visas, new { batch = batch.BatchId });

    private static object Values(Scope scope, IReadOnlyList<BatchSchool> schools, Guid batch = default) =>
        new { role = (int)scope.Role, schools = string.Join(' ', schools.Select(school => school.SchoolId.ToString("D"))), batch, MaxBatches };

    private const string Batches = $"""
        select b.batch_id, b.school_id, s.name as school_name, s.uai, {BatchReach.ZoneOfSchool} as time_zone, b.exercise, b.number, b.first_day, b.last_day,
          b.entries, b.accounts, b.cents, b.sha256, b.state, b.reason as reason_word, b.prepared_at, b.prepared_by, coalesce(p.display_name, '') as prepared_by_name,
          b.decided_at, b.decided_day, b.decided_by, d.display_name as decided_by_name,
          (select v.given_at from refund_visa v where v.tenant = b.tenant and v.batch_id = b.batch_id and v.visa = 'controlled') as controlled_at,
          (select cast(count(*) as integer) from refund_visa v where v.tenant = b.tenant and v.batch_id = b.batch_id and v.visa = 'observed') as observed
        from refund_batch b
        join school s on s.tenant = b.tenant and s.school_id = b.school_id
        left join account p on p.account_id = b.prepared_by
        left join account d on d.account_id = b.decided_by
        where b.tenant = @tenant and @schools like '%' || cast(b.school_id as text) || '%' and (@role <> 6 or b.state = 'signed')
        """;

    private const string Visas = """
        select v.reason as reason_word, v.given_at, coalesce(a.display_name, '') as given_by_name
        from refund_visa v
        left join account a on a.account_id = v.given_by
        where v.tenant = @tenant and v.batch_id = @batch
        order by v.given_at, v.visa desc, v.reason
        """;
}
