namespace AntiGaspi.App.French;

/// <summary>The door of e-mail: an address, then a link or a code.</summary>
public static class MailDoorTexts
{
    public const string Title = "Recevoir un lien par e-mail";
    public const string Lead = "Nous vous envoyons un lien et un code. Pas de mot de passe.";
    public const string Address = "Votre adresse e-mail";
    public const string AddressHint = "Celle que le collège connaît. Exemple\u00A0: nom@exemple.fr";
    public const string Send = "Recevoir le lien";
    public const string WrongAddress = "Cette adresse e-mail n’est pas complète. Exemple\u00A0: nom@exemple.fr";
    public const string NotSent = "Aucun message n’est parti";
    public const string TooManyAsked = "Il y a eu trop de demandes. Attendez un quart d’heure, ou connectez-vous autrement.";

    public const string CodeTitle = "Ouvrez le message que vous venez de recevoir";
    public const string CodeLead = "Touchez le lien du message sur cet appareil, ou tapez son code ici.";
    public const string Code = "Code du message";
    public const string CodeHint = "Huit chiffres. Il sert une seule fois.";
    public const string Enter = "Me connecter";
    public const string Nothing = "Rien reçu au bout d’une minute\u00A0? Regardez dans les messages indésirables, vérifiez l’adresse, puis recommencez.";
    public const string OtherWays = "Se connecter autrement";
    public const string Again = "Recommencer avec une autre adresse";

    public const string NotOpen = "Vous n’êtes pas encore connecté";
    public const string TooManyTyped = "Il y a eu trop d’essais depuis votre réseau. Touchez plutôt le lien du message, ou attendez un quart d’heure.";
    public const string EndedTitle = "Ce lien ne sert plus";
    public const string Ended = "Un lien et son code servent une seule fois, pendant dix minutes. Demandez-en un nouveau.";
    public const string AskAgain = "Demander un nouveau lien";

    public const string LinkTitle = "Vous y êtes presque";
    public const string LinkLead = "Touchez le bouton pour vous connecter sur cet appareil.";
    public const string OtherTitle = "Ouvrez ce lien là où vous l’avez demandé";
    public const string Other = "Ce lien ne connecte que l’appareil et le navigateur qui l’ont demandé. Revenez à la page où vous avez tapé votre adresse, et tapez-y le code du message.";
    public const string OtherLost = "Vous ne la retrouvez pas\u00A0? Demandez un nouveau lien ici.";

    /// <summary>Where the message went, the same for any address.</summary>
    public static string Sent(string address) => $"Nous venons d’écrire à {address}. Le message arrive d’ordinaire en moins d’une minute.";

    /// <summary>A code that is not the right one.</summary>
    public static string WrongCode(int attemptsLeft) =>
        $"Ce code n’est pas celui du message. Vérifiez les huit chiffres\u00A0: il vous reste {Formats.Count(attemptsLeft, "essai", "essais")}.";
}
