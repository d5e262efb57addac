using System.Data.Common;
using AntiGaspi.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.Bench;

/// <summary>A database with the data of the demonstration, and an account for each family in it.</summary>
internal abstract class Store
{
    /// <summary>Monday 23 November 2026, 08:42 in Paris.</summary>
    public const string Morning = "2026-11-23T08:42:00+01:00";

    // An account of its own for each guardian of the files; the demonstration gives one to its personas only.
    private const string AddAccounts = """
        insert into account (account_id, display_name, created_at)
        select guardian_id, given_name, (select min(created_at) from account) from guardian where account_id is null;
        update guardian set account_id = guardian_id where account_id is null;
        """;

    /// <summary>Short name of the engine, as the report shows it.</summary>
    public abstract string Engine { get; }

    /// <summary>What the service is started with.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The data folder of the service, and its home: the keys of its forms are there.</summary>
    public string Folder { get; } = Janitor.NewFolder("bench");

    /// <summary>A connection that may do everything.</summary>
    public abstract Task<DbConnection> OpenAsync();

    /// <summary>Has the demonstration make its data for a starting clock, then gives each family an account.</summary>
    public async Task FillAsync(string clock)
    {
        Environment["ANTIGASPI_DEMO_NOW"] = clock;
        Environment["HOME"] = Folder;
        await using (await Service.StartAsync(["demo", "--data", Folder], Environment))
        {
        }

        await using var connection = await OpenAsync();
        await connection.ExecuteAsync(AddAccounts);
        await Sessions.OpenAsync(connection);
        await SettleAsync(connection);
    }

    /// <summary>Starts the service on these data as they are.</summary>
    public Task<Service> ServeAsync() => Service.StartAsync(["demo", "--keep", "--data", Folder], Environment);

    /// <summary>A single number.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    /// <summary>Milliseconds of processor that the database has used outside the service.</summary>
    public virtual double DatabaseMilliseconds() => 0;

    protected abstract Task SettleAsync(DbConnection connection);
}

/// <summary>The embedded database.</summary>
internal sealed class SqliteStore : Store
{
    public override string Engine => "SQLite";

    public string File => Path.Combine(Folder, "demo.db");

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    protected override Task SettleAsync(DbConnection connection) => connection.ExecuteAsync("pragma wal_checkpoint(truncate)");
}
