using AntiGaspi.App.Access;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Roster;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>What the pages say on which an adult is linked to a child.</summary>
public static class LinkTexts
{
    public static string Title => Say("Relier mon enfant");
    public static string LeadSignedOut => Say("Vous avez reçu un courrier ou une invitation du collège\u00A0? Donnez son code, puis connectez-vous.");
    public static string LeadCode => Say("Donnez le code du courrier ou de l’invitation, et la date de naissance de l’enfant. L’accès s’ouvre tout de suite.");
    public static string LeadMailbox => Say("Si le collège connaît l’adresse avec laquelle vous êtes connecté, la date de naissance de l’enfant suffit.");
    public static string Code => Say("Code du courrier ou de l’invitation");
    public static string CodeHint => Say("Onze lettres et chiffres, par exemple 7K3P-M9QD-R22. Les tirets et les majuscules ne comptent pas.");
    public static string CodeIfAny => Say("Code du courrier, si vous en avez un");
    public static string Birth => Say("Date de naissance de l’enfant");
    public static string BirthHint => Say("Jour, mois, année. Par exemple 14/03/2014");
    public static string Continue => Say("Continuer");
    public static string Link => Say("Relier mon enfant");
    public static string Move => Say("Oui, c’est mon ancien compte\u00A0: le remplacer");
    public static string NotDone => Say("Votre enfant n’est pas encore relié");
    public static string MoveTitle => Say("Ce courrier est celui d’un responsable qui a déjà un compte");
    public static string MoveText =>
        Say("Si ce compte est un ancien compte à vous, vous pouvez le remplacer par celui-ci\u00A0: l’ancien ne verra plus les repas. Le collège et les autres responsables en sont prévenus.");

    public static string HelpTitle => Say("Autres cas");
    public static string Lost => Say("Courrier perdu, ou code qui ne marche plus\u00A0: appelez le secrétariat du collège, il en imprime un autre.");
    public static string Second => Say("Vous êtes le second responsable\u00A0: chacun a son code et son compte. Ne partagez pas le vôtre.");
    public static string Moved => Say("Votre enfant a changé de collège\u00A0: le nouveau collège vous remet un nouveau code. Ajoutez-le ici avec ce code, dans le même compte.");
    public static string Renamed => Say("J’avais déjà un compte (nom changé, nouveau FranceConnect)");
    public static string Ask => Say("Je n’ai ni courrier ni invitation\u00A0: demander au collège");
    public static string Phone => Say("Sans internet, le secrétariat du collège prévient la cuisine pour vous, aux mêmes conditions.");

    public static string AskTitle => Say("Demander au collège");
    public static string AskLead => Say("Le secrétariat vérifie qui vous êtes, puis vous relie. Cela peut prendre quelques jours. D’ici là, il prévient la cuisine pour vous par téléphone.");
    public static string School => Say("Collège");
    public static string ChooseSchool => Say("Choisissez le collège");
    public static string ChildFamilyName => Say("Nom de l’enfant");
    public static string ChildGivenName => Say("Prénom de l’enfant");
    public static string AskButton => Say("Envoyer la demande");
    public static string AskedTitle => Say("Votre demande est notée");

    public static string MyChildren => Say("Mes enfants");
    public static string MyChildrenTitle => Say("Mes enfants");
    public static string Add => Say("Ajouter un enfant");
    public static string OtherSpaces => Say("Vous avez aussi un espace dans une autre collectivité\u00A0: changer d’espace");
    public static string Requests => Say("Mes demandes");

    /// <summary>The answer to every demand, whether there is such a child or not.</summary>
    public static string Asked(AnySchool school) =>
        Say($"Si ces renseignements sont ceux d’un élève du {school.Name}, son secrétariat voit votre demande. Vous pouvez l’appeler au {Number(school.Phone)}.");

    /// <summary>What is wrong with a typed code; nothing was counted.</summary>
    public static string For(CodeFault fault) => fault switch
    {
        CodeFault.Missing => Say("Donnez le code du courrier ou de l’invitation."),
        CodeFault.NotACode => Say("Ce n’est pas un code entier\u00A0: il a onze lettres et chiffres. Recopiez-le tel qu’il est sur le courrier."),
        CodeFault.Mistyped => Say("Il y a une faute de frappe dans le code. Comparez-le avec le courrier, signe par signe."),
    };

    public static string SchoolMissing => Say("Choisissez le collège de l’enfant.");
    public static string FamilyNameMissing => Say("Écrivez le nom de l’enfant, tel que le collège le connaît.");
    public static string GivenNameMissing => Say("Écrivez le prénom de l’enfant.");

    public static string WrongDay => Say("Ce n’est pas une date. Écrivez le jour, le mois et l’année de naissance, par exemple 14/03/2014.");

    /// <summary>Why somebody is not linked, and what to do.</summary>
    public static string For(LinkRefusal why) => why switch
    {
        LinkRefusal.NoMatch =>
            Say("Ce code et cette date de naissance ne vont pas ensemble, ou le code a déjà servi. Vérifiez les deux. Si cela ne marche pas, appelez le secrétariat du collège\u00A0: il imprime un autre courrier."),
        LinkRefusal.OtherAccount => MoveText,
        LinkRefusal.OneAccountEach =>
            Say("Votre compte est déjà celui d’un autre responsable de cet enfant. Ce courrier est pour l’autre responsable\u00A0: il se connecte avec son propre compte."),
        LinkRefusal.TooManyTries => Say("Trop d’essais pour l’instant. Réessayez dans une heure, ou appelez le secrétariat du collège."),
    };

    /// <summary>The mailbox is in no file, or the birth date is not that of a child of its owner.</summary>
    public static string MailboxUnknown =>
        Say("Le collège n’a pas cette adresse avec cette date de naissance. Vérifiez la date, ou donnez le code d’un courrier. Vous n’en avez pas\u00A0? Faites une demande au collège, ou appelez-le.");

    public static string AskedText =>
        Say("Le collège doit d’abord vérifier qui vous êtes\u00A0: l’adresse est partagée, ou vous n’êtes pas inscrit comme responsable légal. Votre demande l’attend dans sa liste. Vous pouvez aussi l’appeler.");

    /// <summary>Linked: whose meals are open now.</summary>
    public static string Linked(IReadOnlyList<string> children) => Say($"C’est fait\u00A0: vous voyez les repas de {Formats.Join(children)}.");

    public static string LinkedTitle => Say("Votre enfant est relié à votre compte");

    /// <summary>How many other adults see the same meals.</summary>
    public static string Others(int others) => others == 0
        ? Say("Vous êtes le seul responsable à avoir un accès.")
        : Say($"{Count(others, "autre responsable a", "autres responsables ont")} aussi un accès.");

    /// <summary>A demand and what became of it.</summary>
    public static string Request(OwnRequest request, DateTime local) => request.IsRefused
        ? Say($"{Formats.Capital(request.SchoolName)}, demande du {Formats.Instant(local)}\u00A0: le collège n’a pas pu vous relier. Appelez le {Number(request.SchoolPhone)}.")
        : Say($"{Formats.Capital(request.SchoolName)}, demande du {Formats.Instant(local)}\u00A0: en attente. Vous pouvez appeler le {Number(request.SchoolPhone)}.");

    /// <summary>What the office reads of why somebody asks.</summary>
    public static string Why(string why) => why switch
    {
        "shared_mailbox" => Say("adresse de courriel partagée par deux responsables"),
        "not_legal" => Say("pas responsable légal dans le fichier"),
        _ => Say("ni courrier ni adresse connue"),
    };

    private static string Number(string phone) => phone.Replace(' ', '\u00A0');

}
