using System.Globalization;
using System.Text;
using QRCoder;

namespace AntiGaspi.App.Notices;

/// <summary>A run of dark modules in a row of a square.</summary>
public readonly record struct QrRun(int X, int Y, int Width);

/// <summary>
/// The square that a phone reads (QR code), as runs of dark modules: drawn as they are in a PDF, or as one path in a page. Error
/// correction M: 15 % of it may be stained.
/// </summary>
public sealed class QrSquare
{
    /// <summary>How many light modules must surround it.</summary>
    public const int QuietZone = 4;

    private QrSquare(int modules, IReadOnlyList<QrRun> runs) => (Modules, Runs) = (modules, runs);

    /// <summary>Modules of a side, without the quiet zone.</summary>
    public int Modules { get; }

    public IReadOnlyList<QrRun> Runs { get; }

    /// <summary>The square of a text.</summary>
    public static QrSquare Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

        // The library surrounds its modules with the quiet zone.
        var rows = data.ModuleMatrix.Skip(QuietZone).SkipLast(QuietZone).Select(row => row.Cast<bool>().Skip(QuietZone).SkipLast(QuietZone).ToList()).ToList();
        return new(rows.Count, rows.SelectMany(RunsOf).ToList());
    }

    /// <summary>The outline for an SVG whose unit is a module and whose quiet zone is included.</summary>
    public string SvgPath()
    {
        var path = new StringBuilder();
        foreach (var run in Runs)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{run.X + QuietZone} {run.Y + QuietZone}h{run.Width}v1h-{run.Width}z");
        }

        return path.ToString();
    }

    /// <summary>The side of that SVG, in modules.</summary>
    public int SvgSide => Modules + (2 * QuietZone);

    private static IEnumerable<QrRun> RunsOf(List<bool> row, int y)
    {
        for (var x = 0; x < row.Count;)
        {
            var width = row.Skip(x).TakeWhile(dark => dark).Count();
            if (width > 0)
            {
                yield return new(x, y, width);
            }

            x += Math.Max(1, width);
        }
    }
}
