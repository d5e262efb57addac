using System.Collections.Concurrent;
using System.Reflection;
using AntiGaspi.Domain.Basics;
using Npgsql;
using NpgsqlTypes;

namespace AntiGaspi.App.Storage;

/// <summary>One statement for many values, sent to PostgreSQL in few trips. Dapper knows no batch, so the values are bound here, as it would.</summary>
internal sealed class StatementBatch(NpgsqlConnection connection, Scope scope, string sql)
{
    // Enough to make the trips count for nothing, and little enough to hold in memory.
    private const int StatementsPerTrip = 200;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> PropertiesOf = new();

    // The type is said even of a null: otherwise each mixture of nulls is another statement to prepare.
    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
    };

    /// <summary>Runs it for each of the values, in their order; the first fault ends it.</summary>
    public async Task RunAsync(IEnumerable<object> values)
    {
        foreach (var some in values.Chunk(StatementsPerTrip))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var one in some)
            {
                batch.BatchCommands.Add(CommandOf(one));
            }

            await batch.ExecuteNonQueryAsync();
        }
    }

    private NpgsqlBatchCommand CommandOf(object values)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new("tenant", NpgsqlDbType.Integer) { Value = scope.Tenant });
        command.Parameters.Add(new("account", NpgsqlDbType.Uuid) { Value = (object?)scope.AccountId ?? DBNull.Value });
        foreach (var property in PropertiesOf.GetOrAdd(values.GetType(), type => type.GetProperties()))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var value = property.GetValue(values);
            command.Parameters.Add(new(property.Name, Types[type])
            {
                Value = value is DateTimeOffset instant ? instant.ToStored() : value ?? DBNull.Value,
            });
        }

        return command;
    }
}
