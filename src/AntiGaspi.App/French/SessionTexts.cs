using AntiGaspi.App.Access;

namespace AntiGaspi.App.French;

/// <summary>The list of one's open sessions.</summary>
public static class SessionTexts
{
    public const string Title = "Mes connexions";
    public const string Lead = "Les navigateurs où votre compte est ouvert. Fermez ceux que vous ne reconnaissez pas, ou un appareil perdu.";
    public const string Device = "Navigateur";
    public const string Opened = "Ouverte";
    public const string Seen = "Vue";
    public const string This = "cette connexion";
    public const string Close = "Fermer";
    public const string CloseOthers = "Fermer toutes les autres";
    public const string Closed = "C’est fait\u00A0: la connexion est fermée.";

    /// <summary>A browser, and whether it is remembered or came by the emergency door.</summary>
    public static string NameOf(OwnSession session) =>
        session.IsPhone ? $"{session.Device}, téléphone mémorisé" : session.SecondFactor ? $"{session.Device}, connexion de secours" : session.Device;

    /// <summary>Until when a phone is remembered.</summary>
    public static string Until(DateTime ends) => $" · Mémorisé jusqu’au {Formats.DayAndYear(DateOnly.FromDateTime(ends))}";

    /// <summary>The full name of a button that closes.</summary>
    public static string CloseName(string device, DateTime opened) => $"Fermer la connexion de {device}, ouverte {Formats.Instant(opened)}";
}
