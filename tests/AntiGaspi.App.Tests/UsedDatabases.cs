using System.Collections.Concurrent;
using System.Reflection;
using AntiGaspi.App.Tests;
using AntiGaspi.Tests.Support;
using Npgsql;
using Xunit.v3;

[assembly: GiveBackDatabases]

namespace AntiGaspi.App.Tests;

/// <summary>The PostgreSQL databases of tests that have ended, emptied for the next ones: a copy of ten megabytes for each cost more than many a test.</summary>
/// <remarks>A database whose tables, rules or first rows are no longer those of a new copy is never lent again.</remarks>
internal sealed class UsedDatabases
{
    // What a table, a column, a rule, a view or a function is made of: each change of one counts a row more or less, or a newer one.
    private static readonly string[] Catalogues =
    [
        "pg_class", "pg_attribute", "pg_attrdef", "pg_constraint", "pg_index", "pg_trigger", "pg_policy", "pg_proc", "pg_rewrite", "pg_type",
        "pg_namespace", "pg_depend", "pg_extension", "pg_default_acl", "pg_description",
    ];

    private const string Settings = """
        select concat_ws(' ', d.datdba, d.datacl, d.datconnlimit, (select string_agg(s::text, ' ') from pg_db_role_setting s where s.setdatabase = d.oid))
        from pg_database d where d.datname = current_database()
        """;

    // Rows that are gone stay in their file; a long one would slow down the tests that follow.
    private const string IsSmall = "select sum(pg_relation_size(oid)) < 40000000 from pg_class";

    private static readonly ConcurrentDictionary<string, ConcurrentBag<string>> Lent = new(StringComparer.Ordinal);
    private static readonly ConcurrentBag<string> Free = [];

    private readonly string untouched;
    private readonly string state;
    private readonly string empty;

    private UsedDatabases(string untouched, string state, string empty) => (this.untouched, this.state, this.empty) = (untouched, state, empty);

    /// <summary>Learns from a new copy what it is made of, and which of its tables hold rows already.</summary>
    public static async Task<UsedDatabases> LikeAsync(string copy)
    {
        await using var connection = await OpenAsync(copy);
        var tables = await RowsAsync(connection, "select c.oid::regclass::text from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1");
        var filled = await RowsAsync(connection, string.Join(" union all ", tables.Select(table => $"select '{table}' where exists (select 1 from {table})")));
        var asked = string.Join(
            " union all ",
            Catalogues.Concat(filled).Select(table => $"select concat_ws(' ', '{table}', count(*), max(xmin::text::bigint)) from {table}"))
            + $" union all ({Settings})";
        var deletes = $"set session_replication_role = replica;{string.Concat(tables.Except(filled).Select(table => $"delete from {table};"))}";
        return new(await StateAsync(connection, asked), asked, deletes);
    }

    /// <summary>Notes that the running test has this database; one that is made for a whole class is never given back.</summary>
    public static void Lend(string database)
    {
        if (TestContext.Current.Test is { } test)
        {
            Lent.GetOrAdd(test.UniqueID, _ => []).Add(database);
        }
    }

    /// <summary>Takes back what a test had; it is emptied when another asks for it.</summary>
    public static void GiveBack(string test)
    {
        foreach (var database in Lent.TryRemove(test, out var had) ? had : [])
        {
            Free.Add(database);
        }
    }

    /// <summary>A database as good as a new copy; null when there is none.</summary>
    public async Task<string?> TakeAsync(SharedPostgres shared)
    {
        while (Free.TryTake(out var given))
        {
            if (await shared.RenewAsync(given) is { } database && await EmptyAsync(database))
            {
                return database;
            }
        }

        return null;
    }

    /// <summary>Takes every row out that a new copy has not; false when more than rows was changed, or when there were very many.</summary>
    public async Task<bool> EmptyAsync(string database)
    {
        await using var connection = await OpenAsync(database);
        if (await StateAsync(connection, state) != untouched || (await RowsAsync(connection, IsSmall))[0] != "True")
        {
            return false;
        }

        await RowsAsync(connection, empty);
        return true;
    }

    private static async Task<string> StateAsync(NpgsqlConnection connection, string state) => string.Join('\n', await RowsAsync(connection, state));

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(SiteDatabase.As("postgres", database) + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader[0].ToString()!);
        }

        return rows;
    }
}

/// <summary>After each test, its databases are free for others.</summary>
internal sealed class GiveBackDatabasesAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => UsedDatabases.GiveBack(test.UniqueID);
}
