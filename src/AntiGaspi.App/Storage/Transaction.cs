using System.Data.Common;
using AntiGaspi.Domain.Basics;
using Dapper;
using Npgsql;

namespace AntiGaspi.App.Storage;

/// <summary>The transaction that an act runs in; every statement of it sees one tenant.</summary>
public sealed class Transaction(Engine engine, DbConnection connection, DbTransaction transaction, Scope scope, Func<string, string>? rewrite = null)
{
    public Engine Engine => engine;

    /// <summary>Written after a row that must be kept from others until the end (SQLite's writer is alone already).</summary>
    public string ForUpdate => engine == Engine.Postgres ? "for update" : "";

    /// <summary>The same for whoever takes what nobody else has taken yet, and waits for nothing.</summary>
    public string ForUpdateSkipLocked => engine == Engine.Postgres ? "for update skip locked" : "";

    /// <summary>Waits for whoever else holds the whole tenant, and keeps the next one waiting until the end; nobody who works in it is kept waiting.</summary>
    public Task HoldTenantAsync() =>
        QueryAsync<int>($"select tenant from local_authority where tenant = @tenant {(engine == Engine.Postgres ? "for no key update" : "")}");

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(Rewritten(sql), Db.Parameters(scope, values), transaction)).AsList();

    /// <summary>Runs a statement that answers no row; returns how many rows it touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? values = null) =>
        connection.ExecuteAsync(Rewritten(sql), Db.Parameters(scope, values), transaction);

    /// <summary>Runs one statement for each value of a list, in their order, in the same transaction: on PostgreSQL in few trips.</summary>
    /// <param name="sql">One statement and no more, without a row in answer.</param>
    /// <param name="rows">The list.</param>
    /// <param name="values">What the statement names, for one of them: text, numbers, ids, days, instants, bytes.</param>
    public async Task ExecuteEachAsync<TValue>(string sql, IEnumerable<TValue> rows, Func<TValue, object> values)
    {
        if (connection is NpgsqlConnection postgres)
        {
            await new StatementBatch(postgres, scope, Rewritten(sql)).RunAsync(rows.Select(values));
            return;
        }

        foreach (var row in rows)
        {
            await ExecuteAsync(sql, values(row));
        }
    }

    private string Rewritten(string sql) => rewrite?.Invoke(sql) ?? sql;
}
