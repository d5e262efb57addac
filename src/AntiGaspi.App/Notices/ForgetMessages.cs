using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Forgets what no longer serves: a message that came to its end unsent is emptied, and each row is deleted 30 days after it was
/// written. A link of a message goes with its week. Source: the retention schedule (e-mail queue, 30 days).
/// </summary>
public sealed class ForgetMessages(Db db)
{
    /// <summary>How long it is known that a message was sent.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // The last meal of its week is over, wherever it is eaten.
    private const int DaysOfLink = 8;

    /// <summary>Empties and deletes; returns how many rows it touched.</summary>
    public Task<int> RunAsync(Scope scope, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
        await transaction.ExecuteAsync(Empty, new { now = now.ToStored() })
        + await transaction.ExecuteAsync("delete from meal_link where tenant = @tenant and first_day < @firstDay", new { firstDay = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DaysOfLink) })
        + await transaction.ExecuteAsync("delete from outbox where tenant = @tenant and created_at <= @before", new { before = (now - Kept).ToStored() }));

    private const string Empty = """
        update outbox set failed_at = @now, recipient = '', content = ''
        where tenant = @tenant and sent_at is null and failed_at is null and ends_at <= @now
        """;
}
