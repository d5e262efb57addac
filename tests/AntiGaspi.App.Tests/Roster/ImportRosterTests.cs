using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Roster;

public abstract class ImportRosterTests(Engine engine)
{
    [Fact]
    public async Task A_preview_writes_nothing_and_the_same_files_twice_change_nothing()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        var files = ImportedCollege.Set("college-40");
        var empty = await college.EverythingAsync();

        Assert.False(Assert.IsType<ImportOutcome.Compared>(await college.PreviewAsync(files)).IsWritten);
        Assert.Equal(empty, await college.EverythingAsync());

        await college.WrittenAsync(files);
        var once = await college.EverythingAsync();
        var again = Assert.IsType<ImportOutcome.Compared>(await college.ImportAsync(files));

        Assert.True(again.IsWritten);
        Assert.Null(again.ImportId);
        Assert.True(again.Changes.IsEmpty);
        Assert.Equal(once, await college.EverythingAsync());
    }

    [Fact]
    public async Task The_first_import_keeps_each_pupil_with_the_plan_of_the_regime()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(ImportedCollege.Set("college-40"));

        Assert.Equal(39, await college.ScalarAsync<long>("select count(*) from pupil where tenant = @tenant"));

        // 22 at a flat rate, 3 boarders, 1 at the ticket: externals, pupils who eat elsewhere and unknown statuses have no plan.
        Assert.Equal(22, await PlansAsync(college, "flat"));
        Assert.Equal(3, await PlansAsync(college, "boarder"));
        Assert.Equal(1, await PlansAsync(college, "ticket"));
        Assert.Equal(14 + 2, await college.ScalarAsync<long>("select count(*) from meal_plan where tenant = @tenant and weekdays = 27 and basis = 'flat'"));
        Assert.Equal(0, await college.ScalarAsync<long>("select count(*) from guardian_link where tenant = @tenant and level = 3 and not is_payer"));
    }

    [Fact]
    public async Task The_month_after_brings_the_changes_that_its_ground_truth_tells()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(ImportedCollege.Set("college-40"));

        var preview = Assert.IsType<ImportOutcome.Compared>(await college.PreviewAsync(ImportedCollege.Set("college-40-mois-suivant")));
        Assert.True(preview.Changes.NeedsSecondConfirmation is var many);
        var changes = await college.WrittenAsync(ImportedCollege.Set("college-40-mois-suivant"), manyMayLeave: many);

        Assert.Equal(["1500812"], changes.PupilsAdded.Select(pupil => pupil.SiecleId));
        Assert.Equal("6A", await college.ScalarAsync<string>("select division from pupil where tenant = @tenant and siecle_id = '1500697'"));
        Assert.Equal("0", await college.ScalarAsync<string>("select boarding_code from pupil where tenant = @tenant and siecle_id = '1500691'"));
        Assert.Equal(new DateOnly(2026, 11, 3), await college.ScalarAsync<DateOnly>(
            "select m.valid_to from meal_plan m join pupil p on p.tenant = m.tenant and p.pupil_id = m.pupil_id where m.tenant = @tenant and p.siecle_id = '1500691'"));
        Assert.Equal(changes.LinksRemoved.Count, await college.ScalarAsync<long>("select count(*) from guardian_link where tenant = @tenant and ended_at is not null"));

        var after = await college.EverythingAsync();
        Assert.True(Assert.IsType<ImportOutcome.Compared>(await college.ImportAsync(ImportedCollege.Set("college-40-mois-suivant"))).Changes.IsEmpty);
        Assert.Equal(after, await college.EverythingAsync());
    }

    [Fact]
    public async Task A_link_that_vanishes_or_is_lowered_closes_its_door_in_the_same_instant()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(ImportedCollege.Set("college-40"));
        await GiveAccountAsync(college, "200307");
        await GiveAccountAsync(college, "200302");
        Assert.Equal(1, await MayActAsync(college, "200307", "1500687"));
        Assert.Equal(1, await MayActAsync(college, "200302", "1500669"));

        await college.WrittenAsync(ImportedCollege.Set("college-40-mois-suivant"), manyMayLeave: true);

        Assert.Equal(0, await MayActAsync(college, "200307", "1500687"));
        Assert.Equal(0, await MayActAsync(college, "200302", "1500669"));

        // The link comes back: its door opens again, and its history is one row.
        await college.WrittenAsync(Later(ImportedCollege.Set("college-40")), manyMayLeave: true);
        Assert.Equal(1, await MayActAsync(college, "200307", "1500687"));
    }

    [Fact]
    public async Task More_than_two_percent_leaving_needs_the_second_confirmation()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        await college.WrittenAsync(ImportedCollege.Set("college-40"));
        var before = await college.EverythingAsync();
        var oneClass = Without(ImportedCollege.Set("college-40-mois-suivant"), pupil => pupil.Division != "5B");

        var refused = Assert.IsType<ImportOutcome.Refused>(await college.ImportAsync(oneClass));

        Assert.Equal(ImportRefusal.ManyWouldLeave, refused.Why);
        Assert.True(refused.Changes!.PupilsLeft.Count > 20);
        Assert.Equal(before, await college.EverythingAsync());

        await college.WrittenAsync(oneClass, manyMayLeave: true);
        Assert.True(await college.ScalarAsync<long>("select count(*) from pupil where tenant = @tenant and exit_day = @day", new { day = new DateOnly(2026, 11, 2) }) > 20);
    }

    [Fact]
    public async Task A_preview_that_is_no_longer_true_is_not_written()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        var first = ImportedCollege.Set("college-40");
        var shown = Assert.IsType<ImportOutcome.Compared>(await college.PreviewAsync(first)).Key;
        await college.WrittenAsync(ImportedCollege.Set("college-40-mois-suivant"));
        var before = await college.EverythingAsync();

        var refused = Assert.IsType<ImportOutcome.Refused>(await college.ImportAsync(first, manyMayLeave: true, key: shown));

        Assert.Equal(ImportRefusal.PreviewOutdated, refused.Why);
        Assert.Equal(before, await college.EverythingAsync());
    }

    [Fact]
    public async Task A_school_of_nobody_or_of_another_office_is_unknown_and_another_year_is_confirmed_apart()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db, uai: "0609992K");
        var outcome = Assert.IsType<ImportOutcome.Refused>(await college.ImportAsync(ImportedCollege.Set("college-40")));
        Assert.Equal(ImportRefusal.UnknownSchool, outcome.Why);

        await db.WriteAsync(college.Service, transaction => transaction.ExecuteAsync("update school set uai = '0609991J' where tenant = @tenant"));
        await college.WrittenAsync(ImportedCollege.Set("college-40"));
        var lastYear = ImportedCollege.Set("college-40") with { SchoolYear = 2025 };
        var refused = Assert.IsType<ImportOutcome.Refused>(await college.ImportAsync(lastYear));
        Assert.Equal((ImportRefusal.OtherSchoolYear, 2026), (refused.Why, refused.KnownYear));

        await db.WriteAsync(college.Service, transaction => transaction.ExecuteAsync("update role_grant set ended_at = @Now where tenant = @tenant", new { ImportedCollege.Now }));
        Assert.Equal(ImportRefusal.UnknownSchool, Assert.IsType<ImportOutcome.Refused>(await college.ImportAsync(ImportedCollege.Set("college-40"))).Why);
    }

    [Fact]
    public async Task A_set_of_six_hundred_is_imported_whole()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db, uai: "0609992K");
        var changes = await college.WrittenAsync(ImportedCollege.Set("college-600"));

        Assert.Equal(changes.PupilsAdded.Count, await college.ScalarAsync<long>("select count(*) from pupil where tenant = @tenant"));
        Assert.Equal(changes.LinksAdded.Count, await college.ScalarAsync<long>("select count(*) from guardian_link where tenant = @tenant"));
        Assert.True(Assert.IsType<ImportOutcome.Compared>(await college.PreviewAsync(ImportedCollege.Set("college-600"))).Changes.IsEmpty);
    }

    private static RosterSnapshot Later(RosterSnapshot files) =>
        files with { Files = files.Files.Select(file => file with { ExportedAt = file.ExportedAt.AddMonths(2) }).ToList() };

    private static RosterSnapshot Without(RosterSnapshot files, Func<PupilRecord, bool> leavesOut) =>
        files with { Pupils = files.Pupils.Where(pupil => !leavesOut(pupil)).ToList() };

    private static Task<long> PlansAsync(ImportedCollege college, string basis) =>
        college.ScalarAsync<long>("select count(*) from meal_plan where tenant = @tenant and basis = @basis and valid_to is null", new { basis });

    private static Task<int> GiveAccountAsync(ImportedCollege college, string person) => college.Db.WriteAsync(college.Service, async transaction =>
    {
        var account = Ids.New(ImportedCollege.Now);
        await transaction.ExecuteAsync(
            "insert into account (account_id, display_name, created_at) values (@account2, 'Parent', @Now)", new { account2 = account, ImportedCollege.Now });
        return await transaction.ExecuteAsync(
            "update guardian set account_id = @account2 where tenant = @tenant and siecle_person_id = @person", new { account2 = account, person });
    });

    private static Task<long> MayActAsync(ImportedCollege college, string person, string pupil) => college.ScalarAsync<long>(
        """
        select count(*) from may_act y
        join guardian u on u.tenant = y.tenant and u.account_id = y.account_id
        join pupil p on p.tenant = y.tenant and p.pupil_id = y.pupil_id
        where y.tenant = @tenant and y.door = 'family' and u.siecle_person_id = @person and p.siecle_id = @pupil
        """, new { person, pupil });
}

public sealed class ImportRosterOnSqlite() : ImportRosterTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class ImportRosterOnPostgres() : ImportRosterTests(Engine.Postgres);
