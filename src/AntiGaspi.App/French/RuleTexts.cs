using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.French;

/// <summary>A règlement's rules in words, always written from the rule that is applied and never beside it.</summary>
public static class RuleTexts
{
    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly DayOfWeek[] FromMonday =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday,
        DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>A deadline rule: "le jour de service précédent, jusqu’à 10 h 00".</summary>
    public static string For(CutoffRule rule) => $"{Day(rule)}, jusqu’à {Formats.Time(rule.Time)}";

    /// <summary>What is refunded: "tout le prix du repas".</summary>
    public static string For(TierShare share) => share switch
    {
        TierShare.Full => "tout le prix du repas",
        TierShare.Percent part => $"{Formats.Percent(part.Value / 100)} du prix du repas",
        TierShare.FoodCostOnly => "le prix des denrées",
        TierShare.FixedAmount part => $"{Formats.Euros(part.Amount)} par repas",
        _ => "rien",
    };

    private static string Day(CutoffRule rule) => rule switch
    {
        RelativeCutoff { DaysBefore: 0 } => "le jour même",
        RelativeCutoff { DaysBefore: 1 } relative => $"le {Unit(relative.Unit, false)} précédent",
        RelativeCutoff relative => $"{Formats.Number(relative.DaysBefore)} {Unit(relative.Unit, true)} avant",
        WeeklyCutoff { WeeksBefore: 1 } weekly => $"le {Name(weekly.Weekday)} de la semaine précédente",
        WeeklyCutoff weekly => $"le {Name(weekly.Weekday)}, {Formats.Number(weekly.WeeksBefore)} semaines avant",
        GroupedCutoff grouped => Formats.Join(grouped.Groups.Select(Group).ToList()),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Group(CutoffGroup group) =>
        $"le {Name(group.Weekday)} pour {Formats.Join(FromMonday.Where(group.Meals.Has).Select(day => $"le {Name(day)}").ToList())}";

    private static string Unit(DayUnit unit, bool many) => (unit, many) switch
    {
        (DayUnit.ServiceDay, false) => "jour de service",
        (DayUnit.ServiceDay, true) => "jours de service",
        (DayUnit.WorkingDay, false) => "jour ouvré",
        (DayUnit.WorkingDay, true) => "jours ouvrés",
        (DayUnit.CalendarDay, false) => "jour",
        (DayUnit.CalendarDay, true) => "jours",
    };

    private static string Name(DayOfWeek day) => Weekdays[(int)day];
}
