using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Meals;

/// <summary>What a meal brings back when it is cancelled before one of its deadlines.</summary>
/// <param name="Tier">The tier of the règlement, from 1.</param>
/// <param name="CutoffAt">The instant before which the request must arrive.</param>
/// <param name="LocalDay">The date of the deadline, as it is told to people.</param>
/// <param name="LocalTime">The hour of the deadline, as it is told to people.</param>
/// <param name="Refund">The amount; null where it is not known here, or where no règlement is in force.</param>
public sealed record TierOffer(int Tier, DateTimeOffset CutoffAt, DateOnly LocalDay, TimeOnly LocalTime, Money? Refund);

/// <summary>One meal of the family's planning.</summary>
/// <param name="Meal">Which meal.</param>
/// <param name="Facts">What it is judged by: the page's buttons come from the same rule as the act.</param>
/// <param name="Tiers">Its deadlines, the earliest first.</param>
/// <param name="Refund">What was deducted for it, when it is cancelled.</param>
/// <param name="IsRegulated">A règlement in force refunds cancelled meals of this plan; otherwise the page names no euro.</param>
/// <param name="TimeZone">The zone of the place, on whose clock its days and hours are told.</param>
/// <param name="EventKind">Why there is no meal, when an event takes it out: closure, strike, trip, internship, exam.</param>
/// <param name="EventLabel">The school's words for that event.</param>
public sealed record PlannedMeal(
    MealRef Meal, MealFacts Facts, IReadOnlyList<TierOffer> Tiers, Money? Refund, bool IsRegulated, string TimeZone,
    string? EventKind, string? EventLabel)
{
    public MealState State => MealStates.Of(Facts);

    /// <summary>The deadline that counts at an instant: the first that is still ahead.</summary>
    public TierOffer? OfferAt(DateTimeOffset now) => Tiers.FirstOrDefault(tier => now < tier.CutoffAt);

    /// <summary>The last deadline, after which the meal can no longer be cancelled or restored.</summary>
    public TierOffer LastTier => Tiers[^1];
}

/// <summary>A child of the family, with its meals of some days; <c>Reader</c> is who asks.</summary>
public sealed record ChildMeals(
    Guid PupilId, string GivenName, string FamilyName, string? Division, string SchoolName, string SchoolPhone, Reader Reader,
    Money Deducted, int DeductedMeals, IReadOnlyList<PlannedMeal> Meals)
{
    /// <summary>Whether the school lets families tell pupils' life of an absence.</summary>
    public bool OffersPupilLife { get; init; }

    /// <summary>Whether the family was told, in the week before the first day, that something seen at a meal differs from what was said.</summary>
    public bool HasMismatch { get; init; }

    /// <summary>Whether the child is absent until further notice: someone is asked each evening before a deadline.</summary>
    public bool IsAway { get; init; }
}

/// <summary>The planning of a family's children, or of one pupil for the school office: the meals of some days, in two statements and one trip.</summary>
public sealed class MealCalendar(Db db)
{
    /// <summary>Most days that one reading may cover.</summary>
    public const int MaxDays = 400;

    private const int DaysOfMismatch = 7;

    /// <summary>The meals of the children of the account between two days, both included, and what was deducted since a day.</summary>
    /// <param name="scope">A family's scope; children of others are not in the answer.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day, at most <see cref="MaxDays"/> later.</param>
    /// <param name="since">First day of the school year, from which deductions are added up.</param>
    public Task<IReadOnlyList<ChildMeals>> ForFamilyAsync(Scope scope, DateOnly from, DateOnly to, DateOnly since) =>
        ReadAsync(scope, OfFamily, Guid.Empty, new Span(from, to, since));

    /// <summary>The same for one pupil of the schools of an office; null for any other pupil.</summary>
    public async Task<ChildMeals?> ForPupilAsync(Scope scope, Guid pupilId, DateOnly from, DateOnly to, DateOnly since) =>
        (await ReadAsync(scope, OfOffice, pupilId, new Span(from, to, since))).SingleOrDefault();

    private async Task<IReadOnlyList<ChildMeals>> ReadAsync(Scope scope, string whose, Guid pupilId, Span span)
    {
        if (span.To.DayNumber - span.From.DayNumber > MaxDays)
        {
            throw new ArgumentOutOfRangeException(nameof(span), span, $"At most {MaxDays} days in one reading.");
        }

        var told = span.From.DayNumber < DaysOfMismatch ? DateOnly.MinValue : span.From.AddDays(-DaysOfMismatch);
        var values = new { from = span.From, to = span.To, since = span.Since, told, pupilId };
        var (children, rows) = await db.ReadBothAsync<ChildRow, DayRow>(scope, whose + Children, whose + Days, values);
        var meals = rows.GroupBy(row => row.PupilId).ToDictionary(group => group.Key, MealsOf);
        return children.Select(child => child.With(meals.GetValueOrDefault(child.PupilId, []))).ToList();
    }

    private static List<PlannedMeal> MealsOf(IEnumerable<DayRow> rows) =>
        rows.GroupBy(row => (row.Day, row.Service)).Select(group => group.First().With(group)).ToList();

    // Whose meals: the children whom the account answers for, each once, or the one pupil that the office asks for.
    private const string OfFamily = """
        with mine as (
          select g.pupil_id, min(case when g.is_payer then 1 else 2 end) as reader
          from guardian u
          cross join guardian_link g
          where u.tenant = @tenant and u.account_id = @account
            and g.tenant = u.tenant and g.guardian_id = u.guardian_id and g.ended_at is null
            and u.suspended_at is null and (g.level <= 2 or g.is_payer or g.admitted_at is not null)
          group by g.pupil_id)
        """;

    private const string OfOffice = """
        with mine as (
          select y.pupil_id, 3 as reader from may_act y
          where y.tenant = @tenant and y.account_id = @account and y.pupil_id = @pupilId and y.door = 'office'
          group by y.pupil_id)
        """;

    private const string Children = """

        select p.pupil_id, p.given_name, coalesce(p.usage_name, p.family_name) as family_name, p.division, s.name as school_name,
          s.phone as school_phone, s.offers_pupil_life, i.reader,
          (select cast(coalesce(sum(case when e.credit = 'family' then e.cents else -e.cents end), 0) as bigint) from ledger_entry e
            where e.tenant = @tenant and e.pupil_id = p.pupil_id and e.day >= @since) as deducted_cents,
          (select count(*) from cancellation c where c.tenant = @tenant and c.pupil_id = p.pupil_id and c.day >= @since
            and c.restored_at is null and c.regulation_id is not null and (c.refund_cents is null or c.refund_cents > 0)) as deducted_meals,
          exists (select 1 from attendance a where a.tenant = @tenant and a.pupil_id = p.pupil_id and a.told_evening >= @told) as has_mismatch,
          exists (select 1 from standing_absence b where b.tenant = @tenant and b.pupil_id = p.pupil_id and b.rhythm = 2 and b.ended_at is null
            and b.last_day >= @from) as is_away
        from mine i
        cross join pupil p
        cross join school s
        where p.tenant = @tenant and p.pupil_id = i.pupil_id
          and s.tenant = p.tenant and s.school_id = p.school_id
        order by p.birth_day, p.given_name, p.pupil_id
        """;

    // From the account to its children to their days: "cross join" keeps SQLite to that order, PostgreSQL finds it by itself.
    private const string Days = """

        select m.pupil_id, m.day, m.service, m.is_planned, m.status, m.opens_at, m.cutoff_at, m.sealed_at, m.starts_at,
          m.is_excused, m.is_told_late, m.cancellation_id, m.refund_cents as cancelled_cents,
          case when m.basis = 'flat' then m.regulation_id end as regulation_id,
          t.tier, t.cutoff_at as tier_at, t.local_day, t.local_time, t.time_zone, r.refund_cents as offer_cents,
          v.kind as event_kind, v.label as event_label
        from mine i
        cross join meal m
        cross join service_tier t
        left join refund_rate r on r.tenant = m.tenant and r.school_id = m.school_id and r.price_class = m.price_class
          and r.tier = t.tier and r.valid_from <= m.day and (r.valid_to is null or r.valid_to > m.day)
          and m.basis = 'flat' and m.regulation_id is not null
        left join calendar_event v on v.tenant = m.tenant and v.event_id = case
          when m.status = 'closed' then (select d.closed_by from service_day d
            where d.tenant = m.tenant and d.place_id = m.place_id and d.day = m.day and d.service = m.service)
          when m.is_excused then (select e.event_id from event_pupil e
            where e.tenant = m.tenant and e.pupil_id = m.pupil_id and e.day = m.day and e.service = m.service order by e.event_id limit 1)
          end
        where m.tenant = @tenant and m.pupil_id = i.pupil_id and m.day >= @from and m.day <= @to and m.is_planned
          and t.tenant = m.tenant and t.place_id = m.place_id and t.day = m.day and t.service = m.service
        order by m.day, m.service, m.pupil_id, t.tier
        """;

    private sealed record Span(DateOnly From, DateOnly To, DateOnly Since);

    private sealed record ChildRow
    {
        public Guid PupilId { get; init; }

        public string GivenName { get; init; } = "";

        public string FamilyName { get; init; } = "";

        public string? Division { get; init; }

        public string SchoolName { get; init; } = "";

        public string SchoolPhone { get; init; } = "";

        public bool OffersPupilLife { get; init; }

        public Reader Reader { get; init; }

        public long DeductedCents { get; init; }

        public int DeductedMeals { get; init; }

        public bool HasMismatch { get; init; }

        public bool IsAway { get; init; }

        public ChildMeals With(IReadOnlyList<PlannedMeal> meals) => new(
            PupilId, GivenName, FamilyName, Division, SchoolName, SchoolPhone, Reader, new Money(DeductedCents), DeductedMeals, meals)
        {
            OffersPupilLife = OffersPupilLife, HasMismatch = HasMismatch, IsAway = IsAway,
        };
    }

    private sealed record DayRow : MealColumns
    {
        public Guid PupilId { get; init; }

        public Guid? CancellationId { get; init; }

        public long? CancelledCents { get; init; }

        public Guid? RegulationId { get; init; }

        public int Tier { get; init; }

        public DateTimeOffset TierAt { get; init; }

        public DateOnly LocalDay { get; init; }

        public string LocalTime { get; init; } = "";

        public string TimeZone { get; init; } = "";

        public long? OfferCents { get; init; }

        public string? EventKind { get; init; }

        public string? EventLabel { get; init; }

        public PlannedMeal With(IEnumerable<DayRow> tiers) => new(
            new MealRef(PupilId, Day, Service),
            FactsWhen(CancellationId is not null),
            tiers.Select(row => row.Offer).ToList(),
            CancelledCents is { } cents ? new Money(cents) : null,
            RegulationId is not null,
            TimeZone,
            EventKind,
            EventLabel);

        private TierOffer Offer => new(
            Tier, TierAt, LocalDay, TimeOnly.ParseExact(LocalTime, "HH:mm", null), OfferCents is { } cents ? new Money(cents) : null);
    }
}
