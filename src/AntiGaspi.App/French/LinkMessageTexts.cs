using System.Globalization;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Roster;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The mails about who may see the meals of a child. They name the child and the school, never an adult.</summary>
public static class LinkMessageTexts
{
    /// <summary>What stands between the names of children among the values of a message.</summary>
    public const char Between = '\n';

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>A day among the values of a message.</summary>
    public static string Stored(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The invitation: what it is for, where the link leads, and the way without internet.</summary>
    public static MailText Invitation(Uri site, ActivationCode code, IReadOnlyDictionary<string, string> values) => new(
        Say("Prévenir la cantine pour votre enfant"),
        [
            new(MessageTexts.Hello),
            new(Say($"{Children(values)}\u00A0: le {values["school"]} vous propose de prévenir la cantine par internet quand votre enfant ne mange pas. {LetterTexts.NothingToDo}")),
            new(Say("Ouvrez cette page, connectez-vous, puis donnez la date de naissance de votre enfant\u00A0:")),
            new(Say("Relier mon enfant"), new Uri(LetterTexts.LinkOf(site, code))),
            new(Say($"Si la page demande un code, tapez celui-ci sur {LetterTexts.ShortAddress(site)}\u00A0:")),
            new(code.Text, IsCode: true),
            new(Say($"Ce lien est pour vous seulement. Il sert une seule fois, jusqu’au {Until(values)}. Un autre responsable de l’enfant reçoit le sien.")),
            new(Say($"{LetterTexts.NoPayment} Vous préférez le téléphone\u00A0? Appelez le {Phone(values)}.")),
            new(MessageTexts.Signed),
        ]);

    /// <summary>What changed, in the same words for everybody.</summary>
    public static MailText Changed(AccessChange change, IReadOnlyDictionary<string, string> values) => new(
        Say("L’accès aux repas de votre enfant a changé"),
        [
            new(MessageTexts.Hello),
            new(WordsOf(change, values)),
            new(Say($"Vous vous y attendiez\u00A0? Vous n’avez rien à faire. Sinon, appelez le {values["school"]} au {Phone(values)}\u00A0: il peut fermer un accès tout de suite.")),
            new(Say("Les coordonnées d’un responsable ne sont jamais montrées à l’autre.")),
            new(MessageTexts.Signed),
        ]);

    /// <summary>The school did not link somebody who asked.</summary>
    public static MailText Refused(IReadOnlyDictionary<string, string> values) => new(
        Say("Votre demande d’accès aux repas d’un enfant"),
        [
            new(MessageTexts.Hello),
            new(Say($"Le {values["school"]} n’a pas pu relier votre compte. Appelez-le au {Phone(values)}\u00A0: il vous dira ce qu’il lui faut, ou vous remettra un courrier avec un code.")),
            new(MessageTexts.Signed),
        ]);

    private static string WordsOf(AccessChange change, IReadOnlyDictionary<string, string> values) => change switch
    {
        AccessChange.Linked => Say($"Un responsable de {Children(values)}, inscrit dans le fichier du {values["school"]}, peut maintenant voir et décommander ses repas."),
        AccessChange.Moved => Say($"Un responsable de {Children(values)}, inscrit dans le fichier du {values["school"]}, voit maintenant ses repas avec un nouveau compte. L’ancien ne les voit plus."),
        AccessChange.Changed => Say($"Le {values["school"]} a modifié les accès aux repas de {Children(values)}."),
    };

    // The names and the day wait as they are: in which language they are read is known when the message leaves.
    private static string Children(IReadOnlyDictionary<string, string> values) => Formats.Join(values["children"].Split(Between));

    private static string Until(IReadOnlyDictionary<string, string> values) =>
        DateOnly.TryParseExact(values["until"], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.DayAndYear(day) : values["until"];

    private static string Phone(IReadOnlyDictionary<string, string> values) => Formats.Phone(values["phone"]);
}
