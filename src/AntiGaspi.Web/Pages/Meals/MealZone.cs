using AntiGaspi.App.French;
using AntiGaspi.App.Meals;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The clock that days and deadlines of meals are told on: that of the canteen.</summary>
internal static class MealZone
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The zone of the children's canteen.</summary>
    public static TimeZoneInfo Of(IEnumerable<ChildMeals> children) =>
        children.SelectMany(child => child.Meals).Select(meal => meal.TimeZone).FirstOrDefault() is { } zone
            ? TimeZoneInfo.FindSystemTimeZoneById(zone)
            : Paris;

    /// <summary>The date of an instant on that clock.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>A deadline in words; null where there is none.</summary>
    public static string? Deadline(DateTimeOffset? at, TimeZoneInfo zone)
    {
        if (at is not { } instant)
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return Formats.Deadline(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
