using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Privacy;

/// <summary>A row of the trail.</summary>
internal sealed record AuditRow
{
    public Guid AuditId { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid AccountId { get; init; }

    public string Action { get; init; } = "";

    public Guid SubjectId { get; init; }

    public string Detail { get; init; } = "";
}

/// <summary>What a link of the chain covers, beside the link before it.</summary>
internal sealed record AuditLink(int Tenant, long Seq, Guid AuditId, string RowSha256, DateTimeOffset KeptUntil, DateTimeOffset LinkedAt);

/// <summary>
/// The digests of the chain. A row and a link are written in one way only: each field with its length before it, so that no
/// two of them read the same, on either database.
/// </summary>
internal static class AuditChain
{
    /// <summary>What the first link takes for the link before it.</summary>
    public static readonly string Start = new('0', SHA256.HashSizeInBytes * 2);

    /// <summary>The digest of a row.</summary>
    public static string Of(int tenant, AuditRow row) => Digest(
        "audit 1", Text(tenant), row.AuditId.ToString("D"), StoredValues.Text(row.At), row.AccountId.ToString("D"), row.Action, row.SubjectId.ToString("D"), row.Detail);

    /// <summary>The digest of a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="before">The digest of the link before it.</param>
    public static string Of(AuditLink link, string before) => Digest(
        "link 1", Text(link.Tenant), Text(link.Seq), link.AuditId.ToString("D"), link.RowSha256, StoredValues.Text(link.KeptUntil), StoredValues.Text(link.LinkedAt), before);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Digest(params ReadOnlySpan<string> fields)
    {
        var length = 0;
        foreach (var field in fields)
        {
            length += 12 + Encoding.UTF8.GetMaxByteCount(field.Length);
        }

        var bytes = ArrayPool<byte>.Shared.Rent(length);
        var end = 0;
        foreach (var field in fields)
        {
            Encoding.UTF8.GetByteCount(field).TryFormat(bytes.AsSpan(end), out var digits, provider: CultureInfo.InvariantCulture);
            end += digits;
            bytes[end++] = (byte)':';
            end += Encoding.UTF8.GetBytes(field, bytes.AsSpan(end));
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, end)));
        ArrayPool<byte>.Shared.Return(bytes);
        return digest;
    }
}
