using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Roster;

/// <summary>What is kept of an import is read back by its own office, and by nobody else.</summary>
public abstract class ImportRecordTests(Engine engine)
{
    [Fact]
    public async Task An_import_is_read_back_whole_by_its_office_only()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        var files = ImportedCollege.Set("college-40");
        var changes = await college.WrittenAsync(files);
        var id = await college.ScalarAsync<Guid>("select import_id from siecle_import where tenant = @tenant");

        var kept = await new ImportRecord(db).RunAsync(college.OfficeScope, id);

        Assert.Equal(("0609991J", 2026, "2026-10-05T09:11:46", "Bureau"), (kept!.Uai, kept.SchoolYear, kept.ExportedAt, kept.ConfirmedBy));
        Assert.Equal((files.ContentHashes, ImportedCollege.Now.AddMinutes(1)), (kept.FilesSha256, kept.ConfirmedAt));
        Assert.Equal(ImportCounts.Of(changes), ImportCounts.Read(kept.Counts));
        Assert.Null(await new ImportRecord(db).RunAsync(Stranger(college), id));
        Assert.Null(await new ImportRecord(db).RunAsync(college.OfficeScope, Ids.New(ImportedCollege.Now)));
    }

    [Fact]
    public async Task The_same_files_are_found_again_by_whoever_imported_them_and_not_before()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        var files = ImportedCollege.Set("college-40");
        await college.WrittenAsync(files);
        var (records, confirmedAt) = (new ImportRecord(db), ImportedCollege.Now.AddMinutes(1));

        Assert.NotNull(await records.OfFilesAsync(college.OfficeScope, files.ContentHashes, confirmedAt));
        Assert.Null(await records.OfFilesAsync(college.OfficeScope, files.ContentHashes, confirmedAt.AddMilliseconds(1)));
        Assert.Null(await records.OfFilesAsync(college.OfficeScope, "", confirmedAt));
        Assert.Null(await records.OfFilesAsync(Stranger(college), files.ContentHashes, confirmedAt));
    }

    [Fact]
    public async Task The_name_of_a_file_is_kept_short_and_on_one_line()
    {
        await using var db = await Stores.NewAsync(engine);
        var college = await ImportedCollege.CreateAsync(db);
        var upload = await new SiecleUploads(db).KeepAsync(college.OfficeScope, [new("a\0\r\nb" + new string('x', 500), [1])], ImportedCollege.Now);
        var name = Assert.Single(await new SiecleUploads(db).ReadAsync(college.OfficeScope, upload, ImportedCollege.Now)).Name;
        Assert.StartsWith("abxxx", name, StringComparison.Ordinal);
        Assert.InRange(name.Length, 1, 100);
    }

    [Fact]
    public void An_id_tells_when_it_was_made_and_a_forged_one_breaks_nothing()
    {
        Assert.Equal(ImportedCollege.Now.ToStored(), Ids.MadeAt(Ids.New(ImportedCollege.Now)));
        Assert.Equal(DateTimeOffset.UnixEpoch, Ids.MadeAt(Guid.Empty));
        Assert.Equal(9999, Ids.MadeAt(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")).Year);
    }

    private static Scope Stranger(ImportedCollege college) => college.OfficeScope with { AccountId = new("0199f000-0000-7000-8000-000000000099") };
}

public sealed class ImportRecordOnSqlite() : ImportRecordTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class ImportRecordOnPostgres() : ImportRecordTests(Engine.Postgres);
