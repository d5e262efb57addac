namespace AntiGaspi.App.French;

/// <summary>The State's own questionnaire on a public service, offered once the démarche is done.</summary>
public static class OpinionTexts
{
    public const string Link = "Je donne mon avis";
    public const string Why = "Était-ce simple\u00A0? Dites-le en une minute sur le site de l’État.";

    /// <summary>The link leads to another site, in another window.</summary>
    public const string Title = Link + " - nouvelle fenêtre";
}
