using System.Globalization;
using System.Text;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Impact;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The published months as a CSV file of RFC 4180: commas, CRLF, one header line, UTF-8.</summary>
public static class StatsFile
{
    /// <summary>What it is, for programs.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    private const string Header = "collectivite,mois,repas_retires_avant_cuisson,euros_deduits,part_des_demi_pensionnaires,remarque";

    /// <summary>The text of the file.</summary>
    public static string Text(string name, PublicReport report)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var month in report.Months)
        {
            text.AppendJoin(',', Cells(name, month).Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Cells(string name, PublicMonth month) =>
    [
        name,
        month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{month.Meals}"),
        month.Deducted is { } deducted ? string.Create(CultureInfo.InvariantCulture, $"{deducted.Cents / 100m:0.00}") : "",
        string.Create(CultureInfo.InvariantCulture, $"{month.ActiveShare:0.000}"),
        month.Meals is null || month.Deducted is null || month.ActiveShare is null ? PublicTexts.Hidden : "",
    ];

    // A spreadsheet runs what begins like a formula: an apostrophe keeps it a text.
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
