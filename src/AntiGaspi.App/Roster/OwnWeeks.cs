using AntiGaspi.App.Calendar;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>The weeks of the children of one adult, where they were said: a day of the other adult's is not for this one to be reminded of.</summary>
public sealed class OwnWeeks(Db db)
{
    /// <summary>Whether a day of a child is one on which this adult is written to; true for every day of a child whose weeks nobody said.</summary>
    public async Task<Func<Guid, DateOnly, bool>> OfAsync(Scope family)
    {
        var weeks = await db.ReadAsync<Row>(family, Weeks);
        if (weeks.Count == 0)
        {
            return (_, _) => true;
        }

        var zones = await db.ReadAsync<ZoneRow>(family, Zones);
        var calendars = new Dictionary<string, SchoolCalendar>(StringComparer.Ordinal);
        foreach (var zone in zones.Select(row => row.Zone).Distinct(StringComparer.Ordinal))
        {
            calendars[zone] = await OpenDaysRows.SchoolCalendarAsync(db, Enum.Parse<SchoolZone>(zone));
        }

        var holidays = zones.SelectMany(row => calendars[row.Zone].Holidays.Select(holiday => (row.PupilId, Holiday: holiday))).ToLookup(one => one.PupilId, one => one.Holiday);
        var known = weeks.ToDictionary(row => row.PupilId);
        return (pupil, day) => !known.TryGetValue(pupil, out var row) || row.Value.Covers(day, holidays[pupil].ToList()) == row.IsOwn;
    }

    private const string Weeks = """
        select u.pupil_id, u.rhythm, u.first_day, u.holidays,
          exists (select 1 from guardian o where o.tenant = u.tenant and o.guardian_id = u.guardian_id and o.account_id = @account) as is_own
        from may_act y
        join custody u on u.tenant = y.tenant and u.pupil_id = y.pupil_id
        join guardian_link g on g.tenant = u.tenant and g.pupil_id = u.pupil_id and g.guardian_id = u.guardian_id and g.ended_at is null
        where y.tenant = @tenant and y.account_id = @account and y.door = 'family'
        group by u.tenant, u.pupil_id, u.guardian_id, u.rhythm, u.first_day, u.holidays
        """;

    private const string Zones = """
        select distinct u.pupil_id, l.zone
        from may_act y
        join custody u on u.tenant = y.tenant and u.pupil_id = y.pupil_id
        join meal_plan m on m.tenant = u.tenant and m.pupil_id = u.pupil_id
        join place l on l.tenant = m.tenant and l.place_id = m.place_id
        where y.tenant = @tenant and y.account_id = @account and y.door = 'family'
        """;

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public CustodyRhythm Rhythm { get; init; }

        public DateOnly? FirstDay { get; init; }

        public HolidayHalves Holidays { get; init; }

        public bool IsOwn { get; init; }

        public CustodyWeeks Value => new(Rhythm, FirstDay, Holidays);
    }

    private sealed record ZoneRow
    {
        public Guid PupilId { get; init; }

        public string Zone { get; init; } = "";
    }
}
