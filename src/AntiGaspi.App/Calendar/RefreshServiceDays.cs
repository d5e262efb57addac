using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Calendar;

/// <summary>
/// Writes the days on which places serve, with their deadlines, from the calendar and the règlement in force. Run when
/// either changes, and by a job so that a new school year appears by itself.
/// </summary>
public sealed class RefreshServiceDays(Db db)
{
    /// <summary>
    /// Adds the days that are missing and renews the deadlines of those whose old and new cutoffs are both ahead: a
    /// sealed or closing day is never reopened (domain.md §5.3). Never removes a day; returns how many were written.
    /// </summary>
    /// <param name="scope">The tenant.</param>
    /// <param name="now">The instant that decides what is ahead.</param>
    /// <param name="from">The first day to write.</param>
    /// <param name="placeId">One place; all when null.</param>
    public Task<int> RunAsync(Scope scope, DateTimeOffset now, DateOnly from, Guid? placeId = null) =>
        db.WriteAsync(scope, transaction => ServiceDayRows.WriteAsync(transaction, now, from, placeId));
}
