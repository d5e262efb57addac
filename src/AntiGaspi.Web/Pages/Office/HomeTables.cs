using System.Globalization;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The tables of the office's first page.</summary>
internal static class HomeTables
{
    /// <summary>The next days: the number, and how firm it is; each number leads to its story.</summary>
    public static DataTable DaysOf(IReadOnlyList<BoardDay> days, PlaceClock clock, Guid placeId) => new(
        "Les prochains effectifs",
        [new("Jour"), new("À cuisiner", IsNumber: true), new("État")],
        days.Select(day => (IReadOnlyList<DataCell>)
        [
            KitchenTexts.Title(day, clock.Today),
            day.Status == DayStatus.Closed ? "–" : new DataCell(Formats.Number(day.Count.Meals), Story(day, placeId)),
            KitchenTexts.StateAndEvents(day, clock),
        ]).ToList());

    /// <summary>The events that hold or will hold, and what each one deducted.</summary>
    public static DataTable EventsOf(IReadOnlyList<OfficeEvent> events) => new(
        "Au calendrier",
        [new("Quand"), new("Quoi"), new("Déduit aux familles", IsNumber: true)],
        events.Select(one => (IReadOnlyList<DataCell>)
        [
            Formats.Range(one.FirstDay, one.LastDay),
            MealTexts.NoMeal(one.Kind, one.Division is null ? one.Label : $"{one.Division}, {one.Label}"),
            Formats.Euros(one.Refunded),
        ]).ToList());

    private static string Story(BoardDay day, Guid placeId) =>
        string.Create(CultureInfo.InvariantCulture, $"/cuisine/effectif/{day.Day:yyyy-MM-dd}?lieu={placeId:D}");
}
