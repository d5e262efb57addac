using AntiGaspi.App.Notices;

namespace AntiGaspi.App.French;

/// <summary>What is said of mails that came back to whoever runs the machine. Never an address: these words may end in the log of a mail server.</summary>
public static class ReturnedMailTexts
{
    public const string NothingGiven = "Donnez des fichiers, un dossier Maildir, ou un message sur l’entrée standard. Exemple\u00A0: antigaspi bounces /var/mail/antigaspi";

    public const string NoKey = "La clé du serveur manque\u00A0: sans elle, aucun message envoyé ne peut être reconnu. Donnez Secrets:Key, ou le dossier de données du service (--data).";

    public const string StandardInput = "entrée standard";

    /// <summary>A folder that is none of messages.</summary>
    public static string NoMaildir(string path) => $"{path}\u00A0: ce dossier n’est pas un Maildir (il n’a pas de dossier «\u00A0new\u00A0»). Donnez un Maildir, ou les fichiers eux-mêmes.";

    /// <summary>What became of one message.</summary>
    public static string For(ReportFate fate) => fate switch
    {
        ReportFate.Noted => "l’adresse est notée\u00A0; le gestionnaire la voit dans «\u00A0À faire\u00A0».",
        ReportFate.AlreadyNoted => "cet avis a déjà été lu. Rien n’a changé.",
        ReportFate.TooLarge => $"ce message pèse plus de {Formats.Number(DeliveryReportReader.MaxBytes / 1000)} ko\u00A0: ce n’est pas un avis sur un message du service. Laissé.",
        ReportFate.NotAMail => "ce n’est pas un message. Laissé.",
        ReportFate.NotAReport => "ce n’est pas un avis de non-remise (RFC 3464). Laissé\u00A0: à lire par une personne.",
        ReportFate.NotFailed => "rien n’a échoué pour de bon (retard, remise, refus passager 4.x). Laissé.",
        ReportFate.NotTheMailbox => "le refus ne tient pas à l’adresse (règle contre l’expéditeur, contenu, serveur). Laissé\u00A0: à lire par une personne.",
        ReportFate.NamesNoMail => "l’avis ne dit pas quel message revient. Laissé.",
        ReportFate.UnknownMail => "aucun message de ce numéro n’est parti d’ici, ou il y a plus de 30 jours. Laissé.",
        ReportFate.AnotherMailbox => "l’avis nomme une autre adresse que celle à qui ce message était écrit. Laissé.",
    };

    /// <summary>The last line of a run.</summary>
    public static string Summary(int read, int noted) =>
        $"{Formats.Count(read, "message lu", "messages lus")}\u00A0: {Formats.Count(noted, "adresse notée", "adresses notées")}, {Formats.Count(read - noted, "laissé", "laissés")}.";

    /// <summary>What is left for the next run.</summary>
    public static string More(int most) => $"{Formats.Number(most)} messages au plus à la fois\u00A0: relancez la commande pour les suivants.";
}
