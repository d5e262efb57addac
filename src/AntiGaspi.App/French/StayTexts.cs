using static AntiGaspi.App.Languages.Words;

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

    public static string ResumeTitle => Say("Ce que vous aviez envoyé");
    public static string Typed => Say("Vous aviez tapé ou choisi\u00A0:");
    public static string SendNow => Say("Envoyer maintenant");
    public static string GiveUp => Say("Ne rien envoyer");
    public static string NothingKept => Say("Rien n’attend ici. Reprenez depuis la page où vous étiez.");
    public static string Waiting => Say("Un envoi vous attend");
    public static string ToResume => Say("Le retrouver");

    public static string PhoneTitle => Say("C’est votre téléphone\u00A0?");
    public static string PhoneLead => Say("Pendant 180 jours, il ouvrira directement les repas de vos enfants, sans vous identifier. Les montants et vos données resteront protégés.");
    public static string Remember => Say("Se souvenir de ce téléphone");
    public static string NotShared => Say("À éviter sur un appareil que d’autres utilisent.");
    public static string RememberedTitle => Say("Ce téléphone est mémorisé");
    public static string Remembered => Say("Gardez cette page dans vos favoris. Pour l’oublier\u00A0: «\u00A0Se déconnecter\u00A0» sur ce téléphone, ou «\u00A0Mes connexions\u00A0» depuis un autre appareil.");

    /// <summary>In the header of an agent.</summary>
    public static string EndsAt(string time) => $"Sans activité, déconnexion à {time}";

    /// <summary>On the page that puts the end off.</summary>
    public static string Until(string time) => $"Sans activité, vous serez déconnecté à {time}. Chaque page ouverte repousse cette heure.";

    /// <summary>Above what was sent too late.</summary>
    public static string NotDone(string time) =>
        Say($"À {time}, votre connexion s’était fermée faute d’activité\u00A0: votre envoi n’a pas été enregistré. Il a été gardé pour vous.");
}
