using AntiGaspi.App.Access;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The list of one's open sessions.</summary>
public static class SessionTexts
{
    public static string Title => Say("Mes connexions");
    public static string Lead => Say("Les navigateurs où votre compte est ouvert. Fermez ceux que vous ne reconnaissez pas, ou un appareil perdu.");
    public static string Device => Say("Navigateur");
    public static string Opened => Say("Ouverte");
    public static string Seen => Say("Vue");
    public static string This => Say("cette connexion");
    public static string Close => Say("Fermer");
    public static string CloseOthers => Say("Fermer toutes les autres");
    public static string Closed => Say("C’est fait\u00A0: la connexion est fermée.");

    /// <summary>A browser, and whether it is remembered or came by the emergency door.</summary>
    public static string NameOf(OwnSession session) =>
        session.IsPhone ? Say($"{session.Device}, téléphone mémorisé") : session.SecondFactor ? Say($"{session.Device}, connexion de secours") : session.Device;

    /// <summary>Until when a phone is remembered.</summary>
    public static string Until(DateTime ends) => Say($" · Mémorisé jusqu’au {Formats.DayAndYear(DateOnly.FromDateTime(ends))}");

    /// <summary>The full name of a button that closes.</summary>
    public static string CloseName(string device, DateTime opened) => Say($"Fermer la connexion de {device}, ouverte {Formats.Instant(opened)}");
}
