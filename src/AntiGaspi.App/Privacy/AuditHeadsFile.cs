namespace AntiGaspi.App.Privacy;

/// <summary>
/// The file of heads, outside the database: one line for each authority and day, only ever added to. Kept where the
/// administrator of the database does not write, or copied there, it shows what the chain alone cannot: that it was cut, or made again.
/// </summary>
/// <param name="Folder">The folder of the configuration (<c>Audit:Folder</c>); made when absent.</param>
public sealed record AuditHeadsFile(string Folder)
{
    public const string Name = "tetes-du-journal.txt";

    public string FullName => Path.Combine(Folder, Name);

    /// <summary>The heads of a file, line by line; null for a line that is none.</summary>
    public static async Task<IReadOnlyList<AuditHead?>> ReadAsync(string file) =>
        (await KeptFile.ReadAsync(file)).Select(AuditHead.Parse).ToList();

    /// <summary>Adds the heads that the file does not have yet; returns how many.</summary>
    public async Task<int> AddAsync(IReadOnlyList<AuditHead> heads)
    {
        var known = (await ReadAsync(FullName)).OfType<AuditHead>().Select(head => (head.Day, head.Authority)).ToHashSet();
        var added = heads.Where(head => !known.Contains((head.Day, head.Authority))).ToList();
        if (added.Count > 0)
        {
            await KeptFile.AddAsync(FullName, added.Select(head => head.Line));
        }

        return added.Count;
    }
}
