using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Roster;

/// <summary>What successive files make of one pupil's plan, and what the office states beside them.</summary>
public abstract class ImportedPlansTests(Engine engine)
{
    private const string Ines = "1";

    private static readonly DateOnly Monday = new(2026, 11, 30);
    private static readonly DateOnly Tuesday = new(2026, 12, 1);
    private static readonly DateOnly Wednesday = new(2026, 12, 2);

    [Fact]
    public async Task S16_a_pupil_removed_by_mistake_and_brought_back_keeps_her_cancellations()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await WeekAsync(db);
        await college.WrittenAsync(Export(1, One("24"), Two));
        await college.AddTiersAsync();
        var meal = new MealRef(await college.PupilAsync(Ines), Tuesday, MealService.Lunch);
        await new CancelMeals(db).RunAsync(college.OfficeScope, new Operation(Ids.New(ImportedCollege.Now), ImportedCollege.Now), [meal], "office");
        Assert.Equal([Monday], await college.ExpectedAsync(Ines));

        await college.WrittenAsync(Export(2, Two), manyMayLeave: true);
        Assert.Empty(await college.ExpectedAsync(Ines));

        var changes = await college.WrittenAsync(Export(3, One("24"), Two));
        Assert.Equal(Ines, Assert.Single(changes.PupilsBack).Incoming.SiecleId);
        Assert.Equal([Monday], await college.ExpectedAsync(Ines));
        Assert.Equal(1, await college.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant and restored_at is null"));
    }

    [Fact]
    public async Task A_regime_that_changes_twice_the_same_day_and_comes_back_leaves_one_plan_a_day()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await WeekAsync(db);
        await college.WrittenAsync(Export(1, One("24")));
        Assert.Equal([Monday, Tuesday], await college.ExpectedAsync(Ines));
        await college.WrittenAsync(Export(2, One("25")));
        Assert.Equal([Monday, Tuesday, Wednesday], await college.ExpectedAsync(Ines));
        await college.WrittenAsync(Export(2, One("0")));
        Assert.Empty(await college.ExpectedAsync(Ines));
        await college.WrittenAsync(Export(2, One("24")));
        Assert.Equal([Monday, Tuesday], await college.ExpectedAsync(Ines));
        await college.WrittenAsync(Export(3, One("25")));
        Assert.Equal([Monday, Tuesday, Wednesday], await college.ExpectedAsync(Ines));
    }

    [Fact]
    public async Task A_pupil_who_is_to_arrive_and_whose_regime_changes_before_is_counted_once()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await WeekAsync(db);
        await college.WrittenAsync(Export(1, Two));
        await college.WrittenAsync(Export(2, Two, One("24") with { EntryDay = Tuesday }));
        await college.WrittenAsync(Export(3, Two, One("25") with { EntryDay = Tuesday }));
        Assert.Equal([Tuesday, Wednesday], await college.ExpectedAsync(Ines));
    }

    [Fact]
    public async Task A_frozen_day_keeps_the_plan_that_it_was_counted_with()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(Export(1, One("24"), Two));
        await college.AddDayAsync(Monday, isSealed: true);
        await college.AddDayAsync(Tuesday);
        await college.WrittenAsync(Export(2, One("0"), Two, One("24") with { SiecleId = "3", Ine = null, GivenName = "Zoé" }));
        Assert.Equal([Monday], await college.ExpectedAsync(Ines));
        Assert.Equal([Tuesday], await college.ExpectedAsync("3"));
    }

    [Fact]
    public async Task What_the_office_stated_stays_while_the_regime_means_the_same()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await WeekAsync(db);
        await college.WrittenAsync(Export(1, One("2")));
        await StateAsync(college, StatedPlan.Flat, new Weekdays(Weekdays.FourDays.Mask & ~1 | 4));
        Assert.Equal([Tuesday, Wednesday], await college.ExpectedAsync(Ines));

        await college.WrittenAsync(Export(2, One("24")));
        Assert.Equal([Tuesday, Wednesday], await college.ExpectedAsync(Ines));

        // A status that nobody may guess takes no child away; leaving the canteen does.
        await college.WrittenAsync(Export(3, One("9")));
        Assert.Equal([Tuesday, Wednesday], await college.ExpectedAsync(Ines));
        await college.WrittenAsync(Export(4, One("1")));
        Assert.Empty(await college.ExpectedAsync(Ines));
    }

    [Fact]
    public async Task The_files_of_next_year_take_nobody_away_before_that_year()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(Export(1, One("24"), Two));
        DateOnly june = new(2027, 6, 22), september = new(2027, 9, 7);
        await college.AddDayAsync(june);
        await college.AddDayAsync(september);
        var next = Export(1, Two, One("24") with { SiecleId = "3", Ine = null, GivenName = "Zoé" });
        next = next with { SchoolYear = 2027, Files = [next.Files[0] with { ExportedAt = new(2027, 6, 15, 9, 0, 0) }] };

        await college.WrittenAsync(next, manyMayLeave: true, otherYear: true);

        Assert.Equal([june], await college.ExpectedAsync(Ines));
        Assert.Equal([september], await college.ExpectedAsync("3"));
        Assert.True(Assert.IsType<ImportOutcome.Compared>(await college.PreviewAsync(next)).Changes.IsEmpty);
    }

    [Fact]
    public async Task A_pupil_who_comes_back_with_a_later_first_day_keeps_the_days_of_before()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await WeekAsync(db);
        DateOnly before = new(2026, 10, 12), between = new(2026, 11, 9), rentree = new(2026, 9, 1);
        await college.AddDayAsync(before);
        await college.AddDayAsync(between);
        await college.WrittenAsync(Export(1, One("24") with { EntryDay = rentree }, Two));
        var left = One("24") with { EntryDay = rentree, ExitDay = new(2026, 10, 16) };
        await college.WrittenAsync(Export(2, left, Two), manyMayLeave: true);
        Assert.Equal([before], await college.ExpectedAsync(Ines));

        var back = Export(20, One("24") with { EntryDay = Tuesday }, Two);
        Assert.Equal(Ines, Assert.Single((await college.WrittenAsync(back)).PupilsBack).Incoming.SiecleId);

        Assert.Equal([before, Tuesday], await college.ExpectedAsync(Ines));
        Assert.True(Assert.IsType<ImportOutcome.Compared>(await college.PreviewAsync(back)).Changes.IsEmpty);

        // That first day was an error of the office: it is mended, and what was before stands.
        await college.WrittenAsync(Export(21, One("24") with { EntryDay = Monday }, Two));
        Assert.Equal([before, Monday, Tuesday], await college.ExpectedAsync(Ines));
        await college.WrittenAsync(Export(22, One("24") with { EntryDay = Tuesday }, Two));
        Assert.Equal([before, Tuesday], await college.ExpectedAsync(Ines));
    }

    [Fact]
    public async Task The_files_of_next_year_with_its_own_first_day_take_no_child_from_the_table_of_this_one()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        DateOnly june = new(2027, 6, 22), september = new(2027, 9, 7);
        await college.WrittenAsync(Export(1, One("24") with { EntryDay = new(2026, 9, 1) }, Two));
        await college.AddDayAsync(june);
        await college.AddDayAsync(september);
        await college.AddTiersAsync();
        var next = Export(1, One("24") with { EntryDay = new(2027, 9, 1) }, Two);
        next = next with { SchoolYear = 2027, Files = [next.Files[0] with { ExportedAt = new(2027, 6, 15, 9, 0, 0) }] };

        await college.WrittenAsync(next, otherYear: true);

        Assert.Equal([june, september], await college.ExpectedAsync(Ines));
        var meal = new MealRef(await college.PupilAsync(Ines), june, MealService.Lunch);
        var told = await new CancelMeals(db).RunAsync(college.OfficeScope, new Operation(Ids.New(ImportedCollege.Now), ImportedCollege.Now), [meal], "office");
        Assert.IsType<CancelOutcome.Cancelled>(Assert.Single(told));
    }

    [Fact]
    public async Task A_file_that_tells_of_this_year_again_is_believed_about_its_own_days()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        DateOnly early = new(2027, 6, 22), late = new(2027, 6, 29), rentree = new(2026, 9, 1);
        await college.AddDayAsync(early);
        await college.AddDayAsync(late);
        await college.WrittenAsync(Export(1, One("24") with { EntryDay = rentree }, Two));
        var next = Export(1, One("24") with { EntryDay = new(2027, 9, 1) }, Two);
        next = next with { SchoolYear = 2027, Files = [next.Files[0] with { ExportedAt = new(2027, 6, 15, 9, 0, 0) }] };
        await college.WrittenAsync(next, otherYear: true);
        Assert.Equal([early, late], await college.ExpectedAsync(Ines));

        var again = Export(2, One("24") with { EntryDay = rentree, ExitDay = new(2027, 6, 25) }, Two);
        again = again with { Files = [again.Files[0] with { ExportedAt = new(2027, 6, 16, 9, 0, 0) }] };
        await college.WrittenAsync(again, manyMayLeave: true, otherYear: true);

        Assert.Equal([early], await college.ExpectedAsync(Ines));
    }

    [Fact]
    public async Task A_pupil_who_leaves_with_other_changes_is_stored_as_the_file_has_her()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await WeekAsync(db);
        await college.WrittenAsync(Export(1, One("24"), Two));
        var left = Export(2, One("24") with { ExitDay = new(2026, 11, 1), Division = null }, Two);
        await college.WrittenAsync(left, manyMayLeave: true);
        Assert.True(Assert.IsType<ImportOutcome.Compared>(await college.PreviewAsync(left)).Changes.IsEmpty);
    }

    [Fact]
    public async Task A_new_number_of_siecle_is_the_same_pupil_by_the_national_number()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await WeekAsync(db);
        await college.WrittenAsync(Export(1, One("24"), Two));
        var id = await college.PupilAsync(Ines);
        await college.WrittenAsync(Export(2, One("24") with { SiecleId = "901" }, Two));
        Assert.Equal(id, await college.PupilAsync("901"));
        Assert.Equal(2, await college.ScalarAsync<long>("select count(*) from pupil where tenant = @tenant"));
    }

    [Fact]
    public async Task A_plan_that_is_wrong_late_or_of_another_school_is_refused_and_changes_nothing()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(Export(1, One("9")));
        await college.AddDayAsync(Monday, isSealed: true);
        await college.AddDayAsync(Tuesday);
        var before = await college.EverythingAsync();

        Assert.Equal(PlanRefusal.NoDay, await RefusedAsync(college, Weekdays.None, Tuesday));
        Assert.Equal(PlanRefusal.NotServed, await RefusedAsync(college, Weekdays.Of(DayOfWeek.Sunday), Tuesday));
        Assert.Equal(PlanRefusal.AlreadyFrozen, await RefusedAsync(college, Weekdays.FourDays, Monday));
        Assert.Equal(PlanRefusal.WrongDay, await RefusedAsync(college, Weekdays.FourDays, new(2026, 11, 20)));
        Assert.Equal(PlanRefusal.WrongDay, await RefusedAsync(college, Weekdays.FourDays, new(2028, 11, 20)));
        Assert.Equal(PlanRefusal.UnknownPupil, await RefusedAsync(college, Weekdays.FourDays, Tuesday, Ids.New(ImportedCollege.Now)));
        Assert.Equal(before, await college.EverythingAsync());

        await StateAsync(college, StatedPlan.Flat, Weekdays.FourDays, Tuesday);
        Assert.Equal([Tuesday], await college.ExpectedAsync(Ines));
        Assert.Equal("DP4", await college.ScalarAsync<string>("select price_class from meal_plan where tenant = @tenant and valid_to is null"));
    }

    private static async Task<ImportedCollege> WeekAsync(Db db)
    {
        var college = await ImportedCollege.CreateAsync(db);
        foreach (var day in new[] { Monday, Tuesday, Wednesday })
        {
            await college.AddDayAsync(day);
        }

        return college;
    }

    private static async Task StateAsync(ImportedCollege college, StatedPlan plan, Weekdays days, DateOnly? from = null) => Assert.IsType<PlanOutcome.Set>(
        await new SetMealPlan(college.Db).RunAsync(
            college.OfficeScope, new NewMealPlan(await college.PupilAsync(Ines), plan, days, from ?? new(2026, 11, 24)), new(2026, 11, 23), ImportedCollege.Now));

    private static async Task<PlanRefusal> RefusedAsync(ImportedCollege college, Weekdays days, DateOnly from, Guid? pupil = null) =>
        Assert.IsType<PlanOutcome.Refused>(await new SetMealPlan(college.Db).RunAsync(
            college.OfficeScope, new NewMealPlan(pupil ?? await college.PupilAsync(Ines), StatedPlan.Flat, days, from), new(2026, 11, 23), ImportedCollege.Now)).Why;

    private static PupilRecord Two => One("24") with { SiecleId = "2", Ine = "990000002BB", GivenName = "Tom" };

    private static PupilRecord One(string code) => new(Ines, "990000001AA", "MARTIN", null, "Inès", new(2014, 5, 1), "5B", code, null, null);

    /// <summary>An export of the pupils' file on a day of November 2026.</summary>
    private static RosterSnapshot Export(int day, params PupilRecord[] pupils) => new(
        Uai.Read("0609991J")!,
        2026,
        [new RosterFile(RosterPart.Pupils, "ElevesSansAdresses.xml", new DateTime(2026, 11, day, 9, 0, 0), $"hash {day} {string.Join(' ', pupils.Select(one => one.ToString()))}")],
        pupils.OrderBy(pupil => pupil.SiecleId, SiecleIds.Order).ToList(),
        [],
        [],
        [],
        []);
}

public sealed class ImportedPlansOnSqlite() : ImportedPlansTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class ImportedPlansOnPostgres() : ImportedPlansTests(Engine.Postgres);
