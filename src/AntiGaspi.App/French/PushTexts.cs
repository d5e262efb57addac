using AntiGaspi.App.Notices;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>Being told on a browser too: the page where one asks for it, and the few words that are shown.</summary>
public static class PushTexts
{
    public static string Title => Say("Être prévenu aussi sur un appareil");
    public static string Lead => Say("En plus du courriel, cet appareil peut vous prévenir d’un rappel ou d’un message du soir que vous avez coché. Il n’y a rien à installer. Aucun nom n’y est écrit.");
    public static string Otherwise => Say("Si aucun bouton ne paraît ici, ce navigateur ne sait pas le faire\u00A0: vos messages arrivent par courriel.");
    public static string Add => Say("Prévenir aussi sur cet appareil");
    public static string Blocked => Say("Votre navigateur ne le permet pas pour ce site. Changez ce réglage dans le navigateur, puis touchez de nouveau le bouton.");
    public static string Failed => Say("Cet appareil n’a pas pu s’inscrire. Vos messages arrivent par courriel\u00A0; vous pouvez réessayer plus tard.");
    public static string AddedTitle => Say("C’est enregistré");
    public static string Added => Say("Cet appareil vous préviendra aussi.");
    public static string EndedTitle => Say("C’est fait");
    public static string Ended => Say("Cet appareil ne vous préviendra plus.");
    public static string NotAdded => Say("Cet appareil n’a pas été inscrit");
    public static string List => Say("Appareils qui vous préviennent");
    public static string End => Say("Retirer");

    /// <summary>An appliance of the list: its browser, and since when.</summary>
    public static string NameOf(PushDevice device) => Say($"{device.Device}, depuis le {Formats.DayAndYear(DateOnly.FromDateTime(device.MadeAt.UtcDateTime))}");

    /// <summary>The full name of the button that takes it off.</summary>
    public static string EndName(PushDevice device) => Say($"{End}\u00A0: {NameOf(device)}");

    /// <summary>Why a browser is not told, and what to do.</summary>
    public static string For(PushRefusal why) => why switch
    {
        PushRefusal.NotASubscription => Say("L’inscription n’est pas complète. Touchez de nouveau le bouton."),
        PushRefusal.UnknownService => Say("Ce navigateur passe par un service que nous ne connaissons pas. Vos messages arrivent par courriel."),
    };

    /// <summary>What is shown on a locked screen: no name, no child, no day.</summary>
    public static PushText Notice(MessageKind about) => about switch
    {
        MessageKind.MealReminder => new(Say("Cantine"), Say("Un rappel vous attend. Touchez pour voir les prochains repas.")),
        MessageKind.MealDigest => new(Say("Cantine"), Say("Un message vous attend. Touchez pour voir ce qui a changé.")),
        _ => throw new ArgumentOutOfRangeException(nameof(about), about, "Not a message that a browser is told of."),
    };
}
