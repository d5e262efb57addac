using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Kitchen;

/// <summary>What became of a freeze that was asked for.</summary>
public enum SealOutcome
{
    /// <summary>The number was frozen now.</summary>
    Sealed,

    /// <summary>It had been frozen before, perhaps by another node: nothing to do.</summary>
    AlreadySealed,

    /// <summary>The cutoff and its grace are not over.</summary>
    NotDue,
}

/// <summary>Freezes the headcount of a day (<i>figer l’effectif</i>): once, with a version, after the cutoff and its grace.</summary>
public sealed class SealHeadcount(Db db)
{
    // Most days frozen in one run of the job; the next tick goes on.
    private const int MaxDays = 1000;

    /// <summary>The days of a tenant whose freeze is due and not done: those of a stop are caught up here.</summary>
    public async Task<IReadOnlyList<ServiceKey>> DueAsync(Scope scope, DateTimeOffset now) => (await db.ReadAsync<DueRow>(
        scope,
        """
        select place_id, day, service from service_day
        where tenant = @tenant and sealed_at is null and cutoff_at <= @due
        order by cutoff_at, place_id, service limit @MaxDays
        """,
        new { due = now.ToStored() - Sealing.Grace, MaxDays })).Select(row => new ServiceKey(row.PlaceId, row.Day, row.Service)).ToList();

    /// <summary>
    /// Freezes one day. The day's row is taken alone, so every cancellation that was accepted is counted, and counted in a
    /// second statement, which sees what was committed while this one waited.
    /// </summary>
    public Task<SealOutcome> RunAsync(Scope scope, ServiceKey key, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var held = await transaction.QueryAsync<DayRow>(
            $"select cutoff_at, sealed_at from service_day where {ThisDay} {transaction.ForUpdate}", KeyOf(key));
        if (held is not [{ SealedAt: null } day])
        {
            return SealOutcome.AlreadySealed;
        }

        if (!Sealing.IsDue(day.CutoffAt, now))
        {
            return SealOutcome.NotDue;
        }

        var lines = await transaction.QueryAsync<HeadcountRows.Line>(HeadcountRows.Count, HeadcountRows.Values(key));
        await WriteAsync(transaction, key, version: 1, "cutoff", lines, now.ToStored());
        return SealOutcome.Sealed;
    });

    private static async Task WriteAsync(
        Transaction transaction, ServiceKey key, int version, string reason, IReadOnlyList<HeadcountRows.Line> lines, DateTimeOffset now)
    {
        await transaction.ExecuteAsync(
            """
            insert into headcount (tenant, place_id, day, service, version, sealed_at, reason)
            values (@tenant, @PlaceId, @Day, @Service, @version, @now, @reason)
            """,
            new { key.PlaceId, key.Day, Service = (int)key.Service, version, now, reason });
        await transaction.ExecuteEachAsync(
            """
            insert into headcount_line (tenant, place_id, day, service, version, part, label, covers)
            values (@tenant, @PlaceId, @Day, @Service, @version, @Part, @Label, @Covers)
            """,
            lines,
            line => new { key.PlaceId, key.Day, Service = (int)key.Service, version, line.Part, line.Label, line.Covers });
        await transaction.ExecuteAsync(
            $"update service_day set sealed_at = @now, sealed_version = @version where {ThisDay}",
            new { key.PlaceId, key.Day, Service = (int)key.Service, version, now });
    }

    private const string ThisDay = "tenant = @tenant and place_id = @PlaceId and day = @Day and service = @Service";

    private static object KeyOf(ServiceKey key) => new { key.PlaceId, key.Day, Service = (int)key.Service };

    private sealed record DueRow
    {
        public Guid PlaceId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }
    }

    private sealed record DayRow
    {
        public DateTimeOffset CutoffAt { get; init; }

        public DateTimeOffset? SealedAt { get; init; }
    }
}
