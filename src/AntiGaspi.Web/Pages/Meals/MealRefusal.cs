using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>What is shown when nothing could be done: the causes, what is still possible, whom to call.</summary>
public sealed record RefusalView(string Title, IReadOnlyList<string> Causes, IReadOnlyList<string> Next, MealForm? Still, IReadOnlyList<string> Phones)
{
    /// <summary>The form of several days, as it was filled in, when it is what cannot be read.</summary>
    public SpanForm? Again { get; init; }
}

/// <summary>A form of several days and its one act.</summary>
public sealed record SpanForm(string Address, Guid OperationId, SpanFields Fields, string Button);

/// <summary>Tells an act that was wholly refused, to a family or to the school office.</summary>
internal static class MealRefusal
{
    /// <summary>The status of the answer: what was asked makes no sense, does not exist, or cannot be done now.</summary>
    public static int StatusOf(OperationKind kind, DeskAnswer answer) => answer switch
    {
        DeskAnswer.Unreadable unreadable => unreadable.Status,
        DeskAnswer.Answered answered when answered.Meals.All(meal => MealJson.Reason(kind, meal.Why!.Value) == nameof(CancelRefusal.UnknownMeal)) =>
            StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>The meals that were asked for, where they could be read.</summary>
    public static IReadOnlyList<MealRef> Asked(DeskAnswer answer) => answer switch
    {
        DeskAnswer.Answered answered => answered.Meals.Select(meal => meal.Meal).ToList(),
        DeskAnswer.Reused reused => reused.Meals,
        _ => [],
    };

    /// <summary>The page of a refusal.</summary>
    /// <param name="kind">The act.</param>
    /// <param name="text">What was sent; null where no form of several days may be shown again.</param>
    /// <param name="answer">What came of it.</param>
    /// <param name="children">The children concerned, with the meals around those that were asked for.</param>
    /// <param name="now">When it was asked.</param>
    /// <param name="act">The address of an act.</param>
    public static RefusalView ViewOf(
        OperationKind kind, MealRequestText? text, DeskAnswer answer, IReadOnlyList<ChildMeals> children, DateTimeOffset now, Func<OperationKind, string> act)
    {
        var phones = children.DistinctBy(child => child.SchoolName).Select(child => FamilyTexts.Phone(child.SchoolName, child.SchoolPhone)).ToList();
        return answer switch
        {
            DeskAnswer.Unreadable { Fault: var fault } => new(AnswerTexts.Unreadable, [MealTexts.For(fault), AnswerTexts.Nothing], [], null, phones)
            {
                Again = AgainOf(kind, text, children, now, act),
            },
            DeskAnswer.Reused reused => new(
                AnswerTexts.Reused, [AnswerTexts.ReusedCause], [], new(act(kind), Ids.New(now), reused.Meals, FamilyTexts.SendAgain), phones),
            DeskAnswer.Answered answered => Refused(kind, answered, children, now, act) with { Phones = phones },
            _ => throw new InvalidOperationException($"Unknown answer: {answer}."),
        };
    }

    private static SpanForm? AgainOf(OperationKind kind, MealRequestText? text, IReadOnlyList<ChildMeals> children, DateTimeOffset now, Func<OperationKind, string> act) =>
        text is null || SpanTyped.Of(text) is not { } typed || kind is not (OperationKind.Cancel or OperationKind.Restore) ? null : new(
            act(kind), Ids.New(now), new(MealZone.DayOf(now, MealZone.Of(children)), SpanFields.ChildrenOf(children)) { Typed = typed },
            kind == OperationKind.Cancel ? FamilyTexts.CancelSpan : FamilyTexts.RestoreSpan);

    private static RefusalView Refused(
        OperationKind kind, DeskAnswer.Answered answered, IReadOnlyList<ChildMeals> children, DateTimeOffset now, Func<OperationKind, string> act)
    {
        var zone = MealZone.Of(children);
        var today = MealZone.DayOf(now, zone);
        var known = children.Select(child => new ReceiptChild(child.PupilId, child.GivenName, child.Reader)).ToList();
        var refused = answered.Meals.Select(meal => new ReceiptRefusal(meal.Meal, meal.Why!.Value, meal.CutoffAt)).ToList();
        var asked = refused.Select(one => one.Meal).ToHashSet();
        var late = kind == OperationKind.Cancel
            ? children.SelectMany(child => child.Meals).Where(meal => asked.Contains(meal.Meal) && LateNotice.Judge(meal.Facts, now) is null).ToList()
            : [];
        List<string> next = late.Count > 0 ? [MealTexts.StillTell] : [];
        next.AddRange(
            from child in children
            where asked.Any(meal => meal.PupilId == child.PupilId)
            let coming = child.Meals.FirstOrDefault(meal => meal.Meal.Day >= today && Cancellation.Judge(meal.Facts, now) is null)
            where coming is not null
            select MealTexts.NextCancellable(coming, coming.OfferAt(now)!, today));
        return new(
            AnswerTexts.Title(kind, refused.Select(one => one.Why).ToList()),
            ReceiptTexts.Refused(kind, refused, known, one => MealZone.Deadline(one.CutoffAt, zone)),
            next.Distinct(StringComparer.Ordinal).ToList(),
            late.Count == 0 ? null : new(act(OperationKind.LateNotice), Ids.New(now), late.Select(meal => meal.Meal).ToList(), FamilyTexts.Tell),
            []);
    }
}
