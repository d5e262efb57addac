using System.Text.Json;
using AntiGaspi.Domain.Basics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiGaspi.App.Storage;

/// <summary>A meal that an operation asked for and did not get, kept so that a repeated sending gets the same answer.</summary>
internal sealed record StoredRefusal(MealRef Meal, int Why, DateTimeOffset? CutoffAt);

/// <summary>The memory of one operation key: what it was first used for, and what was answered.</summary>
internal sealed class OperationLog(Db db, Scope scope, Operation op, string hash)
{
    /// <summary>Keeps the key of an act that refuses nothing; the statement of a whole act on PostgreSQL says the same for itself.</summary>
    internal const string Insert = """
        insert into operation (tenant, op_id, account_id, route, body_sha256, received_at)
        values (@tenant, @op, @account, @route, @hash, @now)
        """;

    /// <summary>The same with what was refused, for an act that knows it before it writes.</summary>
    internal const string InsertWithRefusals = """
        insert into operation (tenant, op_id, account_id, route, body_sha256, received_at, refused)
        values (@tenant, @op, @account, @route, @hash, @now, @refused)
        """;

    private const string UniqueViolation = "23505";
    private const int SqliteConstraint = 19;

    /// <summary>Runs the act; null when its key had been used already, in which case nothing was written.</summary>
    public async Task<IReadOnlyList<T>?> OnceAsync<T>(Func<Task<IReadOnlyList<T>>> act)
    {
        try
        {
            return await act();
        }
        catch (PostgresException e) when (e.SqlState == UniqueViolation && e.TableName == "operation")
        {
            return null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteConstraint && e.Message.Contains("operation.op_id", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>The refusals first answered under this key; null when the key is new.</summary>
    /// <exception cref="OperationReusedException">The key was used before with another body.</exception>
    public async Task<IReadOnlyList<StoredRefusal>?> FirstAnswerAsync()
    {
        var rows = await db.ReadAsync<Row>(
            scope, "select account_id, body_sha256 as body_hash, refused from operation where tenant = @tenant and op_id = @op", new { op = op.Id });
        if (rows.Count == 0)
        {
            return null;
        }

        if (rows[0].BodyHash != hash || rows[0].AccountId != scope.AccountId)
        {
            throw new OperationReusedException();
        }

        return rows[0].Refused is { } refused ? JsonSerializer.Deserialize<List<StoredRefusal>>(refused)! : [];
    }

    /// <summary>Keeps what was refused beside what was done, before it is answered.</summary>
    public Task KeepRefusalsAsync(IEnumerable<StoredRefusal> refused) => db.WriteAsync(scope, transaction => transaction.ExecuteAsync(
        "update operation set refused = @refused where tenant = @tenant and op_id = @op",
        new { op = op.Id, refused = Stored(refused) }));

    /// <summary>Refusals as they are stored beside what was done.</summary>
    public static string Stored(IEnumerable<StoredRefusal> refused) => JsonSerializer.Serialize(refused);

    /// <summary>Notes something about this operation that a person must be able to review.</summary>
    public Task AuditAsync(string action) => db.WriteAsync(scope, transaction => transaction.ExecuteAsync(
        "insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail) values (@tenant, @audit, @now, @account, @action, @op, '')",
        new { audit = Ids.New(op.ReceivedAt), now = op.ReceivedAt.ToStored(), action, op = op.Id }));

    private sealed record Row
    {
        public Guid AccountId { get; init; }

        public string BodyHash { get; init; } = "";

        public string? Refused { get; init; }
    }
}
