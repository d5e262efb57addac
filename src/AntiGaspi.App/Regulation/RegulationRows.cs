using System.Text;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Regulation;

/// <summary>Reads the règlements of a tenant back from their files, word for word as they were registered.</summary>
internal static class RegulationRows
{
    public static async Task<IReadOnlyList<RegisteredRegulation>> AllAsync(Transaction transaction) =>
        (await transaction.QueryAsync<Row>("select regulation_id, document from regulation where tenant = @tenant order by registered_at, regulation_id"))
        .Select(row => new RegisteredRegulation(row.RegulationId, RegulationFile.Read(Encoding.UTF8.GetBytes(row.Document)).File!.Regulation))
        .ToList();

    private sealed record Row
    {
        public Guid RegulationId { get; init; }

        public string Document { get; init; } = "";
    }
}
