using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The answer to an act that was wholly refused, for the family's page and for programs.</summary>
public static class AnswerTexts
{
    public static string Nothing => Say("Rien n’a été changé.");

    public static string Unreadable => Say("La demande n’a pas pu être lue");

    public static string Reused => Say("Cette demande a déjà été envoyée autrement");

    public static string ReusedCause =>
        Say("La page avait déjà servi à une autre demande, qui reste enregistrée. Celle-ci ne l’est pas\u00A0: rien d’autre n’a été changé.");

    /// <summary>The title of a refusal.</summary>
    /// <param name="kind">The act.</param>
    /// <param name="whys">The refusal of each meal, by its number in the enumeration of the act.</param>
    public static string Title(OperationKind kind, IReadOnlyList<int> whys) => (kind, whys.Count == 1) switch
    {
        (OperationKind.PupilLife, _) when whys.All(why => why == (int)PupilLifeRefusal.AlreadyTold) => Say("La vie scolaire est déjà prévenue"),
        (OperationKind.Cancel, true) => Say("Ce repas n’a pas été décommandé"),
        (OperationKind.Cancel, false) => Say("Ces repas n’ont pas été décommandés"),
        (OperationKind.Restore, true) => Say("Ce repas n’a pas été rétabli"),
        (OperationKind.Restore, false) => Say("Ces repas n’ont pas été rétablis"),
        (OperationKind.LateNotice, true) => Say("L’absence n’a pas été signalée"),
        (OperationKind.LateNotice, false) => Say("Les absences n’ont pas été signalées"),
        (OperationKind.TakeBack, var isOne) => TakeBackTexts.NotDone(isOne),
        (OperationKind.PupilLife, _) => Say("La vie scolaire n’a pas été prévenue"),
    };
}
