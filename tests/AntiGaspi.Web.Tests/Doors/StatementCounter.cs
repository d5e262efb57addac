using System.Collections.Concurrent;
using System.Diagnostics;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>The statements that one PostgreSQL database was sent, told by its driver.</summary>
public sealed class StatementCounter : IDisposable
{
    private const string SetTenant = "select set_config(";
    private const string SessionLookUp = "select s.session_id";

    private readonly ConcurrentQueue<string> seen = new();
    private readonly ActivityListener listener;

    /// <param name="database">The name of the database; the statements of others are not counted.</param>
    public StatementCounter(string database)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.namespace") as string == database && activity.GetTagItem("db.query.text") is string text)
                {
                    seen.Enqueue(text);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>
    /// The statements of an act, beside the setting of the tenant, which goes in the same trip, and the look-up of the session.
    /// </summary>
    public async Task<IReadOnlyList<string>> OfAsync(Func<Task> act)
    {
        seen.Clear();
        await act();
        return [.. seen.SelectMany(text => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(sql => !sql.StartsWith(SetTenant, StringComparison.Ordinal) && !sql.StartsWith(SessionLookUp, StringComparison.Ordinal))];
    }

    public void Dispose() => listener.Dispose();
}
