using System.Globalization;

namespace AntiGaspi.App.Accessibility;

/// <summary>The criteria of the RGAA, one by one, as docs/accessibilite/grille.csv says them.</summary>
/// <param name="UpdatedOn">When the file was last gone through.</param>
/// <param name="Criteria">In the order of the RGAA.</param>
public sealed record AuditGrid(DateOnly UpdatedOn, IReadOnlyList<Criterion> Criteria)
{
    /// <summary>How many criteria the RGAA 4.1.2 has.</summary>
    public const int Size = 106;

    private const string Dated = "# Revue le ";

    /// <summary>How many criteria are held, and how many are not: those that nobody looked at are not.</summary>
    public ConformityCounts Counts => new(
        Criteria.Count(one => one.State == CriterionState.Conforming),
        Criteria.Count(one => one.State is CriterionState.NotConforming or CriterionState.NotVerified));

    /// <summary>The grid of a text.</summary>
    /// <exception cref="FormatException">A line that cannot be read, or no date.</exception>
    public static AuditGrid Parse(string text)
    {
        var date = AccessibilityFile.Lines(text).FirstOrDefault(line => line.StartsWith(Dated, StringComparison.Ordinal))
            ?? throw new FormatException("The grid says nowhere when it was gone through.");
        return new(AccessibilityFile.Day(date[Dated.Length..]), AccessibilityFile.Rows(text, cells: 4).Select(CriterionOf).ToList());
    }

    private static Criterion CriterionOf(string[] cells) => new(cells[0], cells[1], cells[2] switch
    {
        "conforme" => CriterionState.Conforming,
        "non conforme" => CriterionState.NotConforming,
        "non applicable" => CriterionState.NotApplicable,
        "non vérifié" => CriterionState.NotVerified,
        var other => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{cells[0]}: “{other}” is no state.")),
    }, cells[3]);
}
