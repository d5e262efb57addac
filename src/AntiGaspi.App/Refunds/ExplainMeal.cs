using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Refunds;

/// <summary>One movement of the family's account about one meal.</summary>
/// <param name="Kind">refund, refund_undo, revaluation_up, revaluation_down, event_refund, event_undo, plan_down, plan_up.</param>
/// <param name="Amount">Positive when it is deducted for the family, negative when it is taken back.</param>
/// <param name="EnteredAt">When it was written.</param>
/// <param name="Act">The act that voted the price.</param>
/// <param name="Price">The price of the meal in that vote.</param>
public sealed record LedgerMovement(string Kind, Money Amount, DateTimeOffset EnteredAt, string Act, Money? Price);

/// <summary>One request about the meal, from its first to its last.</summary>
/// <param name="ReceivedAt">When the whole request was received.</param>
/// <param name="Tier">The tier it was in time for.</param>
/// <param name="Channel">family or office.</param>
/// <param name="RestoredAt">When it was undone; none while it stands.</param>
/// <param name="DeadlineDay">The date of the deadline of that tier.</param>
/// <param name="DeadlineTime">The hour of that deadline.</param>
/// <param name="Article">The article of the règlement that gives the refund; empty where none does.</param>
/// <param name="RegulationNumber">The délibération of the règlement; null where none is in force.</param>
/// <param name="RegulationDay">Its date.</param>
public sealed record CancellationStory(
    DateTimeOffset ReceivedAt, int Tier, string Channel, DateTimeOffset? RestoredAt, DateOnly? DeadlineDay, string? DeadlineTime,
    string? Article, string? RegulationNumber, DateOnly? RegulationDay)
{
    /// <summary>The absence said once that asked for it; none when it was asked for by itself.</summary>
    public AbsenceOrigin? Origin { get; init; }
}

/// <summary>A standing absence that cancelled a meal: what was said, and when.</summary>
public sealed record AbsenceOrigin(AbsenceRhythm Rhythm, int Weekdays, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset DeclaredAt);

/// <summary>
/// The story of what one meal was worth: acts, deadline, price, article, délibération, movements, frozen count.
/// <c>Reader</c>: who asks; a guardian who does not pay is told the days and never the amounts.
/// </summary>
public sealed record MealStory(
    MealRef Meal, string GivenName, string FamilyName, string? Division, string SchoolName, string SchoolPhone, string TimeZone,
    DateTimeOffset? SealedAt, string? EventLabel, string? EventKind, Reader Reader,
    IReadOnlyList<CancellationStory> Cancellations, IReadOnlyList<LedgerMovement> Movements)
{
    /// <summary>When an absence was told after the cutoff; none when none was, or when it was taken back.</summary>
    public DateTimeOffset? ToldLateAt { get; init; }

    /// <summary>What is deducted for the meal in the end.</summary>
    public Money Total => Movements.Aggregate(Money.Zero, (sum, movement) => sum + movement.Amount);
}

/// <summary>Tells where an amount comes from (« D’où vient ce chiffre ? »), to the family and to the school office.</summary>
public sealed class ExplainMeal(Db db)
{
    /// <summary>The story of one meal; null when the account may not know it.</summary>
    public async Task<MealStory?> RunAsync(Scope scope, MealRef meal)
    {
        var values = new { meal.PupilId, meal.Day, Service = (int)meal.Service };
        var heads = await db.ReadAsync<HeadRow>(scope, Head, values);
        if (heads.Count == 0)
        {
            return null;
        }

        var cancellations = await db.ReadAsync<CancellationRow>(scope, Cancellations, values);
        var movements = await db.ReadAsync<MovementRow>(scope, Movements, values);
        return heads[0].With(meal, scope.Role, cancellations.Select(row => row.Value).ToList(), movements.Select(row => row.Value).ToList());
    }

    private const string MayAct =
        "exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = @PupilId)";

    private const string Head = $"""
        select p.given_name, coalesce(p.usage_name, p.family_name) as family_name, p.division, s.name as school_name, s.phone as school_phone,
          pl.time_zone, d.sealed_at,
          (select l.received_at from late_notice l where l.tenant = p.tenant and l.pupil_id = p.pupil_id and l.day = @Day and l.service = @Service) as told_late_at,
          v.label as event_label, v.kind as event_kind,
          (select count(*) from guardian_link g join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
            where g.tenant = p.tenant and g.pupil_id = p.pupil_id and g.ended_at is null and g.is_payer and u.account_id = @account) as payer
        from pupil p
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        join meal_plan m on m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.service = @Service and m.valid_from <= @Day
          and (m.valid_to is null or m.valid_to > @Day)
        join place pl on pl.tenant = m.tenant and pl.place_id = m.place_id
        join service_day d on d.tenant = m.tenant and d.place_id = m.place_id and d.day = @Day and d.service = @Service
        left join event_pupil ep on ep.tenant = p.tenant and ep.pupil_id = p.pupil_id and ep.day = @Day and ep.service = @Service
        left join calendar_event v on v.tenant = p.tenant and v.event_id = coalesce(d.closed_by, ep.event_id)
        where p.tenant = @tenant and p.pupil_id = @PupilId and {MayAct}
        """;

    private const string Cancellations = $"""
        select c.received_at, c.tier, c.channel, c.restored_at, t.local_day as deadline_day, t.local_time as deadline_time, r.article,
          g.number as regulation_number, g.voted_day as regulation_day, a.rhythm, a.weekdays, a.first_day, a.last_day, a.declared_at
        from cancellation c
        join pupil p on p.tenant = c.tenant and p.pupil_id = c.pupil_id
        left join service_tier t on t.tenant = c.tenant and t.place_id = c.place_id and t.day = c.day and t.service = c.service and t.tier = c.tier
        left join regulation g on g.tenant = c.tenant and g.regulation_id = c.regulation_id
        left join meal_plan m on m.tenant = c.tenant and m.pupil_id = c.pupil_id and m.service = c.service and m.valid_from <= c.day
          and (m.valid_to is null or m.valid_to > c.day)
        left join refund_rate r on r.tenant = c.tenant and r.school_id = p.school_id and r.price_class = m.price_class and r.tier = c.tier
          and r.valid_from <= c.day and (r.valid_to is null or r.valid_to > c.day) and c.regulation_id is not null
        left join standing_absence_day x on x.tenant = c.tenant and x.op_id = c.op_id and x.pupil_id = c.pupil_id and x.day = c.day and x.service = c.service
        left join standing_absence a on a.tenant = x.tenant and a.absence_id = x.absence_id
        where c.tenant = @tenant and c.pupil_id = @PupilId and c.day = @Day and c.service = @Service and {MayAct}
        order by c.received_at, c.cancellation_id
        """;

    private const string Movements = $"""
        select e.kind, case when e.credit = 'family' then e.cents else -e.cents end as cents, e.entered_at, f.act, f.price_cents
        from ledger_entry e
        join tariff f on f.tenant = e.tenant and f.tariff_id = e.tariff_id
        where e.tenant = @tenant and e.pupil_id = @PupilId and e.day = @Day and e.service = @Service and {MayAct}
        order by e.entered_at, e.kind
        """;

    private sealed record HeadRow
    {
        public string GivenName { get; init; } = "";

        public string FamilyName { get; init; } = "";

        public string? Division { get; init; }

        public string SchoolName { get; init; } = "";

        public string SchoolPhone { get; init; } = "";

        public string TimeZone { get; init; } = "";

        public DateTimeOffset? SealedAt { get; init; }

        public DateTimeOffset? ToldLateAt { get; init; }

        public string? EventLabel { get; init; }

        public string? EventKind { get; init; }

        public int Payer { get; init; }

        public MealStory With(MealRef meal, Role role, IReadOnlyList<CancellationStory> cancellations, IReadOnlyList<LedgerMovement> movements) => new(
            meal, GivenName, FamilyName, Division, SchoolName, SchoolPhone, TimeZone, SealedAt, EventLabel, EventKind,
            role != Role.Family ? Reader.Office : Payer > 0 ? Reader.Payer : Reader.OtherGuardian,
            cancellations, movements) { ToldLateAt = ToldLateAt };
    }

    private sealed record CancellationRow
    {
        public DateTimeOffset ReceivedAt { get; init; }

        public int Tier { get; init; }

        public string Channel { get; init; } = "";

        public DateTimeOffset? RestoredAt { get; init; }

        public DateOnly? DeadlineDay { get; init; }

        public string? DeadlineTime { get; init; }

        public string? Article { get; init; }

        public string? RegulationNumber { get; init; }

        public DateOnly? RegulationDay { get; init; }

        public AbsenceRhythm? Rhythm { get; init; }

        public int? Weekdays { get; init; }

        public DateOnly? FirstDay { get; init; }

        public DateOnly? LastDay { get; init; }

        public DateTimeOffset? DeclaredAt { get; init; }

        public CancellationStory Value => new(
            ReceivedAt, Tier, Channel, RestoredAt, DeadlineDay, DeadlineTime, Article, RegulationNumber, RegulationDay)
        {
            Origin = Rhythm is { } rhythm ? new(rhythm, Weekdays!.Value, FirstDay!.Value, LastDay!.Value, DeclaredAt!.Value) : null,
        };
    }

    private sealed record MovementRow
    {
        public string Kind { get; init; } = "";

        public long Cents { get; init; }

        public DateTimeOffset EnteredAt { get; init; }

        public string Act { get; init; } = "";

        public long? PriceCents { get; init; }

        public LedgerMovement Value => new(Kind, new Money(Cents), EnteredAt, Act, PriceCents is { } cents ? new Money(cents) : null);
    }
}
