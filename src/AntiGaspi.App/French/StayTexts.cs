namespace AntiGaspi.App.French;

/// <summary>Staying signed in: the warning before the end, what was typed and not sent, the phone that is remembered.</summary>
public static class StayTexts
{
    public const string Session = "Votre connexion";
    public const string StayTitleOfLink = "Rester connecté - nouvelle fenêtre";
    public const string Stay = "Rester connecté";
    public const string StayTitle = "Vous restez connecté";
    public const string GoBack = "Fermez cet onglet et reprenez votre travail où vous en étiez.";
    public const string EndsSoon = "Vous allez être déconnecté";
    public const string EndsSoonText = "Sans activité de votre part, la connexion se ferme dans quelques minutes. Ce que vous avez tapé n’est pas perdu.";

    public const string ResumeTitle = "Ce que vous aviez envoyé";
    public const string Typed = "Vous aviez tapé ou choisi\u00A0:";
    public const string SendNow = "Envoyer maintenant";
    public const string GiveUp = "Ne rien envoyer";
    public const string NothingKept = "Rien n’attend ici. Reprenez depuis la page où vous étiez.";
    public const string Waiting = "Un envoi vous attend";
    public const string ToResume = "Le retrouver";

    public const string PhoneTitle = "C’est votre téléphone\u00A0?";
    public const string PhoneLead = "Pendant 180 jours, il ouvrira directement les repas de vos enfants, sans vous identifier. Les montants et vos données resteront protégés.";
    public const string Remember = "Se souvenir de ce téléphone";
    public const string NotShared = "À éviter sur un appareil que d’autres utilisent.";
    public const string RememberedTitle = "Ce téléphone est mémorisé";
    public const string Remembered = "Gardez cette page dans vos favoris. Pour l’oublier\u00A0: «\u00A0Se déconnecter\u00A0» sur ce téléphone, ou «\u00A0Mes connexions\u00A0» depuis un autre appareil.";

    /// <summary>In the header of an agent.</summary>
    public static string EndsAt(string time) => $"Sans activité, déconnexion à {time}";

    /// <summary>On the page that puts the end off.</summary>
    public static string Until(string time) => $"Sans activité, vous serez déconnecté à {time}. Chaque page ouverte repousse cette heure.";

    /// <summary>Above what was sent too late.</summary>
    public static string NotDone(string time) =>
        $"À {time}, votre connexion s’était fermée faute d’activité\u00A0: votre envoi n’a pas été enregistré. Il a été gardé pour vous.";
}
