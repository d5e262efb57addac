using System.Collections.Concurrent;
using System.Data.Common;
using AntiGaspi.Domain.Basics;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiGaspi.App.Storage;

/// <summary>
/// The database: connections, transactions, and the scope under which each statement runs.
/// On PostgreSQL the tenant is set in the same round trip as the statement, so that row-level security is never without it.
/// </summary>
public sealed class Db : IAsyncDisposable
{
    private const string SetTenant = "select set_config('app.tenant', cast(@tenant as text), true);";

    // What the operator may say otherwise. Two nodes share the hundred connections of a server that was told nothing. Each connection plans a
    // statement once, not five times before it keeps a plan: a rush opens dozens, and their plans were most of what it waited for.
    private const string PostgresDefaults = "Maximum Pool Size=45;Options=-c plan_cache_mode=force_generic_plan;";

    private readonly NpgsqlDataSource? postgres;
    private readonly string? sqlite;

    // SQLite has one writer: waiting here is orderly, waiting in the file is not.
    private readonly SemaphoreSlim writer = new(1, 1);

    // The last one given back is taken first: it has its statements ready.
    private readonly ConcurrentStack<SqliteFile> idle = new();

    static Db() => StoredValues.Register();

    private Db(NpgsqlDataSource? postgres, string? sqlite) => (this.postgres, this.sqlite) = (postgres, sqlite);

    public Engine Engine => postgres is null ? Engine.Sqlite : Engine.Postgres;

    /// <summary>What a test makes of each statement of a scope: it takes the application's own filters away, to prove the wall behind them.</summary>
    internal Func<string, string>? Rewrite { get; set; }

    /// <summary>The embedded database: one file, made when absent.</summary>
    public static Db OpenSqlite(string file) => new(null, new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 30,
        Pooling = false,
    }.ToString());

    /// <summary>A PostgreSQL database, as the application role.</summary>
    public static Db OpenPostgres(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgresDefaults + connectionString)
        {
            // Nothing of ours outlives its transaction (the tenant is set for one, no lock is held for longer): no reset to pay at each visit.
            NoResetOnClose = true,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            IncludeErrorDetail = false,
        };
        return new(NpgsqlDataSource.Create(settings), null);
    }

    /// <summary>Rows seen under a scope, in one round trip.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(Scope scope, string sql, object? values = null)
    {
        await using var connection = await OpenAsync();
        return await QueryAloneAsync<T>(connection, scope, sql, values);
    }

    /// <summary>The rows of two statements over the same values, in one round trip.</summary>
    public async Task<(IReadOnlyList<TFirst> First, IReadOnlyList<TSecond> Second)> ReadBothAsync<TFirst, TSecond>(
        Scope scope, string first, string second, object values)
    {
        await using var connection = await OpenAsync();
        if (postgres is null)
        {
            return (await QueryAloneAsync<TFirst>(connection, scope, first, values), await QueryAloneAsync<TSecond>(connection, scope, second, values));
        }

        await using var answers = await connection.QueryMultipleAsync($"{SetTenant}{Rewritten(first)};{Rewritten(second)}", Parameters(scope, values));
        await answers.ReadAsync<string>();
        return ((await answers.ReadAsync<TFirst>()).AsList(), (await answers.ReadAsync<TSecond>()).AsList());
    }

    /// <summary>Rows of tables that belong to no tenant (local authorities, accounts, school holidays).</summary>
    public async Task<IReadOnlyList<T>> ReadNationalAsync<T>(string sql, object? values = null)
    {
        await using var connection = await OpenAsync();
        return (await connection.QueryAsync<T>(sql, values)).AsList();
    }

    /// <summary>Every tenant there is: jobs, and the few readings that come before the tenant is known, go from one to the next.</summary>
    public Task<IReadOnlyList<int>> TenantsAsync() => ReadNationalAsync<int>("select tenant from local_authority order by tenant");

    /// <summary>The same, for the one caller that cannot wait: the framework asks for the keys of forms in the middle of drawing one.</summary>
    internal IReadOnlyList<T> ReadNationalNow<T>(string sql)
    {
        using var connection = Open();
        return connection.Query<T>(sql).AsList();
    }

    /// <summary>One statement on a table that belongs to no tenant, for the same caller.</summary>
    internal void WriteNationalNow(string sql, object values)
    {
        writer.Wait();
        try
        {
            using var connection = Open();
            connection.Execute(sql, values);
        }
        finally
        {
            writer.Release();
        }
    }

    /// <summary>
    /// One act in one transaction: on PostgreSQL a single statement and a single round trip; on SQLite several statements
    /// under the writer's gate. Both are given side by side by the act, and one test holds them equal.
    /// A commit that waits is never abandoned, so there is no cancellation token.
    /// </summary>
    public async Task<IReadOnlyList<T>> WriteAsync<T>(
        Scope scope, string postgresStatement, Func<Transaction, Task<IReadOnlyList<T>>> sqliteSteps, object postgresValues)
    {
        if (postgres is null)
        {
            return await WriteAsync(scope, sqliteSteps);
        }

        await using var connection = await postgres.OpenConnectionAsync();
        return await QueryAloneAsync<T>(connection, scope, postgresStatement, postgresValues);
    }

    /// <summary>An act of several statements in one transaction, on either database.</summary>
    /// <param name="scope">Who acts, for which tenant.</param>
    /// <param name="steps">The statements.</param>
    /// <param name="keep">Whether what the steps answered is to be kept; otherwise everything is undone. Kept when not given.</param>
    public async Task<T> WriteAsync<T>(Scope scope, Func<Transaction, Task<T>> steps, Func<T, bool>? keep = null)
    {
        if (postgres is not null)
        {
            return await RunAsync(scope, steps, keep);
        }

        await writer.WaitAsync();
        try
        {
            return await RunAsync(scope, steps, keep);
        }
        finally
        {
            writer.Release();
        }
    }

    /// <summary>An open connection outside any scope, for start-up checks and migrations only.</summary>
    internal async Task<DbConnection> OpenAsync() => postgres is null ? OpenFile() : await postgres.OpenConnectionAsync();

    private DbConnection Open() => postgres is null ? OpenFile() : postgres.OpenConnection();

    // The file is opened at once: its provider has nothing to wait for.
    private SqliteFile OpenFile()
    {
        if (idle.TryPop(out var kept))
        {
            return kept;
        }

        var connection = new SqliteFile(sqlite!, idle.Push);
        connection.Open();
        SqliteSettings.Apply(connection);
        return connection;
    }

    /// <summary>What every statement may name: the tenant, the account and the door of the scope, beside its own values.</summary>
    internal static DynamicParameters Parameters(Scope scope, object? values)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("tenant", scope.Tenant);
        parameters.Add("account", scope.AccountId);
        parameters.Add("scopeDoor", DoorOf(scope.Role));
        return parameters;
    }

    // Through which door of the view may_act the account acts. Somebody who works in an office may have a child there: their family's
    // session, or the telephone that they had remembered, opens that child and no other. The service does what somebody once asked for.
    private static string DoorOf(Role role) => role switch
    {
        Role.Family => "family",
        Role.SchoolManager => "office",
        Role.Service => "any",
        _ => "none",
    };

    // One statement that is its own transaction; the tenant goes in the same round trip.
    private async Task<IReadOnlyList<T>> QueryAloneAsync<T>(DbConnection connection, Scope scope, string text, object? values)
    {
        var sql = Rewritten(text);
        if (connection is SqliteConnection)
        {
            return (await connection.QueryAsync<T>(sql, Parameters(scope, values))).AsList();
        }

        await using var answers = await connection.QueryMultipleAsync(SetTenant + sql, Parameters(scope, values));
        await answers.ReadAsync<string>();
        return (await answers.ReadAsync<T>()).AsList();
    }

    private async Task<T> RunAsync<T>(Scope scope, Func<Transaction, Task<T>> steps, Func<T, bool>? keep)
    {
        await using var connection = await OpenAsync();
        await using var transaction = connection is SqliteConnection file
            ? file.BeginTransaction(deferred: false)
            : await connection.BeginTransactionAsync();
        if (Engine == Engine.Postgres)
        {
            await connection.ExecuteAsync(SetTenant, Parameters(scope, null), transaction);
        }

        var result = await steps(new Transaction(Engine, connection, transaction, scope, Rewrite));
        if (keep?.Invoke(result) != false)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return result;
    }

    private string Rewritten(string sql) => Rewrite?.Invoke(sql) ?? sql;

    public async ValueTask DisposeAsync()
    {
        writer.Dispose();
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
            return;
        }

        while (idle.TryPop(out var connection))
        {
            connection.End();
        }
    }
}
