using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>How the states and reasons of batches are written in the database, and the statement that frees the entries of one.</summary>
internal static class BatchRows
{
    public const string Release = "update refund_batch_entry set released_at = @now where tenant = @tenant and batch_id = @batch and released_at is null";

    public static string Of(ReturnReason reason) => reason.ToString().ToLowerInvariant();

    public static string Of(Observation reason) => reason.ToString().ToLowerInvariant();
}
