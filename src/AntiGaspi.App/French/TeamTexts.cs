using AntiGaspi.App.Access;
using AntiGaspi.App.Kitchen;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.French;

/// <summary>What is said of a team: its roles, why somebody is not invited, what was done.</summary>
public static class TeamTexts
{
    public const string Invited = "L’invitation est partie. La personne aura le rôle dès qu’elle se connectera avec cette adresse.";
    public const string Withdrawn = "L’invitation est retirée.";
    public const string Ended = "Le rôle est terminé. Les connexions ouvertes dans ce rôle sont fermées.";

    public const string Reset = "Le téléphone est retiré\u00A0: ses codes n’ouvrent plus rien. La personne en est prévenue par courriel.";
    public const string NoTelephone = "Cette personne n’a aucun téléphone enregistré\u00A0: il n’y a rien à réinitialiser.";
    public const string CodeTitle = "Un code à remettre en main propre";
    public const string CodeHow =
        "Notez-le et remettez-le vous-même, après avoir vérifié à qui\u00A0: ni par courriel, ni par téléphone. Il ne sera plus jamais montré\u00A0; en faire un autre annule celui-ci.";

    public const string NeedsSuccessor =
        "Vous êtes la dernière personne à tenir ce rôle\u00A0: sans vous, plus personne ne pourrait inviter la suivante. Invitez d’abord qui vous remplace, attendez sa première connexion, puis terminez votre rôle.";

    public const string BadEmail = "Écrivez l’adresse professionnelle de la personne. Exemple\u00A0: prenom.nom@ac-amiens.fr";
    public const string BadRole = "Choisissez le rôle dans la liste.";
    public const string BadSchool = "Choisissez le collège dans la liste\u00A0; laissez vide pour un rôle du département.";
    public const string BadSiret = "Un SIRET a quatorze chiffres. Laissez vide si vous ne le connaissez pas.";
    public const string BadDay = "Cette date n’en est pas une. Choisissez le dernier jour du rôle, ou laissez vide s’il n’a pas de fin.";

    /// <summary>Whoever holds a role, in a sentence: "comme chef de cuisine".</summary>
    public static string Holder(Role role) => role switch
    {
        Role.Public => "visiteur",
        Role.Family => "parent",
        Role.HeadCook => "chef de cuisine",
        Role.SchoolManager => "secrétaire général (gestionnaire)",
        Role.Principal => "chef d’établissement",
        Role.PupilLife => "membre de la vie scolaire",
        Role.PublicAccountant => "agent comptable",
        Role.AuthorityOfficer => "agent du département",
        Role.Operator => "exploitant du service",
        Role.Service => "service",
    };

    /// <summary>Why a pupil is not waited for at the door: never more than what the door needs.</summary>
    public static string For(AbsenceKind kind) => kind switch
    {
        AbsenceKind.Cancelled => "repas décommandé",
        AbsenceKind.ToldLate => "absence signalée après l’heure limite",
        AbsenceKind.Away => "sortie, stage ou examen",
    };

    public const string SlowMessages = "Des messages attendent depuis plus d’une heure. Lancez «\u00A0antigaspi check\u00A0»\u00A0: il essaie le serveur de courriel.";

    public const string RefusedKeys = "Un service de messages des navigateurs refuse nos clés (401 ou 403)\u00A0: ses appareils ne sont plus prévenus, les courriels partent. Vérifiez l’horloge de la machine et Push:Subject (docs/exploitation/appareils.md)\u00A0; ce qui attend est retenté pendant deux jours.";

    /// <summary>Headcounts that should be frozen.</summary>
    public static string LateSeals(long count) =>
        $"{Formats.Count(count, "effectif devrait être figé et ne l’est pas", "effectifs devraient être figés et ne le sont pas")}. Lancez «\u00A0antigaspi seal\u00A0», puis regardez le journal.";

    /// <summary>Messages that were given up.</summary>
    public static string FailedMessages(long count) =>
        $"{Formats.Count(count, "message a été abandonné", "messages ont été abandonnés")}\u00A0: l’adresse ou le serveur de courriel les refuse.";

    /// <summary>A role as a line of a list: "Chef de cuisine".</summary>
    public static string Name(Role role) => Formats.Capital(Holder(role));

    /// <summary>A role that is held in a school, or that is not.</summary>
    public static string NeedsSchool(Role role) => GrantRule.IsOfWholeAuthority(role)
        ? $"Le rôle «\u00A0{Holder(role)}\u00A0» se tient dans toute la collectivité. Retirez --school."
        : $"Le rôle «\u00A0{Holder(role)}\u00A0» se tient dans un collège. Donnez son UAI avec --school\u00A0; le collège doit être connu ici.";

    /// <summary>What the operator's command has done, and what comes next.</summary>
    public static string InvitedByOperator(string email, Role role) =>
        $"{email} est invité comme {Holder(role)}. La personne aura le rôle à sa première connexion avec cette adresse, d’ici quatorze jours.";

    /// <summary>For whom a code was made, and until when it is good.</summary>
    public static string CodeFor(string email, DateTimeOffset endsAt) =>
        $"Il permet à {email} d’enregistrer un téléphone par «\u00A0ProConnect ne répond pas\u00A0», à la page de connexion, jusqu’au {Formats.Instant(PlaceClock.Paris(endsAt).Local(endsAt))}.";

    /// <summary>Why no code is made for somebody, and what to do.</summary>
    public static string For(EnrolmentRefusal why) => why switch
    {
        EnrolmentRefusal.NotFound => "Cette personne n’est plus dans votre équipe. Rechargez la page.",
        EnrolmentRefusal.Yourself => "C’est vous-même\u00A0: enregistrez votre téléphone depuis «\u00A0Mes connexions\u00A0», après vous être connecté avec ProConnect.",
        EnrolmentRefusal.HasTelephone => "Cette personne a déjà un téléphone enregistré. Si elle l’a perdu, réinitialisez-le d’abord.",
        EnrolmentRefusal.NotAllYours => "Cette personne tient aussi un rôle, ou une délégation de signature, que vous ne donnez pas\u00A0: le code ouvrirait plus que votre équipe. Demandez au département, ou attendez ProConnect.",
        EnrolmentRefusal.NeedsEmployer => "Cette invitation demande un employeur, que seul ProConnect peut confirmer. Retirez-la et invitez de nouveau sans SIRET, ou attendez ProConnect.",
        EnrolmentRefusal.NoInvitation => "Ce rôle n’a pas été donné par une invitation\u00A0: aucune adresse n’est connue. Terminez-le et invitez la personne.",
    };

    /// <summary>Why somebody is not invited, and what to do.</summary>
    public static string For(InviteRefusal why) => why switch
    {
        InviteRefusal.NotYours => "Ce rôle ou ce collège n’est pas à vous de donner. Choisissez dans les listes, ou demandez au département.",
        InviteRefusal.Yourself => "C’est votre propre adresse\u00A0: personne ne se donne un rôle. Demandez à quelqu’un d’autre de vous inviter.",
        InviteRefusal.AlreadyHeld => "Une personne tient déjà ce rôle avec cette adresse. Si elle ne peut plus se connecter, terminez d’abord son rôle, puis invitez-la de nouveau.",
        InviteRefusal.AlreadyInvited => "Cette adresse est déjà invitée à ce rôle et ne s’est pas encore connectée. Retirez l’invitation pour la refaire.",
        InviteRefusal.EndsTooSoon => "Le rôle finirait avant de commencer. Choisissez un jour à venir, ou laissez vide s’il n’a pas de fin.",
    };
}
