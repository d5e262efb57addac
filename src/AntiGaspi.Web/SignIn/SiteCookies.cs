namespace AntiGaspi.Web.SignIn;

/// <summary>A cookie, for the page that lists them.</summary>
/// <param name="Name">Its name, or how it begins.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Life">How long it lives.</param>
public sealed record SiteCookie(string Name, string Purpose, string Life);

/// <summary>
/// Every cookie of the service: each is needed for what the person asked for, so that none waits for a consent (loi du 6 janvier
/// 1978, art. 82).
/// </summary>
public static class SiteCookies
{
    /// <summary>The cookie that protects forms against other sites.</summary>
    public const string Form = "__Host-antigaspi-form";

    public static IReadOnlyList<SiteCookie> All { get; } =
    [
        new(SessionHandler.CookieName, "Rester connecté", "jusqu’à la déconnexion\u00A0: 12 heures au plus pour une famille, 30 minutes sans rien faire pour un agent"),
        new(RememberedPhone.CookieName, "Se souvenir de ce téléphone, si vous l’avez demandé", "180 jours, ou jusqu’à ce que vous l’oubliiez"),
        new(ToldBrowser.CookieName, "Ne plus vous prévenir sur cet appareil quand vous vous y déconnectez, si vous l’avez inscrit", "13 mois, ou jusqu’à la déconnexion"),
        new(Form, "Protéger les formulaires contre les autres sites", "jusqu’à la fermeture du navigateur"),
        new(MailDoor.CookieName, "Reconnaître le navigateur qui a demandé un lien de connexion", "une heure"),
        new(CodeCookie.Name, "Garder le code de votre courrier pendant que vous vous connectez", "30 minutes"),
        new(ClaimCookie.Name, "Retrouver un ancien compte pendant que vous vous connectez de nouveau", "15 minutes"),
        new(KeptForm.CookieName, "Garder ce que vous avez tapé si la session se ferme avant l’envoi", "12 heures, ou jusqu’à ce que vous le retrouviez"),
        new("__Secure-antigaspi-franceconnect", "Suivre une connexion par FranceConnect jusqu’à son retour", "15 minutes"),
        new("__Secure-antigaspi-proconnect", "Suivre une connexion par ProConnect jusqu’à son retour", "15 minutes"),
    ];
}
