using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The past acts for a family's children, as one of its adults reads them: parts, never names; days, never amounts.</summary>
public static class HistoryTexts
{
    public static string Title => Say("Ce qui a été fait");
    public static string Lead =>
        Say("Ce que vous, l’autre responsable ou le collège avez fait pour les repas de vos enfants, le plus récent d’abord. Une date ouvre l’histoire du repas.");
    public static string Empty => Say("Rien n’a encore été fait. Un repas décommandé, rétabli, ou une absence signalée apparaîtra ici.");
    public static string Newer => Say("Plus récent");
    public static string Older => Say("Plus ancien");

    /// <summary>When it was done, on the clock of the child's place.</summary>
    public static string When(HistoryAct act) => Formats.Instant(TimeZoneInfo.ConvertTime(act.At, TimeZoneInfo.FindSystemTimeZoneById(act.TimeZone)).DateTime);

    /// <summary>What was done, by whom and through what: "Repas décommandés par vous".</summary>
    public static string What(HistoryAct act) => Formats.Capital((act.Kind, act.Absence) switch
    {
        (HistoryKind.AbsenceDeclared, { } said) => Say($"absence dite par {Who(act)}\u00A0: {Days(said)}"),
        (HistoryKind.AbsenceEnded, { } said) when act.IsUnanswered => Say($"absence terminée, car personne n’a répondu\u00A0: {Days(said)}"),
        (HistoryKind.AbsenceEnded, { } said) => Say($"absence terminée par {Who(act)}\u00A0: {Days(said)}"),
        (HistoryKind.DayWithdrawn, _) => Say($"{Word(act)} par {Who(act)}"),
        (HistoryKind.Restored, { } said) => Say($"{Word(act)} automatiquement, à la fin de l’absence\u00A0: {Days(said)}"),
        (_, { } said) => Say($"{Word(act)} automatiquement, pour l’absence dite par {Who(act)}\u00A0: {Days(said)}"),
        _ => Say($"{Word(act)} par {Who(act)}"),
    });

    private static string Word(HistoryAct act) => act.Kind switch
    {
        HistoryKind.Cancelled => MealMessageTexts.Word(MealChange.Cancelled, act.Meals.Count),
        HistoryKind.Restored => MealMessageTexts.Word(MealChange.Restored, act.Meals.Count),
        HistoryKind.ToldLate => MealMessageTexts.Word(MealChange.ToldLate, act.Meals.Count),
        HistoryKind.TakenBack => MealMessageTexts.Word(MealChange.TakenBack, act.Meals.Count),
        HistoryKind.ToldPupilLife => Say("vie scolaire prévenue"),
        HistoryKind.DayWithdrawn => MealMessageTexts.Word(MealChange.DayWithdrawn, act.Meals.Count),
        HistoryKind.AbsenceDeclared or HistoryKind.AbsenceEnded =>
            throw new ArgumentOutOfRangeException(nameof(act), act.Kind, "It has a sentence of its own."),
    };

    private static string Who(HistoryAct act) => AbsenceTexts.By(act.Who, byOffice: false);

    private static string Days(HistoryAbsence said) => AbsenceTexts.Days(said.Rhythm, said.Weekdays, said.FirstDay, said.LastDay);
}
