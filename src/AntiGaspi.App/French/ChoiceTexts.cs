using AntiGaspi.App.Notices;

namespace AntiGaspi.App.French;

/// <summary>The page where a family says what it wants to be told, and the page that stops a kind of messages.</summary>
public static class ChoiceTexts
{
    public const string Menu = "Messages";
    public const string Title = "Vos messages";
    public const string Lead = "Vous ne recevez rien si vous ne cochez rien, sauf ce que nous devons vous dire (un accès ouvert ou fermé à votre enfant, un lien pour vous connecter).";
    public const string Ask = "Choisir vos messages\u00A0: rappel, confirmation, message du soir";
    public const string Which = "Ce que vous voulez recevoir par courriel";
    public const string Reminder = "Un rappel avant l’heure limite";
    public const string ReminderHint = "Une fois par semaine au plus, après des vacances ou quand le collège inscrit un événement. Jamais d’après vos habitudes. Rien quand il n’y a rien à dire.";
    public const string Receipt = "Une confirmation de chacune de vos demandes";
    public const string ReceiptHint = "Avec un lien pour revenir dessus avant l’heure limite.";
    public const string Digest = "Un message le soir, quand quelque chose a changé";
    public const string DigestHint = "Vers 19 h\u00A0: ce que vous, l’autre responsable ou le collège avez changé. Un seul message, jamais de nom.";
    public const string Weekday = "Jour du rappel";
    public const string Hour = "Heure du rappel";
    public const string HourHint = "Rien ne part entre 21 h et 7 h.";
    public const string Save = "Enregistrer";
    public const string Saved = "C’est enregistré";
    public const string SavedText = "Chaque message porte un lien pour ne plus en recevoir de pareil.";
    public const string NotSaved = "Vos choix n’ont pas été enregistrés";
    public const string BadWeekday = "Choisissez un jour de la liste.";
    public const string BadHour = "Choisissez une heure de la liste.";
    public const string NoMailbox = "Nous n’avons pas votre adresse de courriel. Demandez au collège de la noter, ou connectez-vous une fois avec elle\u00A0: vos messages partiront alors.";
    public const string StopTitle = "Ne plus recevoir ces messages";
    public const string StopAsk = "Rien n’est changé tant que vous ne touchez pas le bouton.";
    public const string Stopped = "C’est fait";
    public const string StoppedText = "Vous pouvez changer d’avis quand vous voulez, dans «\u00A0Messages\u00A0», une fois connecté. Ce que nous devons vous dire continue d’arriver.";
    public const string Ended = "Ce lien ne sert plus";
    public const string EndedText = "Il n’est pas entier, ou ces choix n’existent plus. Connectez-vous pour choisir vos messages.";
    public const string SignIn = "Me connecter";

    /// <summary>Where messages go, and what to do when they do not arrive.</summary>
    public static string Mailbox(OwnMailbox mailbox) => (mailbox.IsReachable, mailbox.IsProved) switch
    {
        (true, true) => $"Ils partent à l’adresse avec laquelle vous vous connectez\u00A0: {mailbox.Mailbox}.",
        (true, false) => $"Ils partent à l’adresse du fichier du collège\u00A0: {mailbox.Mailbox}. Ce n’est pas la bonne\u00A0? Demandez au collège de la corriger avant de choisir.",
        (false, true) => $"Votre adresse {mailbox.Mailbox} refuse nos messages\u00A0: aucun ne part. Connectez-vous avec un lien envoyé à cette adresse pour réessayer, ou appelez le collège.",
        (false, false) => $"L’adresse du fichier du collège, {mailbox.Mailbox}, refuse nos messages\u00A0: aucun ne part. Demandez au collège de la corriger.",
    };

    /// <summary>A weekday: "dimanche".</summary>
    public static string WeekdayName(int weekday) => Formats.Weekdays[weekday - 1];

    /// <summary>An hour: "18 h 00".</summary>
    public static string HourName(int hour) => Formats.Time(new TimeOnly(hour, 0));

    /// <summary>What a button stops: "Ne plus recevoir les rappels".</summary>
    public static string Stop(MessageKind kind) => $"Ne plus recevoir {MessageTexts.Plural(kind)}";

    /// <summary>After it: "Vous ne recevrez plus les rappels."</summary>
    public static string StoppedKind(MessageKind kind) => $"Vous ne recevrez plus {MessageTexts.Plural(kind)}.";
}
