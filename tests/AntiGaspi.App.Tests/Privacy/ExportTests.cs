using AntiGaspi.App.French;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using Npgsql;
using Dapper;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>A family reads everything that is kept about it, nothing of another family, and the name only of the other guardian.</summary>
public abstract class ExportTests(Engine engine)
{
    [Fact]
    public async Task Every_mark_of_the_family_is_there_and_none_of_another()
    {
        await using var db = await Stores.NewAsync(engine);
        var (mine, _) = await TwoFamiliesAsync(db);

        var values = ValuesOf(await new ExportFamily(db).RunAsync(mine.Scope, World.Morning));

        Assert.All(Expected(), mark => Assert.Contains(mine.MarkOf(mark.Table, mark.Column), values));
        Assert.DoesNotContain(values, value => value.Contains("voisin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_row_of_the_family_is_there_with_every_exported_column()
    {
        await using var db = await Stores.NewAsync(engine);
        var (mine, _) = await TwoFamiliesAsync(db);

        var export = await new ExportFamily(db).RunAsync(mine.Scope, World.Morning);

        Assert.Equal(PersonalData.Tables.Where(table => table.Exported.Count > 0).Select(table => table.Name), export.Tables.Select(table => table.Table));
        Assert.All(export.Tables.Where(table => table.Table != "audit"), table => Assert.True(table.Rows.Count > 0, $"{table.Table} shows nothing: give MarkedFamily a row in it."));
        Assert.All(export.Tables, table => Assert.Equal(PersonalData.Table(table.Table).Exported.Select(column => column.Name), table.Columns));
        Assert.Contains("2014-03-01", ValuesOf(export));
        Assert.Contains("335", ValuesOf(export));
    }

    [Fact]
    public async Task Of_the_other_guardian_it_tells_the_name_and_no_way_to_reach_them()
    {
        await using var db = await Stores.NewAsync(engine);
        var (mine, _) = await TwoFamiliesAsync(db);

        var export = await new ExportFamily(db).RunAsync(mine.Scope, World.Morning);

        Assert.Equal($"M. {mine.Mark}.other.given_name {mine.Mark}.other.family_name", Assert.Single(export.OtherGuardians).DisplayName);
        Assert.DoesNotContain(ValuesOf(export), value => value.Contains(".other.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_other_guardian_reads_the_children_and_not_the_first_one()
    {
        await using var db = await Stores.NewAsync(engine);
        var (mine, _) = await TwoFamiliesAsync(db);

        var values = ValuesOf(await new ExportFamily(db).RunAsync(new Scope(mine.World.Tenant, mine.OtherAccount, Role.Family, []), World.Morning));

        Assert.Contains(mine.MarkOf("pupil", "family_name"), values);
        Assert.Contains($"{mine.Mark}.other.email", values);
        foreach (var table in new[] { "guardian", "account", "identity", "session", "sign_in_link", "outbox", "guardian_link" })
        {
            Assert.DoesNotContain(values, value => value.StartsWith($"{mine.Mark}.{table}.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_a_meal_costs_is_told_to_who_pays_it_and_not_to_the_other_guardian()
    {
        await using var db = await Stores.NewAsync(engine);
        var (mine, _) = await TwoFamiliesAsync(db);
        var export = new ExportFamily(db);

        Assert.NotEmpty(Amounts(await export.RunAsync(mine.Scope, World.Morning)));
        Assert.Empty(Amounts(await export.RunAsync(new Scope(mine.World.Tenant, mine.OtherAccount, Role.Family, []), World.Morning)));

        static List<string?> Amounts(FamilyExport read) => read.Tables
            .SelectMany(table => table.Rows.SelectMany(row => row.Where((value, i) => value is not null && table.Columns[i].EndsWith("cents", StringComparison.Ordinal)))).ToList();
    }

    [Fact]
    public async Task A_guardian_whose_link_ended_reads_nothing_of_the_child_any_more()
    {
        await using var db = await Stores.NewAsync(engine);
        var (mine, _) = await TwoFamiliesAsync(db);
        await db.WriteAsync(mine.World.Service, transaction => transaction.ExecuteAsync(
            "update guardian_link set ended_at = @Morning where tenant = @tenant and guardian_id = @Guardian", new { World.Morning, mine.Guardian }));

        var export = await new ExportFamily(db).RunAsync(mine.Scope, World.Morning);

        Assert.Empty(export.Tables.Single(table => table.Table == "pupil").Rows);
        Assert.Empty(export.OtherGuardians);
        Assert.Contains(mine.MarkOf("guardian", "email"), ValuesOf(export));
    }

    [Fact]
    public void Every_table_and_column_that_is_shown_has_its_words() => Assert.Empty(
        PersonalData.Tables.SelectMany(table => table.Exported.Where(column => !PersonalDataTexts.Knows(table.Name, column.Name)).Select(column => $"{table.Name}.{column.Name}")));

    // Nobody looks at a secret, and an upload is the agent's.
    private static IEnumerable<(string Table, string Column)> Expected() => MarkedFamily.Marks
        .SelectMany(table => table.Value.Select(column => (table.Key, column)))
        .Where(mark => PersonalData.Table(mark.Key).Exported.Any(column => column.Name == mark.column));

    private static List<string> ValuesOf(FamilyExport export) => export.Tables.SelectMany(table => table.Rows.SelectMany(row => row)).OfType<string>().ToList();

    private static async Task<(MarkedFamily Mine, MarkedFamily Other)> TwoFamiliesAsync(Db db)
    {
        var world = await World.CreateAsync(db);
        return (await MarkedFamily.CreateAsync(world, 0, "mien"), await MarkedFamily.CreateAsync(world, 1, "voisin"));
    }
}

public sealed class ExportOnSqlite() : ExportTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class ExportOnPostgres() : ExportTests(Engine.Postgres)
{
    [Fact]
    public async Task Every_personal_text_of_the_schema_is_marked_or_is_a_word_of_the_program()
    {
        await using var connection = new NpgsqlConnection(SiteDatabase.As("postgres", await Stores.NewDatabaseAsync()) + ";Pooling=false");
        await connection.OpenAsync();
        var texts = await connection.QueryAsync<string>(
            """
            select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid in ('text'::regtype, 'bytea'::regtype)
            """);
        var personal = PersonalData.Tables.SelectMany(table => table.Personal
            .Where(column => column.Category != DataCategory.Pseudonym || column.Name is "refused" or "body_sha256")
            .Where(column => column.Whose != Whose.Agent || table.Name is "siecle_upload" or "second_factor")
            .Select(column => $"{table.Name}.{column.Name}"));

        Assert.Equal(
            MarkedFamily.Marks.SelectMany(table => table.Value.Select(column => $"{table.Key}.{column}")).Concat(MarkedFamily.FixedWords).Order(StringComparer.Ordinal),
            texts.Intersect(personal, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
