using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>The mails about who may see the meals of a child. They name the child and the school, never an adult.</summary>
public static class LinkMessageTexts
{
    private const string Hello = "Bonjour,";
    private const string Signed = "Anti-gaspi, le service qui prévient la cantine. Ce message est automatique\u00A0: les réponses ne sont pas lues.";

    /// <summary>The invitation: what it is for, where the link leads, and the way without internet.</summary>
    public static MailText Invitation(Uri site, ActivationCode code, IReadOnlyDictionary<string, string> values) => new(
        $"Prévenir la cantine pour {values["children"]}",
        [
            new(Hello),
            new($"{values["children"]}\u00A0: le {values["school"]} vous propose de prévenir la cantine par internet quand votre enfant ne mange pas. {LetterTexts.NothingToDo}"),
            new("Ouvrez cette page, connectez-vous, puis donnez la date de naissance de votre enfant\u00A0:"),
            new("Relier mon enfant", new Uri(LetterTexts.LinkOf(site, code))),
            new($"Si la page demande un code, tapez celui-ci sur {LetterTexts.ShortAddress(site)}\u00A0:"),
            new(code.Text, IsCode: true),
            new($"Ce lien est pour vous seulement. Il sert une seule fois, jusqu’au {values["until"]}. Un autre responsable de l’enfant reçoit le sien."),
            new($"{LetterTexts.NoPayment} Vous préférez le téléphone\u00A0? Appelez le {Phone(values)}."),
            new(Signed),
        ]);

    /// <summary>What changed, in the same words for everybody.</summary>
    public static MailText Changed(AccessChange change, IReadOnlyDictionary<string, string> values) => new(
        $"L’accès aux repas de {values["children"]} a changé",
        [
            new(Hello),
            new(WordsOf(change, values)),
            new($"Vous vous y attendiez\u00A0? Vous n’avez rien à faire. Sinon, appelez le {values["school"]} au {Phone(values)}\u00A0: il peut fermer un accès tout de suite."),
            new("Les coordonnées d’un responsable ne sont jamais montrées à l’autre."),
            new(Signed),
        ]);

    /// <summary>The school did not link somebody who asked.</summary>
    public static MailText Refused(IReadOnlyDictionary<string, string> values) => new(
        "Votre demande d’accès aux repas d’un enfant",
        [
            new(Hello),
            new($"Le {values["school"]} n’a pas pu relier votre compte. Appelez-le au {Phone(values)}\u00A0: il vous dira ce qu’il lui faut, ou vous remettra un courrier avec un code."),
            new(Signed),
        ]);

    private static string WordsOf(AccessChange change, IReadOnlyDictionary<string, string> values) => change switch
    {
        AccessChange.Linked => $"Un responsable de {values["children"]}, inscrit dans le fichier du {values["school"]}, peut maintenant voir et décommander ses repas.",
        AccessChange.Moved => $"Un responsable de {values["children"]}, inscrit dans le fichier du {values["school"]}, voit maintenant ses repas avec un nouveau compte. L’ancien ne les voit plus.",
        AccessChange.Changed => $"Le {values["school"]} a modifié les accès aux repas de {values["children"]}.",
    };

    private static string Phone(IReadOnlyDictionary<string, string> values) => Formats.Phone(values["phone"]);
}
