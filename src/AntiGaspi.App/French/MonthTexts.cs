namespace AntiGaspi.App.French;

/// <summary>The month of meals on a sheet, for the fridge.</summary>
public static class MonthTexts
{
    public const string Link = "Le mois à imprimer";
    public const string Deadline = "Décommander avant";
    public const string Empty = "Aucun repas n’est prévu ce mois-là.";
    public const string How = "Un repas se décommande avant l’heure limite, sur le site ou en appelant le collège. Un enfant qui vient mange toujours.";
    public const string Other = "Autres mois";

    /// <summary>The month: "Les repas de novembre 2026".</summary>
    public static string Title(DateOnly month) => $"Les repas\u00A0: {Formats.Month(month)}";

    /// <summary>When the sheet was true.</summary>
    public static string PrintedAt(DateTime local) => $"À jour le {Formats.Instant(local)}.";
}
