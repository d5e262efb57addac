using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>A child's card: who, and two weeks of meals.</summary>
public sealed record MealCard(ChildMeals Child, MealDays Days)
{
    /// <summary>What was deducted since September; null while nothing was, or where nothing ever is.</summary>
    public string? Deducted => Child switch
    {
        { Reader: Reader.Payer, Deducted.Cents: > 0 } => FamilyTexts.DeductedSince(Child.Deducted),
        { DeductedMeals: > 0 } => FamilyTexts.DeductedSince(Child.DeductedMeals),
        _ => null,
    };
}

/// <summary>The family's first page: the meals of each child, their deadlines, their amounts, and the acts.</summary>
[Authorize(Policy = Policies.FamilyMeals)]
public sealed class MealsModel(MealCalendar calendar, OperationReceipt receipts, OutsideSettings outside, OfferedLanguages languages) : PageModel
{
    public IReadOnlyList<MealCard> Cards { get; private set; } = [];

    public DoneNotice? Done { get; private set; }

    /// <summary>Whether the person comes from the page that linked a child.</summary>
    public bool IsJustLinked => Cards.Count > 0 && Request.Query.ContainsKey(OpenFamily.Linked);

    /// <summary>How many weeks the page starts from now.</summary>
    public int Weeks { get; private set; }

    public Guid OperationId { get; private set; }

    public Guid SpanOperationId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>Whether a day can be acted on: in the holidays none can, and there is no form.</summary>
    public bool HasAct => Cards.Any(card => card.Days.HasAct);

    /// <summary>Whether there is another language than French to choose.</summary>
    public bool HasLanguages => languages.All.Count > 0;

    /// <summary>French that is easy to read, where it is offered: whoever needs it does not look for it under "language".</summary>
    public Language? EasyFrench => languages.Find(Language.EasyFrench);

    /// <summary>Whether this browser has just been remembered.</summary>
    public bool IsRemembered => Request.Query.ContainsKey("memorise");

    /// <summary>Whether to offer to remember this browser: somebody has just signed in on it, and it is not remembered yet.</summary>
    public bool OffersPhone => !User.IsPhone() && RememberedPhone.KeyOf(Request) is null;

    /// <summary>What the form of several days asks.</summary>
    public SpanFields Span => new(Today, SpanFields.ChildrenOf(Cards.Select(card => card.Child).ToList()));

    /// <summary>The children of whom something that was seen at a meal is to be read.</summary>
    public IReadOnlyList<string> Mismatched => Weeks > 0 ? [] : Cards.Where(card => card.Child.HasMismatch).Select(card => card.Child.GivenName).ToList();

    /// <summary>The children who are absent until further notice.</summary>
    public IReadOnlyList<string> Away => Weeks > 0 ? [] : Cards.Where(card => card.Child.IsAway).Select(card => card.Child.GivenName).ToList();

    /// <summary>The weeks that can be cancelled in one gesture.</summary>
    public IReadOnlyList<WholeWeek> WholeWeeks { get; private set; } = [];

    public async Task OnGetAsync(string? semaines, string? fait)
    {
        var now = HttpContext.ReceivedAtInstant();
        Weeks = FamilyPages.WeeksOf(semaines);
        (OperationId, SpanOperationId) = (Ids.New(now), Ids.New(now));

        // One day more on each side: the date at the canteen is known once its meals are.
        var utc = DateOnly.FromDateTime(now.UtcDateTime).AddDays(Weeks * 7);
        var children = await calendar.ForFamilyAsync(
            User.Scope(), utc.AddDays(-1), utc.AddDays((FamilyPages.WeeksShown * 7) + 1), BillingYear.FirstDayOf(DateOnly.FromDateTime(now.UtcDateTime)));
        var zone = MealZone.Of(children);
        Today = MealZone.DayOf(now, zone);
        From = Today.AddDays(Weeks * 7);
        To = From.AddDays((FamilyPages.WeeksShown * 7) - 1);
        Cards = children.Select(child => CardOf(child, now)).ToList();
        WholeWeeks = WholeWeek.Of(Cards.Select(card => (card.Child.GivenName, card.Days)).ToList(), now);
        if (Guid.TryParseExact(fait, "D", out var operation) && await receipts.RunAsync(User.Scope(), operation) is { } receipt)
        {
            Done = DoneNotice.Of(receipt, children, zone, now, FamilyPages.Act) with { Opinion = receipt.AsksOpinion ? outside.Opinion?.Address : null };
        }
    }

    private MealCard CardOf(ChildMeals child, DateTimeOffset now)
    {
        var shown = child.Meals.Where(meal => From <= meal.Meal.Day && meal.Meal.Day <= To).ToList();
        return new(child, new(MealRow.Of(child, shown, now, Today, nearest: Weeks == 0, FamilyPages.Story), FamilyPages.Act));
    }
}
