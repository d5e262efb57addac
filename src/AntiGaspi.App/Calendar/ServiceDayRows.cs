using System.Globalization;
using AntiGaspi.App.Regulation;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Calendar;

/// <summary>
/// Writes the days of service with their deadlines, inside the transaction of whoever changed the calendar or the règlement:
/// a closure moves the deadline of the day after it, and a day that is added is there as soon as it is declared.
/// </summary>
internal static class ServiceDayRows
{
    /// <summary>Adds the days that are missing from a day on, and renews deadlines that are still ahead; how many were written.</summary>
    public static async Task<int> WriteAsync(Transaction transaction, DateTimeOffset now, DateOnly from, Guid? placeId)
    {
        var regulations = await RegulationRows.AllAsync(transaction);
        var written = 0;
        foreach (var service in await OpenDaysRows.ServicesAsync(transaction, placeId))
        {
            var calendar = await OpenDaysRows.SchoolCalendarAsync(transaction, Enum.Parse<SchoolZone>(service.Zone));
            var events = await OpenDaysRows.EventsAsync(transaction, service.PlaceId);
            var known = (await transaction.QueryAsync<KnownDay>(Known, new { service.PlaceId, Service = (int)service.Service, from }))
                .ToDictionary(day => day.Day);
            foreach (var day in DaysOf(service, calendar, events, regulations, from))
            {
                written += await WriteDayAsync(transaction, service, day, known.GetValueOrDefault(day.Day), now.ToStored()) ? 1 : 0;
            }
        }

        return written;
    }

    private static IEnumerable<NewDay> DaysOf(
        PlaceService service, SchoolCalendar calendar, IReadOnlyList<DayEvent> events, IReadOnlyList<RegisteredRegulation> regulations, DateOnly from)
    {
        var open = OpenDaysRows.OpenDays(service, calendar, events);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(service.TimeZone);
        var starts = TimeOnly.ParseExact(service.StartsAt, "HH:mm", CultureInfo.InvariantCulture);
        var servedAs = events.Where(one => one.Adds && one.PlanWeekday is not null)
            .SelectMany(one => one.Days.Select(day => (day, one.PlanWeekday!.Value))).ToLookup(pair => pair.day, pair => pair.Value);
        foreach (var day in open.Between(from, open.Last ?? from))
        {
            var regulation = MealRates.InForceOn(regulations, day, service.Uai);
            var policy = regulation?.Value.Policy ?? RefundPolicy.WithoutRefund;
            yield return new NewDay(
                day,
                servedAs.Contains(day) ? 1 << (servedAs[day].Last() - 1) : Weekdays.Bit(day),
                (regulation?.Value.Terms ?? BillingTerms.Usual).At(day).Code,
                policy.Refunds ? regulation?.Id : null,
                OpensAt(regulation, day, calendar, zone),
                Deadline.Of(day, starts, zone).At,
                policy.DeadlinesFor(day, open, zone));
        }
    }

    // The règlement may open cancellation only from the first day of the billing term of the meal.
    private static DateTimeOffset? OpensAt(RegisteredRegulation? regulation, DateOnly day, SchoolCalendar calendar, TimeZoneInfo zone) =>
        regulation?.Value.Policy.CancelHorizon switch
        {
            CancelHorizon.EndOfTerm => Deadline.Of(regulation.Value.Terms.At(day).From, TimeOnly.MinValue, zone).At,
            _ => calendar.Years.FirstOrDefault(year => year.Covers(day)) is { } year
                ? Deadline.Of(year.FirstDay.AddDays(-SummerDays), TimeOnly.MinValue, zone).At
                : null,
        };

    // A family may cancel meals of the coming school year from the summer before it.
    private const int SummerDays = 62;

    private static async Task<bool> WriteDayAsync(Transaction transaction, PlaceService service, NewDay day, KnownDay? known, DateTimeOffset now)
    {
        var cutoff = day.Deadlines[^1].Deadline.At;
        var values = new
        {
            service.PlaceId, day.Day, Service = (int)service.Service, bit = day.PlanBit, term = day.Term, regulation = day.RegulationId,
            opens = day.OpensAt, cutoff, starts = day.StartsAt, now, version = (known?.Version ?? 0) + 1,
        };
        if (known is null)
        {
            await transaction.ExecuteAsync(Insert, values);
        }
        else if (known.Fingerprint.Equals(day.Fingerprint) || cutoff <= now || await transaction.ExecuteAsync(Update, values) == 0)
        {
            return false;
        }

        await transaction.ExecuteAsync($"delete from service_tier where {ThisDay}", values);
        await transaction.ExecuteEachAsync(
            """
            insert into service_tier (tenant, place_id, day, service, tier, day_version, cutoff_at, local_day, local_time, time_zone)
            values (@tenant, @PlaceId, @Day, @Service, @tier, @version, @cutoff, @localDay, @localTime, @TimeZone)
            """,
            day.Deadlines,
            one => new
            {
                values.PlaceId, values.Day, values.Service, values.version, tier = one.Tier.Number, cutoff = one.Deadline.At,
                localDay = one.Deadline.LocalDay, localTime = one.Deadline.LocalTime.ToString("HH:mm", CultureInfo.InvariantCulture), one.Deadline.TimeZone,
            });
        return true;
    }

    private const string ThisDay = "tenant = @tenant and place_id = @PlaceId and day = @Day and service = @Service";

    private const string Insert = """
        insert into service_day (tenant, place_id, day, service, status, plan_bit, term, regulation_id, opens_at, cutoff_at, starts_at, version)
        values (@tenant, @PlaceId, @Day, @Service, 'open', @bit, @term, @regulation, @opens, @cutoff, @starts, @version)
        """;

    // The old cutoff must be ahead too: a day that closed stays closed.
    private const string Update = $"""
        update service_day set plan_bit = @bit, term = @term, regulation_id = @regulation, opens_at = @opens, cutoff_at = @cutoff,
          starts_at = @starts, version = @version
        where {ThisDay} and sealed_at is null and cutoff_at > @now and version = @version - 1
        """;

    private const string Known = """
        select d.day, d.version, d.plan_bit, d.term, d.regulation_id, d.opens_at, d.starts_at,
          (select count(*) from service_tier t where t.tenant = d.tenant and t.place_id = d.place_id and t.day = d.day and t.service = d.service) as tiers,
          d.cutoff_at, (select min(t.cutoff_at) from service_tier t where t.tenant = d.tenant and t.place_id = d.place_id and t.day = d.day
            and t.service = d.service) as first_cutoff_at
        from service_day d
        where d.tenant = @tenant and d.place_id = @PlaceId and d.service = @Service and d.day >= @from
        """;

    private sealed record NewDay(
        DateOnly Day, int PlanBit, string Term, Guid? RegulationId, DateTimeOffset? OpensAt, DateTimeOffset StartsAt, IReadOnlyList<TierDeadline> Deadlines)
    {
        public object Fingerprint =>
            (PlanBit, Term, RegulationId, OpensAt, StartsAt, (long)Deadlines.Count, Deadlines[^1].Deadline.At, Deadlines.Min(one => one.Deadline.At));
    }

    private sealed record KnownDay
    {
        public DateOnly Day { get; init; }

        public int Version { get; init; }

        public int PlanBit { get; init; }

        public string Term { get; init; } = "";

        public Guid? RegulationId { get; init; }

        public DateTimeOffset? OpensAt { get; init; }

        public DateTimeOffset StartsAt { get; init; }

        public long Tiers { get; init; }

        public DateTimeOffset CutoffAt { get; init; }

        public DateTimeOffset? FirstCutoffAt { get; init; }

        public object Fingerprint => (PlanBit, Term, RegulationId, OpensAt, StartsAt, Tiers, CutoffAt, FirstCutoffAt ?? CutoffAt);
    }
}
