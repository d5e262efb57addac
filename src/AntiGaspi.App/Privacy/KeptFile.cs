using System.Text;

namespace AntiGaspi.App.Privacy;

/// <summary>A file outside the database that is only ever added to, and is on the disk when that is told.</summary>
internal static class KeptFile
{
    public static async Task<IReadOnlyList<string>> ReadAsync(string file) =>
        File.Exists(file) ? (await File.ReadAllLinesAsync(file)).Where(line => line.Length > 0).ToList() : [];

    public static async Task AddAsync(string file, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.WriteThrough);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
    }
}
