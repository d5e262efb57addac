namespace AntiGaspi.App.Accessibility;

/// <summary>How far a service holds the RGAA, in the three words of the law.</summary>
public enum Conformity
{
    /// <summary>Under half of the criteria, or no valid audit.</summary>
    None,

    /// <summary>At least half of them.</summary>
    Partial,

    /// <summary>All of them.</summary>
    Total,
}

/// <summary>How many criteria are held and how many are not, without those that do not apply.</summary>
public sealed record ConformityCounts(int Conforming, int NotConforming)
{
    public int Applicable => Conforming + NotConforming;

    /// <summary>The share that is held, rounded down so that 100 says all.</summary>
    public int Percent => Applicable == 0 ? 0 : Conforming * 100 / Applicable;

    /// <summary>What these counts allow to declare.</summary>
    public Conformity Conformity => Percent switch { 100 => Conformity.Total, >= 50 => Conformity.Partial, _ => Conformity.None };
}

/// <summary>
/// The declaration of accessibility (déclaration d'accessibilité), worked out and never typed: without an audit that a named person
/// made less than three years ago the service is "non conforme", whatever its own checks say; with one, it says no more than
/// the audit, and no more than the grid, which may have learnt of a fault since.
/// </summary>
/// <param name="Grid">What is known of each criterion.</param>
/// <param name="Audit">The audit that it rests on; null without a valid one.</param>
public sealed record AccessibilityDeclaration(AuditGrid Grid, HumanAudit? Audit)
{
    /// <summary>What the service is allowed to say of itself.</summary>
    public Conformity Conformity => Audit is null ? Conformity.None : (Conformity)Math.Min((int)Audit.Counts.Conformity, (int)Grid.Counts.Conformity);

    /// <summary>The declaration of the service on a day, from the files built into the program.</summary>
    public static AccessibilityDeclaration Read(DateOnly today) =>
        Of(AuditGrid.Parse(AccessibilityFile.Read("grille.csv")), HumanAudit.Parse(AccessibilityFile.Read("audits.csv")), today);

    /// <summary>The same, from what is given.</summary>
    public static AccessibilityDeclaration Of(AuditGrid grid, IEnumerable<HumanAudit> audits, DateOnly today) =>
        new(grid, audits.Where(audit => audit.IsValidOn(today)).MaxBy(audit => audit.Day));
}
