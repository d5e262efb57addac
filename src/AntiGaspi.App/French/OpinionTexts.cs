using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The State's own questionnaire on a public service, offered once the démarche is done.</summary>
public static class OpinionTexts
{
    public static string Link => Say("Je donne mon avis");
    public static string Why => Say("Était-ce simple\u00A0? Dites-le en une minute sur le site de l’État.");

    /// <summary>The link leads to another site, in another window.</summary>
    public static string Title => Say($"{Link} - nouvelle fenêtre");
}
