using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The month of meals on a sheet, for the fridge.</summary>
public static class MonthTexts
{
    public static string Link => Say("Le mois à imprimer");
    public static string Deadline => Say("Décommander avant");
    public static string Empty => Say("Aucun repas n’est prévu ce mois-là.");
    public static string How => Say("Un repas se décommande avant l’heure limite, sur le site ou en appelant le collège. Un enfant qui vient mange toujours.");
    public static string Other => Say("Autres mois");

    /// <summary>The month: "Les repas de novembre 2026".</summary>
    public static string Title(DateOnly month) => Say($"Les repas\u00A0: {Formats.Month(month)}");

    /// <summary>When the sheet was true.</summary>
    public static string PrintedAt(DateTime local) => Say($"À jour le {Formats.Instant(local)}.");
}
