using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>A child's card: who, and two weeks of meals.</summary>
public sealed record MealCard(ChildMeals Child, IReadOnlyList<MealRow> Rows)
{
    /// <summary>What was deducted since September; null while nothing was, or where nothing ever is.</summary>
    public string? Deducted => Child switch
    {
        { IsPayer: true, Deducted.Cents: > 0 } => FamilyTexts.DeductedSince(Child.Deducted),
        { DeductedMeals: > 0 } => FamilyTexts.DeductedSince(Child.DeductedMeals),
        _ => null,
    };
}

/// <summary>The confirmation at the top of the page.</summary>
public sealed record DoneNotice(string Title, string Body, MealForm? Undo, bool IsCancellation, IReadOnlyList<string> Refused);

/// <summary>The family's first page: the meals of each child, their deadlines, their amounts, and the acts.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class MealsModel(MealCalendar calendar, OperationReceipt receipts) : PageModel
{
    public IReadOnlyList<MealCard> Cards { get; private set; } = [];

    public DoneNotice? Done { get; private set; }

    /// <summary>How many weeks the page starts from now.</summary>
    public int Weeks { get; private set; }

    public Guid OperationId { get; private set; }

    public Guid SpanOperationId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>Whether a day can be acted on: in the holidays none can, and there is no form.</summary>
    public bool HasAct => Cards.Any(card => card.Rows.Any(row => row.Button is not null));

    public IReadOnlyList<Choice> Children =>
        [new("", FamilyTexts.AllChildren), .. Cards.Select(card => new Choice(card.Child.PupilId.ToString("D"), card.Child.GivenName))];

    public async Task OnGetAsync(string? semaines, string? fait)
    {
        var now = HttpContext.ReceivedAtInstant();
        Weeks = FamilyPages.WeeksOf(semaines);
        (OperationId, SpanOperationId) = (Ids.New(now), Ids.New(now));

        // One day more on each side: the date at the canteen is known once its meals are.
        var utc = DateOnly.FromDateTime(now.UtcDateTime).AddDays(Weeks * 7);
        var children = await calendar.ForFamilyAsync(
            User.Scope(), utc.AddDays(-1), utc.AddDays((FamilyPages.WeeksShown * 7) + 1), BillingYear.FirstDayOf(DateOnly.FromDateTime(now.UtcDateTime)));
        var zone = FamilyPages.ZoneOf(children);
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        From = Today.AddDays(Weeks * 7);
        To = From.AddDays((FamilyPages.WeeksShown * 7) - 1);
        Cards = children.Select(child => CardOf(child, now)).ToList();
        if (Guid.TryParseExact(fait, "D", out var operation) && await receipts.RunAsync(User.Scope(), operation) is { } receipt)
        {
            Done = NoticeOf(receipt, children, zone, now);
        }
    }

    private MealCard CardOf(ChildMeals child, DateTimeOffset now)
    {
        var shown = child.Meals.Where(meal => From <= meal.Meal.Day && meal.Meal.Day <= To).ToList();
        return new(child, MealRow.Of(child, shown, now, Today, nearest: Weeks == 0));
    }

    private static DoneNotice NoticeOf(Receipt receipt, IReadOnlyList<ChildMeals> children, TimeZoneInfo zone, DateTimeOffset now)
    {
        var known = children.Select(child => new ReceiptChild(child.PupilId, child.GivenName, child.IsPayer)).ToList();
        return new(
            ReceiptTexts.Title(TimeZoneInfo.ConvertTime(receipt.ReceivedAt, zone).DateTime),
            ReceiptTexts.Body(receipt, known),
            UndoOf(receipt, now),
            receipt.Kind == OperationKind.Cancel && receipt.Done.Any(meal => meal.Stands),
            ReceiptTexts.Refused(receipt.Kind, receipt.Refused, known, one => FamilyPages.Deadline(one.CutoffAt, zone)));
    }

    // What was cancelled is restored, and the other way round; only what the rule still allows.
    private static MealForm? UndoOf(Receipt receipt, DateTimeOffset now)
    {
        var standing = receipt.Done.Where(meal => meal.Stands).ToList();
        var (act, text, meals) = receipt.Kind switch
        {
            OperationKind.Cancel =>
                (OperationKind.Restore, FamilyTexts.Restore, standing.Where(meal => Restoration.Judge(meal.Facts, now) is null)),
            OperationKind.Restore =>
                (OperationKind.Cancel, FamilyTexts.Cancel, standing.Where(meal => Cancellation.Judge(meal.Facts, now) is null)),
            OperationKind.LateNotice => (OperationKind.Restore, FamilyTexts.Restore, []),
        };
        var able = meals.Select(meal => meal.Meal).ToList();
        return able.Count == 0 ? null : new(act, Ids.New(now), able, text);
    }
}
