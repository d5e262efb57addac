using System.Text;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Tests.Calendar;

public sealed class NationalCalendarExportTests
{
    private static readonly string Amiens = Rows(
        Row("Vacances d'Été", "2026-07-03T22:00:00+00:00", "2026-08-31T22:00:00+00:00", "Élèves", year: "2025-2026"),
        Row("Vacances d'Été", "2026-07-03T22:00:00+00:00", "2026-08-30T22:00:00+00:00", "Enseignants", year: "2025-2026"),
        Row("Vacances de la Toussaint", "2026-10-16T22:00:00+00:00", "2026-11-01T23:00:00+00:00"),
        Row("Vacances de Noël", "2026-12-18T23:00:00+00:00", "2027-01-03T23:00:00+00:00"),
        Row("Vacances de Noël", "2026-12-18T23:00:00+00:00", "2027-01-03T23:00:00+00:00", location: "Lille"),
        Row("Vacances d'Hiver", "2027-02-19T23:00:00+00:00", "2027-03-07T23:00:00+00:00"),
        Row("Vacances d'Hiver", "2027-02-12T23:00:00+00:00", "2027-02-28T23:00:00+00:00", location: "Lyon"),
        Row("Vacances de Printemps", "2027-04-16T22:00:00+00:00", "2027-05-02T22:00:00+00:00"),
        Row("Pont de l'Ascension", "2027-05-06T22:00:00+00:00", "2027-05-06T22:00:00+00:00"),
        Row("Début des Vacances d'Été", "2027-07-02T22:00:00+00:00", "2027-07-02T22:00:00+00:00"));

    [Fact]
    public void The_export_of_Amiens_gives_the_shipped_dates_of_2026_2027()
    {
        var read = Read(Amiens);
        var shipped = SchoolCalendarFile.Calendar.In(SchoolZone.B);
        var year = Assert.Single(read.Calendar.Years);
        Assert.Equal((2026, new DateOnly(2026, 9, 1), new DateOnly(2027, 7, 3)), (year.StartYear, year.FirstDay, year.SummerFrom));
        var expected = shipped.Holidays.Where(holiday => year.Covers(holiday.FirstDayOff) && !holiday.Name.StartsWith("Pont", StringComparison.Ordinal));
        Assert.Equal(
            expected.Select(holiday => (holiday.FirstDayOff, holiday.ReturnDay)),
            read.Calendar.Holidays.Where(holiday => !holiday.Name.StartsWith("Pont", StringComparison.Ordinal))
                .Select(holiday => (holiday.FirstDayOff, holiday.ReturnDay)));
        Assert.All(read.Calendar.Holidays, holiday => Assert.Equal("fr-en-calendrier-scolaire, Amiens", holiday.Source));
    }

    [Fact]
    public void Midnight_in_Paris_written_in_UTC_does_not_lose_a_day() =>
        Assert.Equal(new DateOnly(2026, 12, 19), Read(Amiens).Calendar.Holidays.Single(one => one.Name.Contains("Noël")).FirstDayOff);

    [Fact]
    public void A_marker_that_ends_when_it_starts_is_one_day_off()
    {
        var bridge = Read(Amiens).Calendar.Holidays.Single(one => one.Name.StartsWith("Pont", StringComparison.Ordinal));
        Assert.Equal((new DateOnly(2027, 5, 7), new DateOnly(2027, 5, 8)), (bridge.FirstDayOff, bridge.ReturnDay));
    }

    [Fact]
    public void Rows_of_teachers_and_of_other_academies_are_left_aside()
    {
        var read = Read(Amiens);
        Assert.Equal(5, read.Calendar.Holidays.Count);
        Assert.Equal(new DateOnly(2026, 9, 1), read.Calendar.Years[0].FirstDay);
    }

    [Fact]
    public void A_year_that_is_not_published_in_full_is_left_out_and_named() => Assert.Equal([2025], Read(Amiens).YearsLeftOut);

    [Theory]
    [InlineData("2026-10-09T20:00:00+00:00", "2026-10-10")] // midnight in La Réunion
    [InlineData("2026-10-10T04:00:00+00:00", "2026-10-10")] // midnight in Guadeloupe
    [InlineData("2026-10-09T13:00:00+00:00", "2026-10-10")] // midnight in Nouméa
    [InlineData("2026-10-10T10:00:00+00:00", "2026-10-10")] // midnight in Papeete
    [InlineData("2026-10-10", "2026-10-10")]
    public void Midnight_of_any_territory_is_its_own_day(string start, string day)
    {
        var read = Read(Rows(Row("Vacances", start, "2026-10-24T22:00:00+00:00", location: "Réunion")), "réunion", SchoolZone.Reunion);
        Assert.Equal(DateOnly.Parse(day), Assert.Single(read.Calendar.Holidays).FirstDayOff);
    }

    [Fact]
    public void The_first_day_may_have_a_row_of_its_own()
    {
        var read = Read(Rows(
            Row("Rentrée scolaire des enseignants", "2026-08-30T22:00:00+00:00", "2026-08-30T22:00:00+00:00", "Enseignants"),
            Row("Rentrée scolaire des élèves", "2026-08-31T22:00:00+00:00", "2026-08-31T22:00:00+00:00", "Élèves"),
            Row("Début des Vacances d'Été", "2027-07-02T22:00:00+00:00", "2027-07-02T22:00:00+00:00")));
        Assert.Equal(new DateOnly(2026, 9, 1), Assert.Single(read.Calendar.Years).FirstDay);
        Assert.Empty(read.Calendar.Holidays);
    }

    [Theory]
    [InlineData("", CalendarExportFault.NotTheExport)]
    [InlineData("<html>", CalendarExportFault.NotTheExport)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[", CalendarExportFault.NotTheExport)]
    [InlineData("{\"results\": 3}", CalendarExportFault.NotTheExport)]
    [InlineData("{\"total_count\": 198, \"results\": []}", CalendarExportFault.Truncated)]
    [InlineData("[]", CalendarExportFault.UnknownLocation)]
    [InlineData("[1, null, \"x\", {}]", CalendarExportFault.UnknownLocation)]
    [InlineData("[{\"location\": \"Amiens\"}]", CalendarExportFault.BadRow)]
    public void What_is_not_the_export_changes_nothing_and_is_said_in_French(string json, CalendarExportFault fault)
    {
        var read = Read(json);
        Assert.Equal(fault, read.Fault);
        Assert.Same(SchoolCalendar.Empty, read.Calendar);
        Assert.EndsWith("Rien n’a été changé.", CalendarTexts.For(fault, read.Row, "Amiens"));
    }

    [Theory]
    [InlineData("2027-01-03T23:00:00+00:00", "2026-12-18T23:00:00+00:00")]
    [InlineData("2026-12-18T23:00:00+00:00", "2028-12-18T23:00:00+00:00")]
    [InlineData("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00")]
    [InlineData("hier", "demain")]
    public void Dates_that_cannot_be_are_refused_with_their_row(string start, string end)
    {
        var read = Read(Rows(Row("Vacances", "2026-10-16T22:00:00+00:00", "2026-11-01T23:00:00+00:00"), Row("Vacances", start, end)));
        Assert.Equal((CalendarExportFault.BadRow, 2), (read.Fault, read.Row));
    }

    [Fact]
    public void A_file_of_more_than_ten_megabytes_is_not_read() =>
        Assert.Equal(CalendarExportFault.TooLarge, Read(new string(' ', NationalCalendarExport.MaxBytes + 1)).Fault);

    private static NationalCalendar Read(string json, string location = "Amiens", SchoolZone zone = SchoolZone.B) =>
        NationalCalendarExport.Read(Encoding.UTF8.GetBytes(json), location, zone);

    private static string Rows(params string[] rows) => $"[{string.Join(",\n", rows)}]";

    private static string Row(
        string description, string start, string end, string population = "-", string location = "Amiens", string year = "2026-2027") =>
        $$"""
        {"description": "{{description}}", "population": "{{population}}", "start_date": "{{start}}", "end_date": "{{end}}",
         "location": "{{location}}", "zones": "Zone B", "annee_scolaire": "{{year}}"}
        """;
}
