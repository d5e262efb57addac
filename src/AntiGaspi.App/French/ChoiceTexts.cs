using AntiGaspi.App.Notices;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The page where a family says what it wants to be told, and the page that stops a kind of messages.</summary>
public static class ChoiceTexts
{
    public static string Menu => Say("Messages");
    public static string Title => Say("Vos messages");
    public static string Lead => Say("Vous ne recevez rien si vous ne cochez rien, sauf ce que nous devons vous dire (un accès ouvert ou fermé à votre enfant, un lien pour vous connecter).");
    public static string Ask => Say("Choisir vos messages\u00A0: rappel, confirmation, message du soir");
    public static string Which => Say("Ce que vous voulez recevoir par courriel");
    public static string Reminder => Say("Un rappel avant l’heure limite");
    public static string ReminderHint => Say("Une fois par semaine au plus\u00A0: après des vacances, quand le collège inscrit un événement, ou quand une absence régulière que vous avez dite s’arrête. Jamais d’après vos habitudes. Rien quand il n’y a rien à dire.");
    public static string Receipt => Say("Une confirmation de chacune de vos demandes");
    public static string ReceiptHint => Say("Avec un lien pour revenir dessus avant l’heure limite.");
    public static string Digest => Say("Un message le soir, quand quelque chose a changé");
    public static string DigestHint => Say("Vers 19 h\u00A0: ce que vous, l’autre responsable ou le collège avez changé. Un seul message, jamais de nom.");
    public static string Weekday => Say("Jour du rappel");
    public static string Hour => Say("Heure du rappel");
    public static string HourHint => Say("Rien ne part entre 21 h et 7 h.");
    public static string Save => Say("Enregistrer");
    public static string Saved => Say("C’est enregistré");
    public static string SavedText => Say("Chaque message porte un lien pour ne plus en recevoir de pareil.");
    public static string NotSaved => Say("Vos choix n’ont pas été enregistrés");
    public static string BadWeekday => Say("Choisissez un jour de la liste.");
    public static string BadHour => Say("Choisissez une heure de la liste.");
    public static string NoMailbox => Say("Nous n’avons pas votre adresse de courriel. Demandez au collège de la noter, ou connectez-vous une fois avec elle\u00A0: vos messages partiront alors.");
    public static string StopTitle => Say("Ne plus recevoir ces messages");
    public static string StopAsk => Say("Rien n’est changé tant que vous ne touchez pas le bouton.");
    public static string Stopped => Say("C’est fait");
    public static string StoppedText => Say("Vous pouvez changer d’avis quand vous voulez, dans «\u00A0Messages\u00A0», une fois connecté. Ce que nous devons vous dire continue d’arriver.");
    public static string Ended => Say("Ce lien ne sert plus");
    public static string EndedText => Say("Il n’est pas entier, ou ces choix n’existent plus. Connectez-vous pour choisir vos messages.");
    public static string SignIn => Say("Me connecter");

    /// <summary>Where messages go, and what to do when they do not arrive.</summary>
    public static string Mailbox(OwnMailbox mailbox) => (mailbox.IsReachable, mailbox.IsProved) switch
    {
        (true, true) => Say($"Ils partent à l’adresse avec laquelle vous vous connectez\u00A0: {mailbox.Mailbox}."),
        (true, false) => Say($"Ils partent à l’adresse du fichier du collège\u00A0: {mailbox.Mailbox}. Ce n’est pas la bonne\u00A0? Demandez au collège de la corriger avant de choisir."),
        (false, true) => Say($"Votre adresse {mailbox.Mailbox} refuse nos messages\u00A0: aucun ne part. Connectez-vous avec un lien envoyé à cette adresse pour réessayer, ou appelez le collège."),
        (false, false) => Say($"L’adresse du fichier du collège, {mailbox.Mailbox}, refuse nos messages\u00A0: aucun ne part. Demandez au collège de la corriger."),
    };

    /// <summary>A weekday: "dimanche".</summary>
    public static string WeekdayName(int weekday) => Formats.Weekdays[weekday - 1];

    /// <summary>An hour: "18 h 00".</summary>
    public static string HourName(int hour) => Formats.Time(new TimeOnly(hour, 0));

    /// <summary>What a button stops: "Ne plus recevoir les rappels".</summary>
    public static string Stop(MessageKind kind) => Say($"Ne plus recevoir {MessageTexts.Plural(kind)}");

    /// <summary>After it: "Vous ne recevrez plus les rappels."</summary>
    public static string StoppedKind(MessageKind kind) => Say($"Vous ne recevrez plus {MessageTexts.Plural(kind)}.");
}
