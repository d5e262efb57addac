using AntiGaspi.App.Access;
using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.French;

/// <summary>The delegations of a principal: what is asked, what was done, why nothing was.</summary>
public static class DelegationTexts
{
    public const string Given = "La délégation est donnée.";
    public const string Ended = "La délégation est terminée. Elle n’ouvre plus rien.";
    public const string BadPerson = "Choisissez la personne dans la liste.";
    public const string BadDay = "Cette date manque ou n’en est pas une. Choisissez un jour.";

    /// <summary>Where a delegation stands.</summary>
    public static string State(Delegation one, PlaceClock clock) => one switch
    {
        { EndedAt: { } ended } => $"terminée le {Formats.Day(DateOnly.FromDateTime(clock.Local(ended)))}",
        _ when !one.Runs(clock.Now) => "passée",
        _ when one.FirstDay > clock.Today => "à venir",
        _ => "en cours",
    };

    /// <summary>On the page of a delegate: what may be signed, and until when.</summary>
    public static string Held(BatchSchool school) =>
        $"Le chef d’établissement ({school.Name}) vous laisse signer les états des remises d’ordre jusqu’au {Formats.Day(school.LastDay!.Value)}.";

    /// <summary>Why a delegation is not given, and what to do.</summary>
    public static string For(DelegationRefusal why) => why switch
    {
        DelegationRefusal.NotPrincipal => "Vous n’êtes pas chef d’établissement de ce collège.",
        DelegationRefusal.UnknownDelegate =>
            "Cette personne ne peut pas signer. Choisissez quelqu’un de la vie scolaire du collège qui ne tient ni le secrétariat général ni l’agence comptable.",
        DelegationRefusal.Past => "Le premier jour est passé\u00A0: personne ne reçoit une délégation après coup. Choisissez aujourd’hui ou un jour à venir.",
        DelegationRefusal.Reversed => "Le dernier jour est avant le premier. Corrigez l’un des deux.",
        DelegationRefusal.TooLong => "Une délégation tient dans une année scolaire. Choisissez un dernier jour avant le 1er septembre suivant.",
        DelegationRefusal.AlreadyGiven => "Cette personne a déjà une délégation sur une partie de ces jours. Terminez-la d’abord, ou choisissez d’autres jours.",
    };
}
