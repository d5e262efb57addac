using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.French;

/// <summary>Presence at meals in the words of the agents: at the door, on the list of the office, and when a family contests.</summary>
public static class PresenceTexts
{
    /// <summary>Why a pupil is not marked at the door.</summary>
    public static string For(MarkRefusal why) => why switch
    {
        MarkRefusal.UnknownMeal => "Cet élève n’est pas de votre collège.",
        MarkRefusal.NotSaidAway => "Personne n’avait annoncé l’absence de cet élève\u00A0: il n’y a rien à noter.",
        MarkRefusal.NotBegun => "Le service n’a pas commencé.",
    };

    /// <summary>Why the list of a day is not declared, and when it can be.</summary>
    public static string For(ListRefusal why) => why switch
    {
        ListRefusal.NoMeal => "Aucun élève du collège n’a de repas ce jour-là.",
        ListRefusal.NotBegun => "Le service de ce jour n’a pas commencé. La liste s’ouvre avec lui.",
        ListRefusal.TooOld => $"Ce jour est passé depuis plus de {Formats.Number(Attendance.DaysToDeclare)} jours\u00A0: sa liste ne change plus.",
    };

    /// <summary>What was said of a meal, on the list.</summary>
    public static string Said(MealState said) => said switch
    {
        MealState.Expected => "prévu",
        MealState.CancelledInTime => "repas décommandé",
        MealState.AbsentLate => "absence signalée",
        MealState.Excused => "pris hors du collège",
        MealState.NotConcerned => "pas de repas",
    };

    /// <summary>What a list said.</summary>
    public static string Declared(int absent, int came) =>
        $"{Formats.Count(absent, "élève attendu n’est pas venu", "élèves attendus ne sont pas venus")}, {Formats.Count(came, "élève est venu", "élèves sont venus")} sans être attendu"
        + (came >= 2 ? "s." : ".");

    /// <summary>What was seen, for a contest.</summary>
    public static string Seen(WaitingContest contest) => contest.IsPresent ? "vu à la cantine" : "attendu, pas vu à la cantine";

    /// <summary>Who saw it.</summary>
    public static string By(string source) => source == "door" ? "à la porte, par la vie scolaire" : "par la liste du secrétariat";

    /// <summary>An answer, on the button of the office.</summary>
    public static string Name(ContestAnswer answer) => answer switch
    {
        ContestAnswer.Corrected => "La famille a raison\u00A0: c’est corrigé",
        ContestAnswer.InDoubt => "Impossible à vérifier\u00A0: le doute est pour la famille",
        ContestAnswer.Upheld => "Vérifié\u00A0: ce qui a été vu reste noté",
    };
}
