using System.Globalization;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.Web.Tests.Demo;

/// <summary>
/// Recomputes every refund of the demonstration from what its two règlements say in words, without any code of the service:
/// the serving day before at ten, seven days before at ten, the price of the day of the meal.
/// </summary>
public sealed class DemoLedgerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 42, 0, TimeSpan.FromHours(1));

    private static readonly Lazy<Task<string>> File = new(BuildAsync);

    [Fact]
    public async Task Every_cent_of_the_past_year_is_what_the_reglements_say()
    {
        await using var database = await OpenAsync();
        var days = Rows(database, "select place_id, day from service_day").ToLookup(row => row[0], row => Day(row[1]));
        var refunds = Rows(database, """
            select e.cents, e.day, c.received_at, c.place_id, s.uai, m.price_class
            from ledger_entry e
            join cancellation c on c.cancellation_id = e.cause_id
            join pupil p on p.pupil_id = e.pupil_id
            join school s on s.school_id = p.school_id
            join meal_plan m on m.pupil_id = p.pupil_id and m.valid_to is null
            """);

        Assert.True(refunds.Count > 5000, $"{refunds.Count} refunds: too few to prove anything.");
        var wrong = refunds.Where(row => long.Parse(row[0], CultureInfo.InvariantCulture) != Expected(row[4], row[5], Day(row[1]), Instant(row[2]), days[row[3]])).ToList();
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_frozen_number_is_what_the_rows_still_give()
    {
        await using var database = await OpenAsync();

        var wrong = Rows(database, """
            select h.day, h.place_id, h.covers, (
              select count(*) from meal_plan m join pupil p on p.pupil_id = m.pupil_id join service_day d on d.place_id = h.place_id and d.day = h.day
              where m.place_id = h.place_id and m.menu_option = h.label and (m.weekdays & d.plan_bit) <> 0 and m.valid_from <= h.day
              and (p.entry_day is null or p.entry_day <= h.day) and (p.exit_day is null or p.exit_day >= h.day)
              and p.pupil_id not in (select c.pupil_id from cancellation c where c.day = h.day and c.restored_at is null)) as counted
            from headcount_line h where h.part = 'pupils' and h.day >= '2026-11-01' and h.covers <> counted
            """);

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_three_colleges_have_40_343_and_600_half_boarders()
    {
        await using var database = await OpenAsync();

        var counts = Rows(database, """
            select s.uai, count(*) from meal_plan m join pupil p on p.pupil_id = m.pupil_id join school s on s.school_id = p.school_id
            where m.basis = 'flat' group by s.uai order by s.uai
            """);

        Assert.Equal(["0609993L:40", "0609994M:343", "0609995N:600"], counts.Select(row => $"{row[0]}:{row[1]}"));
    }

    private static long Expected(string uai, string priceClass, DateOnly meal, DateTimeOffset received, IEnumerable<DateOnly> servingDays)
    {
        var price = (meal.Year == 2025 ? 325 : meal.Year == 2026 ? 335 : 345) - (priceClass == "DP5" ? 10 : 0);
        if (uai != "0609995N")
        {
            return price;
        }

        var last = TenInParis(servingDays.Where(day => day < meal).DefaultIfEmpty(meal.AddDays(-1)).Max());
        var week = TenInParis(meal.AddDays(-7));
        var food = meal.Year == 2025 ? 180 : meal.Year == 2026 ? 185 : 190;
        return received < (week < last ? week : last) ? price : food;
    }

    private static DateTimeOffset TenInParis(DateOnly day)
    {
        var local = day.ToDateTime(new TimeOnly(10, 0));
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris").GetUtcOffset(local));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={await File.Value}");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string> BuildAsync()
    {
        var settings = new Settings("http://127.0.0.1:0", Janitor.NewFolder("data"), null, null);
        await using (await DemoDatabase.OpenAsync(settings, keep: false, Start))
        {
            return settings.SqliteFile("demo.db");
        }
    }

    private static List<string[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "").ToArray());
        }

        return rows;
    }
}
