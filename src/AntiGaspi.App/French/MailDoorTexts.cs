using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The door of e-mail: an address, then a link or a code.</summary>
public static class MailDoorTexts
{
    public static string Title => Say("Recevoir un lien par e-mail");
    public static string Lead => Say("Nous vous envoyons un lien et un code. Pas de mot de passe.");
    public static string Address => Say("Votre adresse e-mail");
    public static string AddressHint => Say("Celle que le collège connaît. Exemple\u00A0: nom@exemple.fr");
    public static string Send => Say("Recevoir le lien");
    public static string WrongAddress => Say("Cette adresse e-mail n’est pas complète. Exemple\u00A0: nom@exemple.fr");
    public static string NotSent => Say("Aucun message n’est parti");
    public static string TooManyAsked => Say("Il y a eu trop de demandes. Attendez un quart d’heure, ou connectez-vous autrement.");

    public static string CodeTitle => Say("Ouvrez le message que vous venez de recevoir");
    public static string CodeLead => Say("Touchez le lien du message sur cet appareil, ou tapez son code ici.");
    public static string Code => Say("Code du message");
    public static string CodeHint => Say("Huit chiffres. Il sert une seule fois.");
    public static string Enter => Say("Me connecter");
    public static string Nothing => Say("Rien reçu au bout d’une minute\u00A0? Regardez dans les messages indésirables, vérifiez l’adresse, puis recommencez.");
    public static string OtherWays => Say("Se connecter autrement");
    public static string Again => Say("Recommencer avec une autre adresse");

    public static string NotOpen => Say("Vous n’êtes pas encore connecté");
    public static string TooManyTyped => Say("Il y a eu trop d’essais depuis votre réseau. Touchez plutôt le lien du message, ou attendez un quart d’heure.");
    public static string EndedTitle => Say("Ce lien ne sert plus");
    public static string Ended => Say("Un lien et son code servent une seule fois, pendant dix minutes. Demandez-en un nouveau.");
    public static string AskAgain => Say("Demander un nouveau lien");

    public static string LinkTitle => Say("Vous y êtes presque");
    public static string LinkLead => Say("Touchez le bouton pour vous connecter sur cet appareil.");
    public static string OtherTitle => Say("Ouvrez ce lien là où vous l’avez demandé");
    public static string Other => Say("Ce lien ne connecte que l’appareil et le navigateur qui l’ont demandé. Revenez à la page où vous avez tapé votre adresse, et tapez-y le code du message.");
    public static string OtherLost => Say("Vous ne la retrouvez pas\u00A0? Demandez un nouveau lien ici.");

    /// <summary>Where the message went, the same for any address.</summary>
    public static string Sent(string address) => Say($"Nous venons d’écrire à {address}. Le message arrive d’ordinaire en moins d’une minute.");

    /// <summary>A code that is not the right one.</summary>
    public static string WrongCode(int attemptsLeft) =>
        Say($"Ce code n’est pas celui du message. Vérifiez les huit chiffres\u00A0: il vous reste {Count(attemptsLeft, "essai", "essais")}.");
}
