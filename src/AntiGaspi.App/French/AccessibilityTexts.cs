using AntiGaspi.App.Accessibility;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The declaration of accessibility, in the words that the law asks for.</summary>
public static class AccessibilityTexts
{
    public static string Title => Say("Accessibilité");

    /// <summary>The link at the foot of every page.</summary>
    public static string Link(Conformity conformity) => Say($"{Title}\u00A0: {Words(conformity)}");

    /// <summary>The three words of the law.</summary>
    public static string Words(Conformity conformity) => conformity switch
    {
        Conformity.None => Say("non conforme"),
        Conformity.Partial => Say("partiellement conforme"),
        Conformity.Total => Say("totalement conforme"),
    };

    /// <summary>The state, and why.</summary>
    public static string State(AccessibilityDeclaration declaration) =>
        $"Ce service est {Words(declaration.Conformity)} avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2"
        + (declaration.Audit is null ? ", car aucune personne n’en a encore fait l’audit." : declaration.Conformity switch
        {
            Conformity.Total => ".",
            Conformity.Partial or Conformity.None => ", en raison des non-conformités énumérées ci-dessous.",
        });

    /// <summary>What came of the audit, or that there was none.</summary>
    public static string Result(AccessibilityDeclaration declaration) => declaration.Audit is not { } audit
        ? "Il n’y a pas eu d’audit, donc pas de taux de conformité. Nos propres contrôles sont automatiques\u00A0: ils trouvent moins de la moitié des défauts."
        : $"L’audit fait par {audit.Auditor} ({audit.Organisation}), terminé le {Formats.DayAndYear(audit.Day)}, montre que {audit.Counts.Percent}\u00A0% des critères qui s’appliquent sont respectés.";

    /// <summary>What our own grid says.</summary>
    public static string Grid(AuditGrid grid) =>
        $"Notre grille interne, revue le {Formats.DayAndYear(grid.UpdatedOn)}, porte sur les {AuditGrid.Size} critères\u00A0: "
        + $"{Count(grid, CriterionState.Conforming)} sont tenus par un contrôle automatique ou une observation datée, "
        + $"{Count(grid, CriterionState.NotConforming)} ne sont pas respectés, {Count(grid, CriterionState.NotVerified)} n’ont été vérifiés par personne, "
        + $"{Count(grid, CriterionState.NotApplicable)} ne s’appliquent pas.";

    /// <summary>A criterion that is not held, with what is missing.</summary>
    public static string Line(Criterion criterion) => $"{criterion.Number}. {criterion.Title}";

    private static int Count(AuditGrid grid, CriterionState state) => grid.Criteria.Count(one => one.State == state);
}
