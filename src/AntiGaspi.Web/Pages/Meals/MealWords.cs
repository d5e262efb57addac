using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The words of addresses and forms of meals: the same for a family and for the school office.</summary>
internal static class MealWords
{
    /// <summary>The act of an address; null when it is none.</summary>
    public static OperationKind? ActOf(string? word) =>
        Enum.GetValues<OperationKind>().Cast<OperationKind?>().FirstOrDefault(kind => Of(kind!.Value) == word);

    /// <summary>The word of an act.</summary>
    public static string Of(OperationKind kind) => kind switch
    {
        OperationKind.Cancel => "decommander",
        OperationKind.Restore => "retablir",
        OperationKind.LateNotice => "prevenir",
        OperationKind.PupilLife => "vie-scolaire",
        OperationKind.TakeBack => "retirer",
    };

    /// <summary>A sending, as it came.</summary>
    public static MealRequestText TextOf(IFormCollection form) => new(form["op"], form["repas"], form["enfant"], form["du"], form["au"])
    {
        Weekday = form["jours"], Month = form["mois"], Week = form["semaine"],
    };

    /// <summary>The days to read around the meals that were asked for; meals far away are left out.</summary>
    public static (DateOnly First, DateOnly Last) Around(IEnumerable<MealRef> meals, DateOnly today, int daysAhead)
    {
        var near = meals.Select(meal => meal.Day).Where(day => Math.Abs(day.DayNumber - today.DayNumber) < MealCalendar.MaxDays / 2).ToList();
        return (near.Append(today.AddDays(-1)).Min(), near.Append(today.AddDays(daysAhead)).Max());
    }
}
