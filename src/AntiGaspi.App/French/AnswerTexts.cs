using AntiGaspi.App.Meals;

namespace AntiGaspi.App.French;

/// <summary>The answer to an act that was wholly refused, for the family's page and for programs.</summary>
public static class AnswerTexts
{
    public const string Nothing = "Rien n’a été changé.";

    public const string Unreadable = "La demande n’a pas pu être lue";

    public const string Reused = "Cette demande a déjà été envoyée autrement";

    public const string ReusedCause =
        "La page avait déjà servi à une autre demande, qui reste enregistrée. Celle-ci ne l’est pas\u00A0: rien d’autre n’a été changé.";

    /// <summary>The title of a refusal.</summary>
    public static string Title(OperationKind kind, int meals) => (kind, meals == 1) switch
    {
        (OperationKind.Cancel, true) => "Ce repas n’a pas été décommandé",
        (OperationKind.Cancel, false) => "Ces repas n’ont pas été décommandés",
        (OperationKind.Restore, true) => "Ce repas n’a pas été rétabli",
        (OperationKind.Restore, false) => "Ces repas n’ont pas été rétablis",
        (OperationKind.LateNotice, true) => "L’absence n’a pas été signalée",
        (OperationKind.LateNotice, false) => "Les absences n’ont pas été signalées",
        (OperationKind.TakeBack, var isOne) => TakeBackTexts.NotDone(isOne),
        (OperationKind.PupilLife, _) => "La vie scolaire n’a pas été prévenue",
    };
}
