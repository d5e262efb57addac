using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>Whom a family writes to or calls.</summary>
public static class ContactTexts
{
    public static string Title => FrameTexts.Contact;
    public static string Meals => Say("Pour un repas, une facture, un code perdu");
    public static string MealsAnswer => Say("Appelez le secrétariat du collège de votre enfant\u00A0: il peut faire pour vous tout ce que fait ce site. Son numéro est sur votre courrier, et sur vos pages une fois connecté.");
    public static string Site => Say("Pour le site lui-même");
    public static string NoReason => Say("Ne donnez pas la raison d’une absence\u00A0: personne n’en a besoin.");
    public static string NoAddress => Say("Écrivez à la collectivité qui vous propose ce service.");
    public static string Data => Say("Pour vos données personnelles");
    public static string DataLink => Say("À qui écrire et quels sont vos droits");
    public static string Flaw => Say("Pour une faille de sécurité");
    public static string FlawLink => Say("Comment la signaler");

    /// <summary>The link to an e-mail address.</summary>
    public static string Write(string address) => Say($"Écrire à {address}");

    /// <summary>The other way, where there is one.</summary>
    public static string Call(string phone) => Say($"Ou appelez le {phone}.");

    /// <summary>The way without a screen.</summary>
    public static string Post(string publisher, string address) => Say($"Par courrier\u00A0: {publisher}, {address}");
}
