using AntiGaspi.App.Regulation;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.French;

/// <summary>What is said of a règlement: what cannot be applied, what its examples gave, what stays with the office.</summary>
public static class RegulationTexts
{
    /// <summary>What makes the règlement impossible to apply.</summary>
    public static string For(RegulationProblem problem) => problem.Fault switch
    {
        RegulationFault.NoTier => "Le règlement n’a aucun palier. Écrivez au moins une heure limite.",
        RegulationFault.TierNumber => $"Palier {problem.Where}\u00A0: les paliers se numérotent 1, 2, 3… dans l’ordre du fichier.",
        RegulationFault.TierOrder =>
            $"Palier {problem.Where}\u00A0: son heure limite tombe presque toujours avant celle du palier précédent. Rangez "
            + $"les paliers du plus tôt au plus tard.",
        RegulationFault.TierPaysMore =>
            $"Tarif «\u00A0{problem.Where}\u00A0»\u00A0: un palier plus tardif rembourse plus qu’un palier plus tôt. Vérifiez "
            + $"les parts remboursées.",
        RegulationFault.NoFoodCost =>
            $"Tarif «\u00A0{problem.Where}\u00A0»\u00A0: un palier rembourse les denrées, et un prix ne dit pas leur montant. "
            + $"Ajoutez «\u00A0denrees\u00A0».",
        RegulationFault.NoVotedRefund =>
            $"Tarif «\u00A0{problem.Where}\u00A0»\u00A0: le remboursement est un montant voté, et un prix ne le donne pas. "
            + $"Ajoutez «\u00A0remboursement_vote\u00A0».",
        RegulationFault.RepeatedPriceClass => $"Le tarif «\u00A0{problem.Where}\u00A0» est écrit deux fois. Gardez-en un seul.",
        RegulationFault.PriceOrder =>
            $"Tarif «\u00A0{problem.Where}\u00A0»\u00A0: rangez les prix par date, du plus ancien au plus récent.",
        RegulationFault.NoTariff => "Le règlement rembourse des repas et ne donne aucun tarif. Ajoutez «\u00A0tarifs\u00A0».",
        RegulationFault.EndsBeforeItStarts => "Le règlement finit avant d’avoir commencé. Vérifiez les dates d’application.",
        RegulationFault.ExecutoryBeforeAdopted => "La délibération serait exécutoire avant d’être adoptée. Vérifiez ses dates.",
        RegulationFault.NoExample =>
            "Le règlement n’a aucun exemple chiffré. Ajoutez-en au moins un\u00A0: c’est lui qui prouve que la règle est bien comprise.",
        RegulationFault.UnknownPriceClass => $"Exemple «\u00A0{problem.Where}\u00A0»\u00A0: sa classe de prix n’a pas de tarif.",
        RegulationFault.LaterMealClosesEarlier =>
            $"Palier {problem.Where}\u00A0: un repas fermerait avant un repas qui le précède. Vérifiez les jours des heures limites.",
    };

    /// <summary>A worked example: right, or what was expected and what was found.</summary>
    public static string For(ExampleOutcome outcome)
    {
        var example = outcome.Example;
        if (outcome.IsRight)
        {
            return $"Juste\u00A0: {example.Name} ({Formats.Euros(example.Expected)})";
        }

        if (outcome.ClosedDays.Count > 0)
        {
            return $"Faux\u00A0: {example.Name}. Aucun repas n’est servi {Formats.Range(outcome.ClosedDays[0], outcome.ClosedDays[0])}.";
        }

        return $"Faux\u00A0: {example.Name}. Attendu\u00A0: {Expected(example)}. Trouvé\u00A0: {Found(outcome)}.";
    }

    /// <summary>What the service does not apply yet and leaves to the office.</summary>
    public static string For(UnsupportedParameter parameter) => parameter.Parameter switch
    {
        PolicyParameter.BillingEntity => "Facturation par le Département\u00A0: les pièces sont établies au nom du collège.",
        PolicyParameter.Rounding => "Arrondi sur le total\u00A0: chaque repas est arrondi au centime.",
        PolicyParameter.AidTreatment => "Remboursement de l’aide\u00A0: seule la part de la famille est calculée.",
        PolicyParameter.CapPerTerm =>
            "Absence de plafond\u00A0: les remboursements d’un trimestre ne dépassent pas ce que la famille paie.",
        PolicyParameter.Reason =>
            $"Motif «\u00A0{For(parameter.Reason ?? RefundReason.OtherConditional)}\u00A0»\u00A0: il reste instruit par le secrétariat.",
        PolicyParameter.Request =>
            $"Motif «\u00A0{For(parameter.Reason ?? RefundReason.OtherConditional)}\u00A0»\u00A0: la demande et le "
            + $"justificatif restent vérifiés par le secrétariat.",
        PolicyParameter.Threshold =>
            $"Motif «\u00A0{For(parameter.Reason ?? RefundReason.OtherConditional)}\u00A0»\u00A0: la durée minimale d’absence "
            + $"reste vérifiée par le secrétariat.",
        PolicyParameter.LateCancellation => "Remboursement après la dernière heure limite\u00A0: il n’est pas calculé.",
        PolicyParameter.RequiresNotProduced =>
            "Remboursement d’un repas produit\u00A0: seul un repas absent de l’effectif figé est remboursé.",
        PolicyParameter.UndoLimit => "Rétablissement avec l’accord du chef\u00A0: un repas se rétablit jusqu’à l’heure limite.",
        PolicyParameter.MaxCancelledMeals => "Nombre de repas par trimestre\u00A0: il n’est pas limité.",
        PolicyParameter.ShowUp => "Élève venu quand même\u00A0: le repas occasionnel n’est pas facturé.",
        PolicyParameter.PackedMeal => "Panier-repas fourni\u00A0: il n’est pas remboursé.",
        PolicyParameter.Settlement => "Versement des sommes\u00A0: seule la facture nette du trimestre est préparée.",
        PolicyParameter.ReasonPriority => "Ordre des motifs\u00A0: l’ordre habituel est gardé.",
        PolicyParameter.EligiblePlans => "Internes et repas au ticket\u00A0: seuls les forfaits sont remboursés.",
        PolicyParameter.MayStayOnSite => "Élève qui reste sur place\u00A0: la présence sur place n’est pas vérifiée.",
    };

    /// <summary>The reason of a refund. A long fast is never named: it reads as any other reason.</summary>
    public static string For(RefundReason reason) => reason switch
    {
        RefundReason.CancelledInTime => "repas décommandé avant l’heure limite",
        RefundReason.ServiceClosed => "fermeture du service",
        RefundReason.SchoolTrip => "sortie ou voyage scolaire",
        RefundReason.Internship => "stage",
        RefundReason.ExamCentre => "centre d’examen",
        RefundReason.Exclusion => "exclusion temporaire",
        RefundReason.Departure => "départ de l’établissement",
        RefundReason.Death => "décès",
        RefundReason.Illness => "raison médicale",
        RefundReason.ProlongedFast or RefundReason.OtherConditional => "autre motif apprécié par le chef d’établissement",
        RefundReason.RegimeChange => "changement de régime",
        RefundReason.TransportDisrupted => "transport scolaire non assuré",
    };

    /// <summary>The whole report, line by line, as the command line prints it.</summary>
    public static IReadOnlyList<string> For(RulesReport report)
    {
        if (report.Regulation is not { } regulation)
        {
            return
            [
                .. report.FileProblems.Select(RegulationFileTexts.For),
                "Le fichier n’est pas lu\u00A0: corrigez ces lignes, puis recommencez.",
            ];
        }

        var right = report.Examples.Count(outcome => outcome.IsRight);
        var mark = regulation.IsExample ? " (modèle, jamais voté)" : "";
        return
        [
            $"{regulation.Title}{mark}",
            .. report.Problems.Select(For),
            .. report.Examples.Select(For),
            .. report.Unsupported.Select(parameter => $"Hors du service\u00A0: {For(parameter)}").Distinct(),
            $"{Formats.Count(right, "exemple juste", "exemples justes")} sur {Formats.Number(report.Examples.Count)}.",
            report.IsRight ? "Ce règlement peut être appliqué." : "Ce règlement ne peut pas être appliqué\u00A0: corrigez ce qui précède.",
        ];
    }

    private static string Expected(WorkedExample example)
    {
        var tier = example.ExpectedTier is { } number ? $", {TierName(number)}" : "";
        var deadline = example.ExpectedDeadline is { } at ? $", heure limite {Formats.Instant(at)}" : "";
        return Formats.Euros(example.Expected) + tier + deadline;
    }

    private static string Found(ExampleOutcome outcome)
    {
        var amount = outcome.Refund is { } refund ? Formats.Euros(refund) : "aucun prix pour cette classe ce jour-là";
        var tier = outcome.Tier is { } number ? $", {TierName(number)}" : "";
        var deadline = outcome.Deadline is { } at ? $", heure limite {Formats.Deadline(at.LocalDay, at.LocalTime)}" : "";
        return amount + tier + deadline;
    }

    private static string TierName(int number) => number == 0 ? "trop tard" : $"palier {Formats.Number(number)}";
}
