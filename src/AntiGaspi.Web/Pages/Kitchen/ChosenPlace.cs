using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.Design;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Pages.Kitchen;

/// <summary>The place whose numbers a page shows, among those that the account may see.</summary>
/// <param name="All">The places of the account, at least one.</param>
/// <param name="Place">The one shown.</param>
/// <param name="Clock">Its clock, at the instant of the request.</param>
/// <param name="IsOffice">Whether the school office reads it, which has pages of its own to go back to.</param>
public sealed record ChosenPlace(IReadOnlyList<BoardPlace> All, BoardPlace Place, PlaceClock Clock, bool IsOffice)
{
    /// <summary>Breakfast, lunch and dinner: the most that a day holds.</summary>
    public const int ServicesOfADay = 3;

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The place asked for, or the first one; null for a place that is not the account's.</summary>
    public static async Task<ChosenPlace?> ReadAsync(HeadcountBoard board, HttpContext http, string? asked)
    {
        var places = await board.PlacesAsync(http.User.Scope());
        var place = places.FirstOrDefault(one => string.IsNullOrEmpty(asked) || (Guid.TryParseExact(asked, "D", out var id) && one.PlaceId == id));
        return place is null
            ? null
            : new(
                places, place, new PlaceClock(TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone), http.ReceivedAtInstant()),
                http.User.IsInRole(nameof(Role.SchoolManager)));
    }

    /// <summary>The day and service of an address; null when they cannot be read.</summary>
    public static (DateOnly Day, MealService Service)? DayOf(string? day, string? service)
    {
        var meal = Enum.GetValues<MealService>().Where(one => (service ?? KitchenTexts.Service(MealService.Lunch)) == KitchenTexts.Service(one)).ToList();
        return meal.Count == 1 && DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? (date, meal[0]) : null;
    }

    /// <summary>The menu of the kitchen's pages.</summary>
    public IReadOnlyList<PageLink> Menu(string current) =>
    [
        new("Effectifs", Address("/cuisine"), current == "/cuisine"),
        new("Jours suivants", Address("/cuisine/semaines"), current == "/cuisine/semaines"),
        new("Convives", Address("/cuisine/convives"), current == "/cuisine/convives"),
        .. IsOffice ? [new PageLink("Gestion", "/gestion", false)] : Array.Empty<PageLink>(),
    ];

    /// <summary>The address of a page for this place; the usual place needs no mention.</summary>
    public string Address(string page) => Place == All[0] ? page : Address(page, Place);

    /// <summary>The address of a page about a day of this place: "/cuisine/feuille/2026-11-24".</summary>
    public string Address(string page, BoardDay day)
    {
        var address = Address($"{page}/{day.Day.ToString(DayFormat, CultureInfo.InvariantCulture)}");
        return day.Service == MealService.Lunch
            ? address
            : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}service={KitchenTexts.Service(day.Service)}";
    }

    /// <summary>The same page for each place of the account.</summary>
    public IReadOnlyList<PageLink> Choices(string page) =>
        All.Select(place => new PageLink(place.Name, Address(page, place), place == Place)).ToList();

    private static string Address(string page, BoardPlace place) => $"{page}?lieu={place.PlaceId:D}";
}
