using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.App.Storage;

/// <summary>
/// A connection to the embedded database that keeps its statements prepared, as PostgreSQL does: the provider forgets them with
/// each command, and the longest of ours cost more to prepare than to run. Disposing of it gives it back to the pool it came from.
/// </summary>
internal sealed class SqliteFile(string connectionString, Action<SqliteFile> giveBack) : SqliteConnection(connectionString)
{
    // More than the application has; beyond, texts are made up as one goes and are not worth keeping.
    private const int MostStatements = 200;

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);
    private bool isEnding;

    /// <summary>Closes it for good, with its statements.</summary>
    public void End()
    {
        isEnding = true;
        Dispose();
    }

    public override SqliteCommand CreateCommand() => new PreparedCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isEnding && State == ConnectionState.Open)
        {
            giveBack(this);
            return;
        }

        base.Dispose(disposing);
    }

    // A statement in use is not in the list: two readers of the same text never share one.
    [SuppressMessage("Security", "CA2100", Justification = "The text is that of the command which is run.")]
    private SqliteCommand Take(string text) => idle.Remove(text, out var kept) ? kept : new SqliteCommand(text, this);

    private void Keep(SqliteCommand command)
    {
        if (isEnding || idle.Count >= MostStatements || !idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    private sealed class PreparedCommand(SqliteFile file) : SqliteCommand(null, file)
    {
        private SqliteCommand? prepared;

        // All the ways to run a command go through this one.
        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            prepared ??= file.Take(CommandText);
            prepared.CommandTimeout = CommandTimeout;
            prepared.Transaction = Transaction;
            prepared.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters)
            {
                prepared.Parameters.Add(parameter);
            }

            try
            {
                return prepared.ExecuteReader(behavior);
            }
            catch (SqliteException)
            {
                // What failed half-way is not kept.
                prepared.Dispose();
                prepared = null;
                throw;
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && prepared is { } done)
            {
                prepared = null;
                file.Keep(done);
            }

            base.Dispose(disposing);
        }
    }
}
