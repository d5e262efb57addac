using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Calendar;

/// <summary>Keeps the school years of one zone as the national calendar gives them; they come before those that are shipped.</summary>
public sealed class ImportSchoolCalendar(Db db)
{
    /// <summary>Replaces the years that the calendar speaks of; the days of service follow with the act that refreshes them.</summary>
    public Task RunAsync(SchoolZone zone, SchoolCalendar calendar) => db.WriteAsync(Scope.Service(0), async transaction =>
    {
        foreach (var year in calendar.Years)
        {
            var values = new { zone = zone.ToString(), year.StartYear, year.FirstDay, year.SummerFrom, year.Source };
            await transaction.ExecuteAsync("delete from school_year where zone = @zone and school_year = @StartYear", values);
            await transaction.ExecuteAsync("delete from school_holiday where zone = @zone and school_year = @StartYear", values);
            await transaction.ExecuteAsync(
                "insert into school_year (zone, school_year, first_day, summer_from, source) values (@zone, @StartYear, @FirstDay, @SummerFrom, @Source)", values);
            var holidays = calendar.Holidays.Where(holiday => year.Covers(holiday.FirstDayOff)).OrderBy(holiday => holiday.FirstDayOff).ToList();
            await transaction.ExecuteEachAsync(InsertHoliday, holidays.Index(), one => new
            {
                values.zone, year.StartYear, name = NameOf(one.Item, holidays.Take(one.Index)), one.Item.FirstDayOff, one.Item.ReturnDay, one.Item.Source,
            });
        }

        return calendar.Years.Count;
    });

    // A name is told once a year by the key: two bridges of one year are "Pont" and "Pont (2)".
    private static string NameOf(SchoolHoliday holiday, IEnumerable<SchoolHoliday> before) =>
        before.Count(one => one.Name == holiday.Name) is var same and > 0 ? $"{holiday.Name} ({same + 1})" : holiday.Name;

    private const string InsertHoliday = """
        insert into school_holiday (zone, school_year, name, first_day_off, return_day, source)
        values (@zone, @StartYear, @name, @FirstDayOff, @ReturnDay, @Source)
        """;
}
