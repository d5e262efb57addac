using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Calendar;

/// <summary>A service of a place: when it serves, in which zone and time zone, under which school's règlement.</summary>
internal sealed record PlaceService
{
    public Guid PlaceId { get; init; }

    public MealService Service { get; init; }

    public int Weekdays { get; init; }

    public string StartsAt { get; init; } = "";

    public string Zone { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public string Uai { get; init; } = "";
}

/// <summary>An event that changes the days of a place.</summary>
internal sealed record DayEvent
{
    public Guid EventId { get; init; }

    public string Kind { get; init; } = "";

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    public int? PlanWeekday { get; init; }

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, LastDay.DayNumber - FirstDay.DayNumber + 1).Select(FirstDay.AddDays);

    public bool Closes => Kind is "closure" or "strike";

    public bool Adds => Kind == "catch_up";
}

/// <summary>Reads what the open days of a place are made of: zone, public holidays, weekdays served, closures, catch-up days.</summary>
internal static class OpenDaysRows
{
    public static Task<IReadOnlyList<PlaceService>> ServicesAsync(Transaction transaction, Guid? placeId) => transaction.QueryAsync<PlaceService>(
        """
        select v.place_id, v.service, v.weekdays, v.starts_at, p.zone, p.time_zone, s.uai
        from place_service v
        join place p on p.tenant = v.tenant and p.place_id = v.place_id
        join school s on s.tenant = p.tenant and s.school_id = p.host_school_id
        where v.tenant = @tenant and (@any = 1 or v.place_id = @placeId)
        order by v.place_id, v.service
        """,
        new { any = placeId is null ? 1 : 0, placeId = placeId ?? Guid.Empty });

    public static Task<IReadOnlyList<DayEvent>> EventsAsync(Transaction transaction, Guid placeId) => transaction.QueryAsync<DayEvent>(
        """
        select event_id, kind, first_day, last_day, plan_weekday from calendar_event
        where tenant = @tenant and place_id = @placeId and withdrawn_at is null and kind in ('closure', 'strike', 'catch_up')
        order by created_at, event_id
        """,
        new { placeId });

    /// <summary>The school calendar of a zone: the one that is shipped with the service, and what was imported since.</summary>
    public static async Task<SchoolCalendar> SchoolCalendarAsync(Transaction transaction, SchoolZone zone) =>
        Merged(zone, await transaction.QueryAsync<YearRow>(Years, new { zone = zone.ToString() }), await transaction.QueryAsync<HolidayRow>(Holidays, new { zone = zone.ToString() }));

    /// <summary>The same, outside any transaction.</summary>
    public static async Task<SchoolCalendar> SchoolCalendarAsync(Db db, SchoolZone zone) =>
        Merged(zone, await db.ReadNationalAsync<YearRow>(Years, new { zone = zone.ToString() }), await db.ReadNationalAsync<HolidayRow>(Holidays, new { zone = zone.ToString() }));

    private static SchoolCalendar Merged(SchoolZone zone, IReadOnlyList<YearRow> years, IReadOnlyList<HolidayRow> holidays)
    {
        // A year that was imported comes before the one that is shipped.
        var shipped = SchoolCalendarFile.Calendar.In(zone);
        var imported = years.ToDictionary(row => row.SchoolYear);
        return new SchoolCalendar(
            shipped.Years.Where(year => !imported.ContainsKey(year.StartYear))
                .Concat(years.Select(row => new SchoolYear(zone, row.SchoolYear, row.FirstDay, row.SummerFrom, row.Source))).ToList(),
            shipped.Holidays.Where(holiday => !imported.Values.Any(row => row.FirstDay <= holiday.FirstDayOff && holiday.FirstDayOff < row.SummerFrom))
                .Concat(holidays.Select(row => new SchoolHoliday(zone, row.Name, row.FirstDayOff, row.ReturnDay, row.Source))).ToList());
    }

    public static OpenDays OpenDays(PlaceService service, SchoolCalendar calendar, IReadOnlyList<DayEvent> events) => new(
        new Weekdays(service.Weekdays),
        calendar,
        AreaOf(Enum.Parse<SchoolZone>(service.Zone)),
        closures: events.Where(one => one.Closes).SelectMany(one => one.Days),
        specialDays: events.Where(one => one.Adds).SelectMany(one => one.Days));

    // Overseas places keep public holidays of their own (C. travail L3422-2); the zone says which.
    private static HolidayArea AreaOf(SchoolZone zone) => zone switch
    {
        SchoolZone.Guadeloupe => HolidayArea.Guadeloupe,
        SchoolZone.Guyane => HolidayArea.Guyane,
        SchoolZone.Martinique => HolidayArea.Martinique,
        SchoolZone.Mayotte => HolidayArea.Mayotte,
        SchoolZone.Reunion => HolidayArea.Reunion,
        _ => HolidayArea.National,
    };

    private const string Years = "select school_year, first_day, summer_from, source from school_year where zone = @zone order by school_year";

    private const string Holidays = "select name, first_day_off, return_day, source from school_holiday where zone = @zone order by first_day_off";

    private sealed record YearRow
    {
        public int SchoolYear { get; init; }

        public DateOnly FirstDay { get; init; }

        public DateOnly SummerFrom { get; init; }

        public string Source { get; init; } = "";
    }

    private sealed record HolidayRow
    {
        public string Name { get; init; } = "";

        public DateOnly FirstDayOff { get; init; }

        public DateOnly ReturnDay { get; init; }

        public string Source { get; init; } = "";
    }
}
