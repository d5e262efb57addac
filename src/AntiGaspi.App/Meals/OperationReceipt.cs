using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>Which act an operation was.</summary>
public enum OperationKind
{
    /// <summary>Meals were cancelled.</summary>
    Cancel,

    /// <summary>Meals were restored.</summary>
    Restore,

    /// <summary>Absences were told after the cutoff.</summary>
    LateNotice,

    /// <summary>Pupils' life was told of absences.</summary>
    PupilLife,

    /// <summary>Absences told after the cutoff were taken back.</summary>
    TakeBack,
}

/// <summary>A meal that an operation changed.</summary>
/// <param name="Meal">Which meal.</param>
/// <param name="Facts">What it is now: the button that undoes comes from the rule.</param>
/// <param name="Refund">What was deducted for it; null where the amount is not known here.</param>
/// <param name="IsRegulated">A règlement refunds it.</param>
/// <param name="Stands">Nothing has undone it since.</param>
/// <param name="TimeZone">The zone of the place.</param>
public sealed record ReceiptMeal(MealRef Meal, MealFacts Facts, Money? Refund, bool IsRegulated, bool Stands, string TimeZone)
{
    /// <summary>Whether pupils' life was told of this absence, by whomever.</summary>
    public bool IsPupilLifeTold { get; init; }
}

/// <summary>A meal that an operation asked for and did not get: the number of the refusal in the enumeration of its act.</summary>
public sealed record ReceiptRefusal(MealRef Meal, int Why, DateTimeOffset? CutoffAt);

/// <summary>What an operation did.</summary>
public sealed record Receipt(
    Guid OperationId, OperationKind Kind, DateTimeOffset ReceivedAt, IReadOnlyList<ReceiptMeal> Done, IReadOnlyList<ReceiptRefusal> Refused)
{
    /// <summary>Whether its page asks what the reader thinks of the service: it was their turn.</summary>
    public bool AsksOpinion { get; init; }
}

/// <summary>Reads again what an operation of the account did, for the page that confirms it; one statement.</summary>
public sealed class OperationReceipt(Db db)
{
    /// <summary>The receipt; null when the account made no such operation.</summary>
    public async Task<Receipt?> RunAsync(Scope scope, Guid operationId)
    {
        var rows = await db.ReadAsync<Row>(scope, Sql, new { op = operationId });
        if (rows.Count == 0)
        {
            return null;
        }

        var refused = rows[0].Refused is { } text ? JsonSerializer.Deserialize<List<StoredRefusal>>(text)! : [];
        return new Receipt(
            operationId,
            KindOf(rows[0].Route),
            rows[0].ReceivedAt,
            rows.Where(row => row.PupilId is not null).Select(row => row.Meal).ToList(),
            refused.Select(one => new ReceiptRefusal(one.Meal, one.Why, one.CutoffAt)).ToList()) { AsksOpinion = rows[0].AsksOpinion };
    }

    private static OperationKind KindOf(string route) => route switch
    {
        CancelMeals.Route => OperationKind.Cancel,
        RestoreMeals.Route => OperationKind.Restore,
        TellLate.Route => OperationKind.LateNotice,
        TellPupilLife.Route => OperationKind.PupilLife,
        TakeBackLate.Route => OperationKind.TakeBack,
        _ => throw new InvalidDataException($"Unknown operation: {route}."),
    };

    // Only the meals that the account may still act for; a link that has ended shows nothing. From the few rows of the
    // operation to their meals: "cross join" keeps SQLite to that order (a second and a half otherwise, a millisecond so).
    private const string Sql = $"""
        select o.route, o.received_at, o.refused,
          exists (select 1 from message_choice w where w.tenant = @tenant and w.account_id = @account and w.opinion_message_id = o.op_id) as asks_opinion, z.pupil_id, z.day, z.service, z.is_planned, z.status, z.opens_at, z.cutoff_at, z.sealed_at,
          z.starts_at, z.is_excused, z.is_told_late, z.active_id, z.cancellation_id, z.refund_cents, z.regulation_id, z.time_zone, z.is_pupil_life_told
        from operation o
        left join (
          select x.op_id, m.pupil_id, m.day, m.service, m.is_planned, m.status, m.opens_at, m.cutoff_at, m.sealed_at, m.starts_at,
            m.is_excused, m.is_told_late, m.cancellation_id as active_id, x.cancellation_id, x.refund_cents, x.regulation_id, pl.time_zone,
            exists (select 1 from pupil_life_notice n where n.tenant = @tenant and n.pupil_id = m.pupil_id and n.day = m.day and n.service = m.service
              and {PupilLifeRows.Stands}) as is_pupil_life_told
          from (
            select op_id, cancellation_id, pupil_id, day, service, refund_cents, regulation_id
            from cancellation where tenant = @tenant and op_id = @op
            union all
            select restored_op, cancellation_id, pupil_id, day, service, refund_cents, regulation_id
            from cancellation where tenant = @tenant and restored_op = @op
            union all
            select l.op_id, null, l.pupil_id, l.day, l.service, null, null
            from may_act y join late_notice l on l.tenant = y.tenant and l.pupil_id = y.pupil_id
            where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and l.op_id = @op
            union all
            select case when b.back_op = @op then b.back_op else b.op_id end, null, b.pupil_id, b.day, b.service, null, null
            from may_act y join late_notice_back b on b.tenant = y.tenant and b.pupil_id = y.pupil_id
            where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and (b.back_op = @op or b.op_id = @op)
            union all
            select n.op_id, null, n.pupil_id, n.day, n.service, null, null
            from may_act y join pupil_life_notice n on n.tenant = y.tenant and n.pupil_id = y.pupil_id
            where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and n.op_id = @op
          ) x
          cross join meal m
          cross join place pl
          where m.tenant = @tenant and m.pupil_id = x.pupil_id and m.day = x.day and m.service = x.service
            and pl.tenant = @tenant and pl.place_id = m.place_id
            and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = x.pupil_id)
        ) z on z.op_id = o.op_id
        where o.tenant = @tenant and o.op_id = @op and o.account_id = @account
        order by z.day, z.service, z.pupil_id
        """;

    private sealed record Row : MealColumns
    {
        public string Route { get; init; } = "";

        public DateTimeOffset ReceivedAt { get; init; }

        public string? Refused { get; init; }

        public bool AsksOpinion { get; init; }

        public Guid? PupilId { get; init; }

        public Guid? ActiveId { get; init; }

        public Guid? CancellationId { get; init; }

        public long? RefundCents { get; init; }

        public Guid? RegulationId { get; init; }

        public string TimeZone { get; init; } = "";

        public bool IsPupilLifeTold { get; init; }

        public ReceiptMeal Meal => new(
            new MealRef(PupilId!.Value, Day, Service),
            FactsWhen(ActiveId is not null),
            RefundCents is { } cents ? new Money(cents) : null,
            RegulationId is not null,
            KindOf(Route) switch
            {
                OperationKind.Cancel => ActiveId == CancellationId,
                OperationKind.Restore => ActiveId is null,
                OperationKind.LateNotice => IsToldLate,
                OperationKind.TakeBack => !IsToldLate,
                OperationKind.PupilLife => ActiveId is not null || IsToldLate,
            },
            TimeZone) { IsPupilLifeTold = IsPupilLifeTold };
    }
}
