using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>The last link of a chain at the end of a day, as it is kept outside the database.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Seq">The number of the link.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Authority">The code of the local authority.</param>
public sealed record AuditHead(DateOnly Day, long Seq, string Sha256, string Authority)
{
    /// <summary>As a line of the file: "2026-11-23 1204 9f86… 60".</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {Seq} {Sha256} {Authority}");

    /// <summary>The head of a line; null when the line is none.</summary>
    public static AuditHead? Parse(string line)
    {
        const int Fields = 4;
        return line.Trim().Split(' ', Fields) is [var day, var seq, { Length: 64 } sha, { Length: > 0 } authority]
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(date, number, sha, authority)
                : null;
    }
}

/// <summary>Reads the head of a chain: what leaves the database each day, so that its administrator cannot rewrite the past.</summary>
public sealed class AuditHeads(Db db)
{
    /// <summary>The last link made before a day; null when there is none.</summary>
    public async Task<AuditHead?> OfDayBeforeAsync(Scope scope, string authority, DateOnly day) => (await db.ReadAsync<Row>(
        scope,
        "select seq, sha256 from audit_link where tenant = @tenant and linked_at < @midnight order by seq desc limit 1",
        new { midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) })).Select(row => new AuditHead(day.AddDays(-1), row.Seq, row.Sha256, authority)).SingleOrDefault();

    private sealed record Row
    {
        public long Seq { get; init; }

        public string Sha256 { get; init; } = "";
    }
}
