using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>A refund batch that the office asks for.</summary>
/// <param name="Key">The key of the sending, which becomes the number of the batch: sent twice, it is one batch.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="Period">The days of its meals.</param>
public sealed record NewBatch(Guid Key, Guid SchoolId, BatchPeriod Period);

/// <summary>Why a batch is not prepared.</summary>
public enum PrepareRefusal
{
    /// <summary>The school is not one of the account's.</summary>
    UnknownSchool,

    /// <summary>The last day is not over, or the days are of two civil years.</summary>
    NotOver,

    /// <summary>A day of the period is not frozen yet.</summary>
    NotFrozen,

    /// <summary>No entry of those days is free: all are in a batch already, or there is none.</summary>
    NothingToRefund,

    /// <summary>More entries than one batch holds.</summary>
    TooMany,

    /// <summary>Entries were being written at the same moment.</summary>
    Moving,

    /// <summary>The key was used before for another batch.</summary>
    KeyReused,
}

/// <summary>The answer to a preparation.</summary>
public abstract record PrepareOutcome
{
    /// <summary>Prepared; it waits for a signature.</summary>
    public sealed record Prepared(Guid BatchId) : PrepareOutcome;

    /// <summary>The same sending was received before; nothing more was done.</summary>
    public sealed record Repeated(Guid BatchId) : PrepareOutcome;

    /// <summary>Refused; nothing was changed.</summary>
    public sealed record Refused(PrepareRefusal Why) : PrepareOutcome;
}
