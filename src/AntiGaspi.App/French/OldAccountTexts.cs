using AntiGaspi.App.Access;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>For somebody who had an account before a change of name, of FranceConnect or of mailbox.</summary>
public static class OldAccountTexts
{
    public static string Title => Say("J’avais déjà un compte");
    public static string Lead =>
        Say("Votre nom ou votre adresse a changé, et vous ne retrouvez pas vos enfants\u00A0? Prouvez que l’ancien compte est le vôtre\u00A0: vous le gardez, et votre nouvelle connexion l’ouvre.");
    public static string ByMailTitle => Say("Vous pouvez encore ouvrir l’ancien compte");
    public static string ByMail => Say("Par un lien envoyé à son adresse de courriel, par exemple. Connectez-vous à l’ancien compte dans ce même navigateur, dans le quart d’heure. Nous vous demanderons ensuite de confirmer.");
    public static string Begin => Say("Me connecter à l’ancien compte");
    public static string ByLetterTitle => Say("Vous ne pouvez plus l’ouvrir");
    public static string ByLetter => Say("Demandez un courrier au secrétariat du collège. Avec son code et la date de naissance de l’enfant, l’accès passe de l’ancien compte à celui-ci.");
    public static string ToCode => Say("Donner le code d’un courrier");
    public static string Ready =>
        Say("Vous venez d’ouvrir deux comptes dans ce navigateur. S’ils sont tous les deux à vous, réunissez-les\u00A0: vous gardez celui-ci, l’autre connexion l’ouvrira aussi. Les collèges et les autres responsables en sont prévenus.");
    public static string Join => Say("Oui, réunir mes deux comptes");
    public static string Leave => Say("Non, les laisser séparés");
    public static string NotDone => Say("Les comptes n’ont pas été réunis");

    /// <summary>Why two accounts stay two, and what to do.</summary>
    public static string For(JoinRefusal why) => why switch
    {
        JoinRefusal.NothingToJoin => Say("Il n’y a plus deux comptes à réunir. Repartez de cette page."),
        JoinRefusal.HasRoles => Say("L’un des comptes sert à travailler pour un collège\u00A0: il reste à part. Pour vos enfants, demandez un courrier au secrétariat."),
        JoinRefusal.OneAccountEach => Say("Ces comptes sont ceux de deux responsables du même enfant\u00A0: chacun garde le sien."),
    };
}
