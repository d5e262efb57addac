namespace AntiGaspi.App.French;

/// <summary>The words around every page: skip links, landmarks, header and footer.</summary>
public static class FrameTexts
{
    public const string SkipLinks = "Accès rapide";
    public const string ToContent = "Aller au contenu";
    public const string ToNavigation = "Aller au menu";
    public const string ToFooter = "Aller au pied de page";
    public const string Navigation = "Menu principal";
    public const string Breadcrumb = "Vous êtes ici";

    // The words of the footer are those that public scanners look for.
    public const string SiteMap = "Plan du site";
    public const string Help = "Aide";
    public const string Contact = "Contact";
    public const string LegalNotice = "Mentions légales";
    public const string Privacy = "Données personnelles";
    public const string Cookies = "Gestion des cookies";
    public const string Stats = "Statistiques";

    public const string BackHome = "Revenir à l’accueil";

    /// <summary>The name of the link that leads to the home page from the service's name.</summary>
    public static string Home(string service) => $"Accueil – {service}";

    /// <summary>The title of the browser's tab: the page first, the service after.</summary>
    public static string TabTitle(string? page, string service) =>
        string.IsNullOrWhiteSpace(page) ? service : $"{page} – {service}";
}
