using AntiGaspi.App.Storage;
using AntiGaspi.Web.Hosting;
using Npgsql;

namespace AntiGaspi.Web.Demo;

/// <summary>
/// The demonstration in a PostgreSQL database (ANTIGASPI_DATABASE): it empties and fills again only what it made itself,
/// which a comment on a table tells, or an empty database. Anything else is refused and left as it is.
/// </summary>
internal static class DemoPostgres
{
    // Not a table of the catalogue of personal data, whose comments each migration writes again.
    internal const string Marked = "schemaversions";

    internal const string Mark = "Anti-gaspi: demonstration data, made again at each start";

    /// <summary>Why the demonstration does not go into this database; null when it may.</summary>
    public static async Task<string?> RefusalAsync(Settings settings)
    {
        await using var owner = OwnerOf(settings);
        return await IsMadeHereAsync(owner) || await IsEmptyAsync(owner)
            ? null
            : "La base de ANTIGASPI_DATABASE contient autre chose que la démonstration, qui l’effacerait. "
              + "Indiquez une base vide, ou retirez ANTIGASPI_DATABASE pour la base embarquée.";
    }

    /// <summary>The database at the newest schema, with the data of the demonstration made anew unless they are to be kept.</summary>
    public static async Task<Db> OpenAsync(Settings settings, bool keep, DateTimeOffset start)
    {
        await using var owner = OwnerOf(settings);
        var isMade = await IsMadeHereAsync(owner);
        await settings.MigrateAsync();
        var db = settings.OpenDb();
        if (isMade && keep)
        {
            return db;
        }

        await ExecuteAsync(owner, "truncate local_authority, account, school_holiday, school_year, outbox cascade");
        await ExecuteAsync(owner, $"comment on table {Marked} is '{Mark}'");
        await new DemoSchools(db, start, () => ExecuteAsync(owner, "analyze")).BuildAsync();
        await ExecuteAsync(owner, "analyze");
        return db;
    }

    private static NpgsqlDataSource OwnerOf(Settings settings) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.DatabaseOwner ?? settings.Database!) { Pooling = false });

    private static Task<bool> IsMadeHereAsync(NpgsqlDataSource owner) => AskAsync(
        owner, $"select coalesce(obj_description(to_regclass('public.{Marked}'), 'pg_class') = '{Mark}', false)");

    // Without a table of ours or of anybody's, or with our tables and no local authority.
    private static async Task<bool> IsEmptyAsync(NpgsqlDataSource owner) =>
        await AskAsync(owner, "select to_regclass('public.local_authority') is not null")
            ? await AskAsync(owner, "select not exists (select 1 from local_authority)")
            : await AskAsync(owner, "select not exists (select 1 from pg_tables where schemaname not in ('pg_catalog', 'information_schema'))");

    private static async Task<bool> AskAsync(NpgsqlDataSource owner, string question)
    {
        await using var command = owner.CreateCommand(question);
        return await command.ExecuteScalarAsync() is true;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string statement)
    {
        await using var command = owner.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
