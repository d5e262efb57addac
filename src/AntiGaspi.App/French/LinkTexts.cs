using AntiGaspi.App.Access;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>What the pages say on which an adult is linked to a child.</summary>
public static class LinkTexts
{
    public const string Title = "Relier mon enfant";
    public const string LeadSignedOut = "Vous avez reçu un courrier ou une invitation du collège\u00A0? Donnez son code, puis connectez-vous.";
    public const string LeadCode = "Donnez le code du courrier ou de l’invitation, et la date de naissance de l’enfant. L’accès s’ouvre tout de suite.";
    public const string LeadMailbox = "Si le collège connaît l’adresse avec laquelle vous êtes connecté, la date de naissance de l’enfant suffit.";
    public const string Code = "Code du courrier ou de l’invitation";
    public const string CodeHint = "Onze lettres et chiffres, par exemple 7K3P-M9QD-R22. Les tirets et les majuscules ne comptent pas.";
    public const string CodeIfAny = "Code du courrier, si vous en avez un";
    public const string Birth = "Date de naissance de l’enfant";
    public const string BirthHint = "Jour, mois, année. Par exemple 14/03/2014";
    public const string Continue = "Continuer";
    public const string Link = "Relier mon enfant";
    public const string Move = "Oui, c’est mon ancien compte\u00A0: le remplacer";
    public const string NotDone = "Votre enfant n’est pas encore relié";
    public const string MoveTitle = "Ce courrier est celui d’un responsable qui a déjà un compte";
    public const string MoveText =
        "Si ce compte est un ancien compte à vous, vous pouvez le remplacer par celui-ci\u00A0: l’ancien ne verra plus les repas. Le collège et les autres responsables en sont prévenus.";

    public const string HelpTitle = "Autres cas";
    public const string Lost = "Courrier perdu, ou code qui ne marche plus\u00A0: appelez le secrétariat du collège, il en imprime un autre.";
    public const string Second = "Vous êtes le second responsable\u00A0: chacun a son code et son compte. Ne partagez pas le vôtre.";
    public const string Moved = "Votre enfant a changé de collège\u00A0: le nouveau collège vous remet un nouveau code. Ajoutez-le ici avec ce code, dans le même compte.";
    public const string Renamed = "J’avais déjà un compte (nom changé, nouveau FranceConnect)";
    public const string Ask = "Je n’ai ni courrier ni invitation\u00A0: demander au collège";
    public const string Phone = "Sans internet, le secrétariat du collège prévient la cuisine pour vous, aux mêmes conditions.";

    public const string AskTitle = "Demander au collège";
    public const string AskLead = "Le secrétariat vérifie qui vous êtes, puis vous relie. Cela peut prendre quelques jours. D’ici là, il prévient la cuisine pour vous par téléphone.";
    public const string School = "Collège";
    public const string ChooseSchool = "Choisissez le collège";
    public const string ChildFamilyName = "Nom de l’enfant";
    public const string ChildGivenName = "Prénom de l’enfant";
    public const string AskButton = "Envoyer la demande";
    public const string AskedTitle = "Votre demande est notée";

    public const string MyChildren = "Mes enfants";
    public const string MyChildrenTitle = "Mes enfants";
    public const string Add = "Ajouter un enfant";
    public const string OtherSpaces = "Vous avez aussi un espace dans une autre collectivité\u00A0: changer d’espace";
    public const string Requests = "Mes demandes";

    /// <summary>The answer to every demand, whether there is such a child or not.</summary>
    public static string Asked(AnySchool school) =>
        $"Si ces renseignements sont ceux d’un élève du {school.Name}, son secrétariat voit votre demande. Vous pouvez l’appeler au {Number(school.Phone)}.";

    /// <summary>What is wrong with a typed code; nothing was counted.</summary>
    public static string For(CodeFault fault) => fault switch
    {
        CodeFault.Missing => "Donnez le code du courrier ou de l’invitation.",
        CodeFault.NotACode => "Ce n’est pas un code entier\u00A0: il a onze lettres et chiffres. Recopiez-le tel qu’il est sur le courrier.",
        CodeFault.Mistyped => "Il y a une faute de frappe dans le code. Comparez-le avec le courrier, signe par signe.",
    };

    public const string SchoolMissing = "Choisissez le collège de l’enfant.";
    public const string FamilyNameMissing = "Écrivez le nom de l’enfant, tel que le collège le connaît.";
    public const string GivenNameMissing = "Écrivez le prénom de l’enfant.";

    public const string WrongDay = "Ce n’est pas une date. Écrivez le jour, le mois et l’année de naissance, par exemple 14/03/2014.";

    /// <summary>Why somebody is not linked, and what to do.</summary>
    public static string For(LinkRefusal why) => why switch
    {
        LinkRefusal.NoMatch =>
            "Ce code et cette date de naissance ne vont pas ensemble, ou le code a déjà servi. Vérifiez les deux. Si cela ne marche pas, appelez le secrétariat du collège\u00A0: il imprime un autre courrier.",
        LinkRefusal.OtherAccount => MoveText,
        LinkRefusal.OneAccountEach =>
            "Votre compte est déjà celui d’un autre responsable de cet enfant. Ce courrier est pour l’autre responsable\u00A0: il se connecte avec son propre compte.",
        LinkRefusal.TooManyTries => "Trop d’essais pour l’instant. Réessayez dans une heure, ou appelez le secrétariat du collège.",
    };

    /// <summary>The mailbox is in no file, or the birth date is not that of a child of its owner.</summary>
    public const string MailboxUnknown =
        "Le collège n’a pas cette adresse avec cette date de naissance. Vérifiez la date, ou donnez le code d’un courrier. Vous n’en avez pas\u00A0? Faites une demande au collège, ou appelez-le.";

    public const string AskedText =
        "Le collège doit d’abord vérifier qui vous êtes\u00A0: l’adresse est partagée, ou vous n’êtes pas inscrit comme responsable légal. Votre demande l’attend dans sa liste. Vous pouvez aussi l’appeler.";

    /// <summary>Linked: whose meals are open now.</summary>
    public static string Linked(IReadOnlyList<string> children) => $"C’est fait\u00A0: vous voyez les repas de {Formats.Join(children)}.";

    public const string LinkedTitle = "Votre enfant est relié à votre compte";

    /// <summary>How many other adults see the same meals.</summary>
    public static string Others(int others) => others == 0
        ? "Vous êtes le seul responsable à avoir un accès."
        : $"{Formats.Count(others, "autre responsable a", "autres responsables ont")} aussi un accès.";

    /// <summary>A demand and what became of it.</summary>
    public static string Request(OwnRequest request, DateTime local) => request.IsRefused
        ? $"{Formats.Capital(request.SchoolName)}, demande du {Formats.Instant(local)}\u00A0: le collège n’a pas pu vous relier. Appelez le {Number(request.SchoolPhone)}."
        : $"{Formats.Capital(request.SchoolName)}, demande du {Formats.Instant(local)}\u00A0: en attente. Vous pouvez appeler le {Number(request.SchoolPhone)}.";

    /// <summary>What the office reads of why somebody asks.</summary>
    public static string Why(string why) => why switch
    {
        "shared_mailbox" => "adresse de courriel partagée par deux responsables",
        "not_legal" => "pas responsable légal dans le fichier",
        _ => "ni courrier ni adresse connue",
    };

    private static string Number(string phone) => phone.Replace(' ', '\u00A0');

}
