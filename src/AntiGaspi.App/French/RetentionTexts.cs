using AntiGaspi.App.Privacy;

namespace AntiGaspi.App.French;

/// <summary>The retention schedule in words: docs/vie-privee/conservation.md is made from it and from the catalogue.</summary>
public static class RetentionTexts
{
    /// <summary>What a class holds, for people.</summary>
    public static string Name(Retention kind) => kind switch
    {
        Retention.Reference => "Ce qui ne dit rien d’une personne",
        Retention.Office => "Déclarations du collège et de la collectivité",
        Retention.Pupil => "Élève",
        Retention.Diet => "Menu choisi, panier",
        Retention.Meals => "Repas décommandés, absences, sorties",
        Retention.Guardian => "Responsable et lien avec l’élève",
        Retention.Account => "Compte et moyens de connexion",
        Retention.Voucher => "Remboursements et ce qui les prouve",
        Retention.Session => "Connexions ouvertes, liens de connexion",
        Retention.Queue => "Messages, demandes envoyées",
        Retention.Upload => "Fichiers d’une importation",
        Retention.Log => "Journal, droits retirés",
        Retention.HealthLog => "Journal des consultations du menu d’un élève",
        Retention.Evidence => "Chaîne du journal",
    };

    /// <summary>How long, and then what.</summary>
    public static string Limit(Retention kind) => kind switch
    {
        Retention.Reference => "sans limite",
        Retention.Office => "sans limite\u00A0; de l’agent, un numéro qui ne mène plus à personne une fois son compte effacé",
        Retention.Pupil => "jusqu’au 31 décembre qui suit le départ, puis effacé\u00A0; vidé seulement tant qu’un remboursement y renvoie",
        Retention.Diet => "l’année scolaire ou jusqu’au départ, puis «\u00A0menu du jour\u00A0»\u00A0; à redire à chaque rentrée",
        Retention.Meals => $"l’année scolaire et {RetentionLimits.MonthsAfterYear} mois, puis comptés et effacés\u00A0; ceux qui prouvent un remboursement restent avec lui",
        Retention.Guardian => $"{RetentionLimits.MonthsAfterYear} mois après l’année scolaire du départ, puis effacé",
        Retention.Account => $"{RetentionLimits.DaysOfEmptyAccount} jours quand il n’ouvre plus rien, {RetentionLimits.YearsOfIdleAccount} ans sans usage, puis effacé",
        Retention.Voucher => "10 ans après la clôture de l’exercice, puis détruit à la main avec le visa des Archives départementales",
        Retention.Session => "jusqu’à leur fin (12 heures pour une famille, 30 minutes sans activité pour un agent)",
        Retention.Queue => $"{RetentionLimits.DaysOfQueue} jours",
        Retention.Upload => "une demi-heure",
        Retention.Log => $"{RetentionLimits.MonthsOfLog} mois",
        Retention.HealthLog => $"{RetentionLimits.YearsOfHealthLog} ans (à confirmer par le délégué à la protection des données)",
        Retention.Evidence => "sans limite\u00A0: des empreintes, aucune personne",
    };

    /// <summary>The table of the document: one line a class, with its columns.</summary>
    public static string Table()
    {
        var lines = Enum.GetValues<Retention>().Select(kind => $"| {Name(kind)} | {Limit(kind)} | {string.Join(", ", HeldBy(kind).Select(name => $"`{name}`"))} |");
        return string.Join('\n', lines.Prepend("|---|---|---|").Prepend("| Données | Conservation | Où |"));
    }

    // A column of another class than its table is named beside it.
    private static IEnumerable<string> HeldBy(Retention kind) => PersonalData.Tables
        .SelectMany(table => table.Personal.Where(column => column.Retention == kind && column.Retention != table.Retention).Select(column => $"{table.Name}.{column.Name}")
            .Concat(table.Retention == kind ? [table.Name] : []))
        .Concat(kind == Retention.HealthLog ? ["audit"] : []).Order(StringComparer.Ordinal);
}
