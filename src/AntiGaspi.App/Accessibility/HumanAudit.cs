namespace AntiGaspi.App.Accessibility;

/// <summary>An audit that somebody made by hand, as docs/accessibilite/audits.csv records it.</summary>
/// <param name="Auditor">Who made it, by name.</param>
/// <param name="Organisation">For whom the person works.</param>
/// <param name="Day">When it was finished.</param>
/// <param name="Counts">What came of it.</param>
/// <param name="Pages">The addresses that were looked at.</param>
public sealed record HumanAudit(string Auditor, string Organisation, DateOnly Day, ConformityCounts Counts, IReadOnlyList<string> Pages)
{
    /// <summary>After that, the declaration must be made again.</summary>
    public const int YearsValid = 3;

    /// <summary>Whether a declaration may rest on it.</summary>
    public bool IsValidOn(DateOnly day) => Day <= day && day < Day.AddYears(YearsValid);

    /// <summary>The audits of a text.</summary>
    /// <exception cref="FormatException">A line that cannot be read, made by nobody, on no page, or whose counts are not those of the RGAA.</exception>
    public static IReadOnlyList<HumanAudit> Parse(string text) => AccessibilityFile.Rows(text, cells: 7).Select(AuditOf).ToList();

    private static HumanAudit AuditOf(string[] cells)
    {
        var counts = new ConformityCounts(AccessibilityFile.Number(cells[3]), AccessibilityFile.Number(cells[4]));
        if (counts.Applicable + AccessibilityFile.Number(cells[5]) != AuditGrid.Size)
        {
            throw new FormatException($"The audit of {cells[2]} does not count {AuditGrid.Size} criteria.");
        }

        var pages = cells[6].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return cells[0].Contains(' ', StringComparison.Ordinal) && cells[1].Length > 0 && pages.Length > 0
            ? new(cells[0], cells[1], AccessibilityFile.Day(cells[2]), counts, pages)
            : throw new FormatException($"The audit of {cells[2]} must name a person (first name and name), an organisation and pages.");
    }
}
