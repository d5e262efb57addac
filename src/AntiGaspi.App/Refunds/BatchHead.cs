using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>A refund batch, as the acts that decide on it find it.</summary>
internal sealed record BatchHead
{
    public Guid SchoolId { get; init; }

    public int Exercise { get; init; }

    public int Number { get; init; }

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    public string Sha256 { get; init; } = "";

    public string State { get; init; } = "";

    public Guid PreparedBy { get; init; }

    public string TimeZone { get; init; } = "";

    public BatchFacts Facts => new(Enum.Parse<BatchState>(State, ignoreCase: true), PreparedBy, Sha256);

    public BatchName Name => new(SchoolId, Exercise, Number, new BatchPeriod(FirstDay, LastDay));

    /// <summary>The batch, for somebody who may sign for its school that day there; null for anybody else.</summary>
    public static async Task<BatchHead?> ForSignerAsync(Transaction transaction, Guid batch, DateTimeOffset now)
    {
        var found = await transaction.QueryAsync<BatchHead>(Sql, new { batch });
        return found is [var head] && (await transaction.QueryAsync<int>(MaySign, new { head.SchoolId, day = head.DayAt(now) })).Count > 0 ? head : null;
    }

    /// <summary>The day at the school.</summary>
    public DateOnly DayAt(DateTimeOffset now) => BatchReach.DayOf(TimeZone, now);

    private const string Sql = $"""
        select b.school_id, b.exercise, b.number, b.first_day, b.last_day, b.sha256, b.state, b.prepared_by, {BatchReach.ZoneOfSchool} as time_zone
        from refund_batch b
        join school s on s.tenant = b.tenant and s.school_id = b.school_id
        where b.tenant = @tenant and b.batch_id = @batch
        """;

    private const string MaySign = """
        select 1 from may_sign y
        where y.tenant = @tenant and y.account_id = @account and y.school_id = @SchoolId
          and (y.first_day is null or y.first_day <= @day) and (y.last_day is null or y.last_day >= @day)
        """;
}
