using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>A day of an act: its words, and the story of the meal where there is one to tell.</summary>
/// <param name="Before">What parts it from the day before it.</param>
/// <param name="Text">The day.</param>
/// <param name="Name">The whole name of the link.</param>
/// <param name="Address">The page of the story; null where there is none.</param>
public sealed record HistoryDay(string Before, string Text, string Name, string? Address);

/// <summary>
/// What was done for the children of the family. A remembered phone does not open it: it sees the meals to come and acts on them, and
/// this tells what the other adult did all year long, to whoever holds the phone.
/// </summary>
[Authorize(Policy = Policies.Family)]
public sealed class HistoryModel(FamilyHistory history) : PageModel
{
    /// <summary>Most days of an act that each lead to their story; more are said as a whole.</summary>
    private const int MostLinks = 4;

    public IReadOnlyList<HistoryAct> Acts { get; private set; } = [];

    /// <summary>The address of the page after this one in time; null on the first.</summary>
    public string? Newer { get; private set; }

    /// <summary>The address of the page before this one in time; null on the last.</summary>
    public string? Older { get; private set; }

    public async Task OnGetAsync()
    {
        var back = FamilyPages.PagesBackOf(Request.Query["avant"]);
        var page = await history.RunAsync(User.Scope(), back);
        Acts = page.Acts;
        Newer = back > 0 ? FamilyPages.HistoryOf(back - 1) : null;
        Older = page.HasOlder ? FamilyPages.HistoryOf(back + 1) : null;
    }

    /// <summary>The days of an act, each with its story where there are few.</summary>
    internal static IEnumerable<HistoryDay> DaysOf(HistoryAct act) => act.Meals.Count > MostLinks
        ? [new("", ReceiptTexts.Days(act.Meals.Select(one => one.Meal)), "", null)]
        : act.Meals.Select((one, at) => new HistoryDay(
            at == 0 ? "" : "· ", Formats.Day(one.Meal.Day) + MealTexts.Suffix(one.Meal.Service), RefundTexts.Subject(act.GivenName, one.Meal), one.HasStory ? FamilyPages.Story(one.Meal) : null));
}
