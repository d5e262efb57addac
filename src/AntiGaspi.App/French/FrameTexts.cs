using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The words around every page: skip links, landmarks, header and footer.</summary>
public static class FrameTexts
{
    public static string SkipLinks => Say("Accès rapide");
    public static string ToContent => Say("Aller au contenu");
    public static string ToNavigation => Say("Aller au menu");
    public static string ToFooter => Say("Aller au pied de page");
    public static string Navigation => Say("Menu principal");
    public static string Breadcrumb => Say("Vous êtes ici");

    // The words of the footer are those that public scanners look for.
    public static string SiteMap => Say("Plan du site");
    public static string Help => Say("Aide");
    public static string Contact => Say("Contact");
    public static string LegalNotice => Say("Mentions légales");
    public static string Privacy => Say("Données personnelles");
    public static string Cookies => Say("Gestion des cookies");
    public static string Stats => Say("Statistiques");

    /// <summary>Above the fields of a form of several, where none may stay empty; elsewhere the label says which may.</summary>
    public static string AllRequired => Say("Tous les champs sont obligatoires.");

    /// <summary>One sentence at the foot of each page.</summary>
    public static string Promise => Say("Prévenez à temps\u00A0: le repas n’est pas préparé, vous ne le payez pas.");

    /// <summary>Above every page of the demonstration.</summary>
    public static string Banner => Say("Démonstration\u00A0: personnes et collèges fictifs");

    public static string BackHome => Say("Revenir à l’accueil");

    /// <summary>The name of the link that leads to the home page from the service's name.</summary>
    public static string Home(string service) => Say($"Accueil – {service}");

    /// <summary>The title of the browser's tab: the page first, the service after.</summary>
    public static string TabTitle(string? page, string service) =>
        string.IsNullOrWhiteSpace(page) ? service : $"{page} – {service}";
}
