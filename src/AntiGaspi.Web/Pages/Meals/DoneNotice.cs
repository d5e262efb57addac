using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The confirmation at the top of a page of meals.</summary>
/// <param name="Title">That it is kept, and since when.</param>
/// <param name="Body">Who, which days, which amounts.</param>
/// <param name="Undo">The way back, while there is one.</param>
/// <param name="AlsoTell">The way to tell pupils' life too, where the school offers it.</param>
/// <param name="IsAbsence">Whether a child will not be there: what that is not worth is always said.</param>
/// <param name="Refused">What was asked for and not done.</param>
public sealed record DoneNotice(string Title, string Body, MealForm? Undo, MealForm? AlsoTell, bool IsAbsence, IReadOnlyList<string> Refused)
{
    /// <summary>Where the reader may say what he thinks of the service; null where it is not asked.</summary>
    public Uri? Opinion { get; init; }

    /// <summary>What an operation did, as far as it still stands, with the button that undoes it.</summary>
    public static DoneNotice Of(
        Receipt receipt, IReadOnlyList<ChildMeals> children, TimeZoneInfo zone, DateTimeOffset now, Func<OperationKind, string> act)
    {
        var known = children.Select(child => new ReceiptChild(child.PupilId, child.GivenName, child.Reader)).ToList();
        return new(
            ReceiptTexts.Title(TimeZoneInfo.ConvertTime(receipt.ReceivedAt, zone).DateTime),
            ReceiptTexts.Body(receipt, known),
            UndoOf(receipt, now, act),
            AlsoTellOf(receipt, children, now, act),
            receipt.Kind is not (OperationKind.Restore or OperationKind.TakeBack) && receipt.Done.Any(meal => meal.Stands),
            ReceiptTexts.Refused(receipt.Kind, receipt.Refused, known, one => MealZone.Deadline(one.CutoffAt, zone)));
    }

    // What was cancelled is restored, and the other way round; only what the rule still allows.
    private static MealForm? UndoOf(Receipt receipt, DateTimeOffset now, Func<OperationKind, string> address)
    {
        var standing = receipt.Done.Where(meal => meal.Stands).ToList();
        var (act, text, meals) = receipt.Kind switch
        {
            OperationKind.Cancel =>
                (OperationKind.Restore, FamilyTexts.Restore, standing.Where(meal => Restoration.Judge(meal.Facts, now) is null)),
            OperationKind.Restore =>
                (OperationKind.Cancel, FamilyTexts.Cancel, standing.Where(meal => Cancellation.Judge(meal.Facts, now) is null)),
            OperationKind.LateNotice =>
                (OperationKind.TakeBack, TakeBackTexts.Button, standing.Where(meal => LateNotice.JudgeTakeBack(meal.Facts, now) is null)),
            OperationKind.TakeBack =>
                (OperationKind.LateNotice, FamilyTexts.Tell, standing.Where(meal => LateNotice.Judge(meal.Facts, now) is null)),
            OperationKind.PupilLife => (OperationKind.Restore, FamilyTexts.Restore, []),
        };
        var able = meals.Select(meal => meal.Meal).ToList();
        return able.Count == 0 ? null : new(address(act), Ids.New(now), able, text);
    }

    private static MealForm? AlsoTellOf(Receipt receipt, IReadOnlyList<ChildMeals> children, DateTimeOffset now, Func<OperationKind, string> address)
    {
        var offered = children.Where(child => child.OffersPupilLife).Select(child => child.PupilId).ToHashSet();
        var able = receipt.Kind is not (OperationKind.Cancel or OperationKind.LateNotice) ? [] : receipt.Done
            .Where(meal => meal.Stands && PupilLifeNotice.Judge(meal.Facts, offered.Contains(meal.Meal.PupilId), meal.IsPupilLifeTold, now) is null)
            .Select(meal => meal.Meal).ToList();
        return able.Count == 0 ? null : new(address(OperationKind.PupilLife), Ids.New(now), able, FamilyTexts.TellPupilLife);
    }
}
