using AntiGaspi.App.Calendar;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Roster;

/// <summary>What the office sees: its own schools, and nothing of another's.</summary>
public abstract class OfficeReadingsTests(Engine engine)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task The_office_finds_its_pupils_and_what_they_wait_for()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(ImportedCollege.Set("college-40"));
        var pupils = await new OfficePupils(db).RunAsync(college.OfficeScope, Today);

        Assert.Equal(37, pupils.Count);
        Assert.Equal(3, pupils.Count(pupil => pupil.IsToClassify));
        Assert.Contains(pupils, pupil => pupil.HasPayerQuestion);
        Assert.Equal("23", Assert.Single(pupils, pupil => pupil.HasDaysToState).BoardingCode);
        Assert.Empty(await new OfficePupils(db).RunAsync(Stranger, Today));

        var school = Assert.Single(await new OfficeSchools(db).RunAsync(college.OfficeScope));
        Assert.Equal(("0609991J", college.Place, "2026-10-05T09:11:46"), (school.Uai, school.PlaceId, school.LastExportedAt));
        Assert.Single(await new OfficeSchools(db).ImportsAsync(college.OfficeScope));
        Assert.Empty(await new OfficeSchools(db).ImportsAsync(Stranger));
    }

    [Fact]
    public async Task A_pupil_has_a_card_for_its_own_office_only()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(ImportedCollege.Set("college-40"));
        var pupil = await college.PupilAsync("1500687");

        var card = await new PupilCard(db).RunAsync(college.OfficeScope, pupil);
        Assert.NotNull(card);
        Assert.NotEmpty(card.Guardians);
        Assert.Equal(GuardianLevel.Legal, card.Guardians[0].Level);
        Assert.Null(await new PupilCard(db).RunAsync(Stranger, pupil));
    }

    [Fact]
    public async Task The_days_and_events_of_a_place_are_those_of_its_office()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(ImportedCollege.Set("college-40"));
        await college.AddDayAsync(new(2026, 11, 30));
        await college.AddDayAsync(new(2026, 12, 1), isSealed: true);
        var calendar = new OfficeCalendar(db);

        var days = await calendar.DaysAsync(college.OfficeScope, college.Place, Today, Today.AddDays(30));
        Assert.Equal(2, days.Count);
        Assert.True(days[0].Expected > 20);
        Assert.NotNull(days[1].SealedAt);
        Assert.Empty(await calendar.DaysAsync(Stranger, college.Place, Today, Today.AddDays(30)));

        var declared = Assert.IsType<EventOutcome.Declared>(await new DeclareEvent(db).RunAsync(
            college.OfficeScope, new NewEvent(EventKind.Closure, college.Place, new(2026, 11, 30), new(2026, 11, 30), "panne"), ImportedCollege.Now)).Effect;
        var listed = Assert.Single(await calendar.EventsAsync(college.OfficeScope, college.Place, Today));
        Assert.Equal(("panne", days[0].Expected, EventKind.Closure), (listed.Label, listed.Meals, listed.Type));
        var closed = (await calendar.DaysAsync(college.OfficeScope, college.Place, Today, Today.AddDays(30)))[0];
        Assert.Equal(("closure", "panne", 0), (closed.EventKind, closed.EventLabel, closed.Expected));
        Assert.NotNull(await calendar.EventAsync(college.OfficeScope, declared.EventId));
        Assert.Null(await calendar.EventAsync(Stranger, declared.EventId));
    }

    [Fact]
    public async Task The_classes_of_a_school_are_those_of_its_files_for_its_own_office_only()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(ImportedCollege.Set("college-40"));
        var school = (await new OfficeSchools(db).RunAsync(college.OfficeScope))[0].SchoolId;
        var classes = await new OfficeCalendar(db).ClassesAsync(college.OfficeScope, school, Today);

        Assert.Equal(
            await db.ReadAsync<string>(college.Service, "select distinct x.code from (select code from division where tenant = @tenant union select division from pupil where tenant = @tenant and division is not null) x order by x.code"),
            classes.Select(one => one.Code));
        Assert.Equal(
            await college.ScalarAsync<long>("select count(distinct m.pupil_id) from meal_plan m join pupil p on p.tenant = m.tenant and p.pupil_id = m.pupil_id where m.tenant = @tenant and m.weekdays > 0 and p.division is not null and p.exit_day is null"),
            classes.Sum(one => one.HalfBoarders));
        Assert.Empty(await new OfficeCalendar(db).ClassesAsync(Stranger, school, Today));
    }

    [Fact]
    public async Task Files_wait_half_an_hour_for_the_account_that_sent_them_and_no_longer()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        var uploads = new SiecleUploads(db);
        var now = ImportedCollege.Now;
        var first = await uploads.KeepAsync(college.OfficeScope, [new("a.xml", [1, 2]), new("b.xml", [3])], now);
        Assert.Equal(["a.xml", "b.xml"], (await uploads.ReadAsync(college.OfficeScope, first, now.AddMinutes(29))).Select(file => file.Name));
        Assert.Equal([1, 2], (await uploads.ReadAsync(college.OfficeScope, first, now))[0].Content);
        Assert.Empty(await uploads.ReadAsync(college.OfficeScope, first, now.AddMinutes(30)));
        Assert.Empty(await uploads.ReadAsync(college.OfficeScope with { AccountId = Stranger.AccountId }, first, now));

        var second = await uploads.KeepAsync(college.OfficeScope, [new("c.xml", [4])], now.AddMinutes(1));
        Assert.Empty(await uploads.ReadAsync(college.OfficeScope, first, now.AddMinutes(1)));
        await uploads.DropAsync(college.OfficeScope with { AccountId = Stranger.AccountId }, second);
        Assert.Single(await uploads.ReadAsync(college.OfficeScope, second, now.AddMinutes(1)));
        Assert.Equal(1, await uploads.DropOldAsync(college.Service, now.AddMinutes(31)));
        Assert.Equal(0, await college.ScalarAsync<long>("select count(*) from siecle_upload where tenant = @tenant"));
    }

    [Theory]
    [InlineData("le", true)]
    [InlineData("LEFE", true)]
    [InlineData("lefèvre", true)]
    [InlineData("du", true)]
    [InlineData("pont", true)]
    [InlineData("zo", true)]
    [InlineData("el", true)]
    [InlineData("efe", false)]
    [InlineData(" ", false)]
    [InlineData("|", false)]
    public void A_pupil_is_found_by_the_beginning_of_any_name(string typed, bool isFound) =>
        Assert.Equal(isFound, new OfficePupil { FamilyName = "LEFEVRE", UsageName = "Lefèvre du Pont", GivenName = "Zoé-Élise" }.IsCalled(typed));

    private static Scope Stranger { get; } = new(60, new Guid("0199f000-0000-7000-8000-000000000099"), Role.SchoolManager, []);
}

public sealed class OfficeReadingsOnSqlite() : OfficeReadingsTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class OfficeReadingsOnPostgres() : OfficeReadingsTests(Engine.Postgres);
