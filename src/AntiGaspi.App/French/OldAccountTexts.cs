using AntiGaspi.App.Access;

namespace AntiGaspi.App.French;

/// <summary>For somebody who had an account before a change of name, of FranceConnect or of mailbox.</summary>
public static class OldAccountTexts
{
    public const string Title = "J’avais déjà un compte";
    public const string Lead =
        "Votre nom ou votre adresse a changé, et vous ne retrouvez pas vos enfants\u00A0? Prouvez que l’ancien compte est le vôtre\u00A0: vous le gardez, et votre nouvelle connexion l’ouvre.";
    public const string ByMailTitle = "Vous pouvez encore ouvrir l’ancien compte";
    public const string ByMail = "Par un lien envoyé à son adresse de courriel, par exemple. Connectez-vous à l’ancien compte dans ce même navigateur, dans le quart d’heure. Nous vous demanderons ensuite de confirmer.";
    public const string Begin = "Me connecter à l’ancien compte";
    public const string ByLetterTitle = "Vous ne pouvez plus l’ouvrir";
    public const string ByLetter = "Demandez un courrier au secrétariat du collège. Avec son code et la date de naissance de l’enfant, l’accès passe de l’ancien compte à celui-ci.";
    public const string ToCode = "Donner le code d’un courrier";
    public const string Ready =
        "Vous venez d’ouvrir deux comptes dans ce navigateur. S’ils sont tous les deux à vous, réunissez-les\u00A0: vous gardez celui-ci, l’autre connexion l’ouvrira aussi. Les collèges et les autres responsables en sont prévenus.";
    public const string Join = "Oui, réunir mes deux comptes";
    public const string Leave = "Non, les laisser séparés";
    public const string NotDone = "Les comptes n’ont pas été réunis";

    /// <summary>Why two accounts stay two, and what to do.</summary>
    public static string For(JoinRefusal why) => why switch
    {
        JoinRefusal.NothingToJoin => "Il n’y a plus deux comptes à réunir. Repartez de cette page.",
        JoinRefusal.HasRoles => "L’un des comptes sert à travailler pour un collège\u00A0: il reste à part. Pour vos enfants, demandez un courrier au secrétariat.",
        JoinRefusal.OneAccountEach => "Ces comptes sont ceux de deux responsables du même enfant\u00A0: chacun garde le sien.",
    };
}
