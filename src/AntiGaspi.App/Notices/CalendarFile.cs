using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AntiGaspi.App.Notices;

/// <summary>
/// The meals of a family as a calendar file (RFC 5545). A meal that is cancelled stays, marked so: an entry that vanished would
/// look forgotten. No amount, no family name: a calendar is easily shared.
/// </summary>
public static class CalendarFile
{
    /// <summary>Deadlines are told for the coming days only: a year of them would hide the meals.</summary>
    public const int DeadlineDays = 14;

    private const string Refresh = "PT4H";

    /// <summary>The file.</summary>
    /// <param name="children">The children, with their meals.</param>
    /// <param name="now">The instant of the reading.</param>
    public static string Write(IReadOnlyList<ChildMeals> children, DateTimeOffset now)
    {
        var file = new Ical.Net.Calendar { ProductId = $"-//Anti-gaspi//{Language.SpokenTag.ToUpperInvariant()}", Method = "PUBLISH" };
        file.AddProperty("X-WR-CALNAME", FeedTexts.Name);
        file.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", Refresh);
        file.AddProperty("X-PUBLISHED-TTL", Refresh);
        foreach (var child in children)
        {
            file.Events.AddRange(child.Meals.Where(meal => meal.State != MealState.NotConcerned).Select(meal => EventOf(child, meal, now)));
        }

        var open = children.SelectMany(child => child.Meals.Where(meal => meal.State == MealState.Expected && IsSoon(meal, now)).Select(meal => (Child: child, Meal: meal)));
        file.Events.AddRange(open.GroupBy(one => one.Meal.LastTier.CutoffAt).OrderBy(group => group.Key).Select(group => DeadlineOf(group.Key, group.ToList(), now)));
        return new CalendarSerializer().SerializeToString(file) ?? "";
    }

    private static bool IsSoon(PlannedMeal meal, DateTimeOffset now) => now < meal.LastTier.CutoffAt && meal.LastTier.CutoffAt < now.AddDays(DeadlineDays);

    private static CalendarEvent EventOf(ChildMeals child, PlannedMeal meal, DateTimeOffset now) => new()
    {
        Uid = string.Create(CultureInfo.InvariantCulture, $"{child.PupilId:N}-{meal.Meal.Day:yyyyMMdd}-{(int)meal.Meal.Service}@antigaspi"),
        DtStamp = Utc(now),
        Start = new CalDateTime(meal.Meal.Day),
        End = new CalDateTime(meal.Meal.Day.AddDays(1)),
        Summary = FeedTexts.Summary(child, meal),
        Description = FeedTexts.Description(meal, now),
        Status = meal.State == MealState.Expected ? EventStatus.Confirmed : EventStatus.Cancelled,
        Transparency = TransparencyType.Transparent,
    };

    private static CalendarEvent DeadlineOf(DateTimeOffset at, List<(ChildMeals Child, PlannedMeal Meal)> meals, DateTimeOffset now) => new()
    {
        Uid = string.Create(CultureInfo.InvariantCulture, $"{meals[0].Child.PupilId:N}-{at.UtcDateTime:yyyyMMdd'T'HHmmss}-limite@antigaspi"),
        DtStamp = Utc(now),
        Start = Utc(at),
        Duration = Duration.FromMinutes(0),
        Summary = FeedTexts.Deadline(meals),
        Transparency = TransparencyType.Transparent,
    };

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, "UTC", hasTime: true);
}
