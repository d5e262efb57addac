using AntiGaspi.App.Privacy;
using AntiGaspi.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>Every column of the schema is classed: about a person, or explicitly not. Read from what each database says of itself.</summary>
public sealed class PersonalDataTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_column_of_the_schema_has_a_class() => Assert.Empty(await FaultsAsync(""));

    [Theory]
    [InlineData("alter table pupil add column nickname TEXT")]
    [InlineData("create table twin (tenant INTEGER not null primary key) strict")]
    [InlineData("drop view open_credit; drop view meal; alter table meal_plan drop column menu_option")]
    [InlineData("drop table siecle_upload")]
    public async Task A_column_without_a_class_and_a_class_without_a_column_are_caught(string sabotage) => Assert.Single(await FaultsAsync(sabotage));

    [Fact]
    public void A_column_is_classed_once()
    {
        Assert.Equal(PersonalData.Tables.Select(table => table.Name).Distinct().Count(), PersonalData.Tables.Count);
        Assert.All(PersonalData.Tables, table => Assert.Equal(table.Comments.Select(column => column.Column).Distinct().Count(), table.Comments.Count()));
    }

    [Fact]
    public void Every_exported_column_says_whose_it_is_by_a_key_of_the_same_row() => Assert.All(
        PersonalData.Tables.Where(table => table.Exported.Count > 0 && table.Name is not ("outbox" or "sign_in_link" or "unreachable_mailbox")),
        table => Assert.Contains(table.Personal, column => column is { Category: DataCategory.Pseudonym, Name: "pupil_id" or "guardian_id" or "account_id" }));

    [Fact]
    [Trait("Needs", "Postgres")]
    public async Task PostgreSQL_says_of_every_column_what_the_catalogue_says() => Assert.Empty(await CommentFaultsAsync(""));

    [Theory]
    [Trait("Needs", "Postgres")]
    [InlineData("comment on column pupil.birth_day is null")]
    [InlineData("comment on column meal_plan.menu_option is 'not personal'")]
    [InlineData("comment on table guardian is 'kept: reference'")]
    public async Task A_comment_that_says_otherwise_is_caught(string sabotage) => Assert.Single(await CommentFaultsAsync(sabotage));

    private async Task<List<string>> FaultsAsync(string sabotage)
    {
        await using var file = new SqliteConnection($"Data Source={await Stores.NewFileAsync()};Pooling=false");
        await file.OpenAsync();
        await file.ExecuteAsync(sabotage.Length > 0 ? sabotage : "select 1");
        var stored = (await file.QueryAsync<string>(
            """
            select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c
            where m.type = 'table' and m.name not in ('SchemaVersions', 'sqlite_sequence')
            """)).ToHashSet(StringComparer.Ordinal);
        var classed = PersonalData.Tables.SelectMany(table => table.Comments.Select(column => $"{table.Name}.{column.Column}")).ToHashSet(StringComparer.Ordinal);
        Assert.True(stored.Count > 200, "a schema that says little proves nothing");
        var faults = stored.Except(classed).Select(column =>
                $"{column} has no class. In src/AntiGaspi.App/Privacy/PersonalData.*.cs, name it in its table (a new table: Table(\"name\", Retention.…, …)): "
                + "About(Whose.…, DataCategory.…, Erasure.…, \"column\") when it is about a person, else Nobody(\"column\").")
            .Concat(classed.Except(stored).Select(column => $"{column} has a class in PersonalData and is in no table: take it out."))
            .Order(StringComparer.Ordinal).ToList();
        faults.ForEach(output.WriteLine);

        // The fault of a whole table counts once.
        return faults.DistinctBy(fault => fault.Split('.')[0]).ToList();
    }

    private static async Task<List<string>> CommentFaultsAsync(string sabotage)
    {
        var administrator = SiteDatabase.As("postgres", await Stores.NewDatabaseAsync());
        if (sabotage.Length > 0)
        {
            await SiteDatabase.ExecuteAsync(administrator, sabotage);
        }

        await using var connection = new NpgsqlConnection(administrator + ";Pooling=false");
        await connection.OpenAsync();
        var said = await connection.QueryAsync<(string, string?)>(
            """
            select c.relname || '.' || a.attname, col_description(c.oid, a.attnum) from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schemaversions'
            union all
            select c.relname, obj_description(c.oid) from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schemaversions'
            """);
        var meant = PersonalData.Tables
            .SelectMany(table => table.Comments.Select(column => ($"{table.Name}.{column.Column}", column.Comment)).Append((table.Name, table.Comment)))
            .ToDictionary(one => one.Item1, one => one.Comment, StringComparer.Ordinal);
        return said.Where(one => one.Item2 != meant.GetValueOrDefault(one.Item1)).Select(one => $"{one.Item1}: {one.Item2}").ToList();
    }
}
