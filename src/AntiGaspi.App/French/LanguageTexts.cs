using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The choice of a language.</summary>
public static class LanguageTexts
{
    /// <summary>The name of French, as French people write it.</summary>
    public const string French = "Français";

    /// <summary>What a translation says of itself until a person has read it, in French.</summary>
    public const string NotReviewedInFrench = "Aucune personne n’a encore relu cette traduction.";

    public static string Title => Say("Langue");
    public static string Lead => Say("Choisissez la langue de vos pages et de vos messages. Les courriers du collège restent en français.");
    public static string Saved => Say("C’est enregistré");
    public static string SavedText => Say("Vos pages et vos messages sont maintenant dans cette langue.");
    public static string Unknown => Say("Choisissez une langue de la liste.");
    public static string Note => Say("Traduction");

    /// <summary>The same, in the language of the page.</summary>
    public static string NotReviewed => Say("Aucune personne n’a encore relu cette traduction.");
}
