using System.Globalization;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Privacy;

/// <summary>Somebody who was erased, by numbers that lead to nobody any more, but in a backup from before.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What the person was.</param>
/// <param name="PersonId">The number of the pupil or of the guardian.</param>
/// <param name="Authority">The code of the local authority.</param>
public sealed record ErasureLine(DateTimeOffset At, ErasedKind Kind, Guid PersonId, string Authority)
{
    /// <summary>As a line of the file: "2026-11-23T07:42:00.000Z pupil 0199… 60".</summary>
    public string Line => $"{StoredValues.Text(At)} {Kind.ToString().ToLowerInvariant()} {PersonId:D} {Authority}";

    /// <summary>The erasure of a line; null when the line is none.</summary>
    public static ErasureLine? Parse(string line)
    {
        const int Fields = 4;
        return line.Trim().Split(' ', Fields) is [var at, var kind, var person, { Length: > 0 } authority]
            && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && Enum.TryParse<ErasedKind>(kind, ignoreCase: true, out var what) && Enum.IsDefined(what)
            && Guid.TryParseExact(person, "D", out var id)
                ? new(instant, what, id, authority)
                : null;
    }
}

/// <summary>
/// The list of who was erased, outside the database and apart from its backups: after an older backup was restored, the list
/// is played again before anybody is let in.
/// </summary>
/// <param name="Folder">The folder of the configuration (<c>Audit:Folder</c>); made when absent.</param>
public sealed record ErasureList(string Folder)
{
    public const string Name = "effacements.txt";

    public string FullName => Path.Combine(Folder, Name);

    /// <summary>The erasures of a file, line by line; null for a line that is none.</summary>
    public static async Task<IReadOnlyList<ErasureLine?>> ReadAsync(string file) => (await KeptFile.ReadAsync(file)).Select(ErasureLine.Parse).ToList();

    /// <summary>Adds one.</summary>
    public Task AddAsync(ErasureLine line) => KeptFile.AddAsync(FullName, [line.Line]);
}
