using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The answer for one meal, whatever the act: done when there is no refusal.</summary>
/// <param name="Meal">The meal that was asked for.</param>
/// <param name="Why">The number of the refusal in the enumeration of the act; null when done.</param>
/// <param name="CutoffAt">The deadline that was missed, where one was.</param>
/// <param name="Refund">What is deducted, where it is known.</param>
public sealed record MealAnswer(MealRef Meal, int? Why, DateTimeOffset? CutoffAt = null, Money? Refund = null);

/// <summary>The answer to one sending of a form of meals.</summary>
public abstract record DeskAnswer
{
    /// <summary>Each meal has its answer.</summary>
    public sealed record Answered(Guid OperationId, IReadOnlyList<MealAnswer> Meals) : DeskAnswer;

    /// <summary>The sending makes no sense; nothing was changed.</summary>
    public sealed record Unreadable(RequestFault Fault, int Status = StatusCodes.Status422UnprocessableEntity) : DeskAnswer;

    /// <summary>Its key was used before with another body; nothing was changed.</summary>
    public sealed record Reused(IReadOnlyList<MealRef> Meals) : DeskAnswer;
}

/// <summary>Reads what a family sends, or the school office for a pupil, and hands it to the act that it is for.</summary>
public sealed class MealDesk(CancelMeals cancelMeals, RestoreMeals restoreMeals, TellLate tellLate, TellPupilLife tellPupilLife, TakeBackLate takeBackLate, MealCalendar calendar)
{
    /// <summary>Does what was asked, as far as the rules allow.</summary>
    /// <param name="scope">A family, or the school office.</param>
    /// <param name="kind">Which act.</param>
    /// <param name="text">What was sent.</param>
    /// <param name="receivedAt">When the server had the whole of it.</param>
    /// <param name="pupilId">The pupil whom the office acts for: meals of any other are refused. Null for a family.</param>
    public async Task<DeskAnswer> RunAsync(
        Scope scope, OperationKind kind, MealRequestText text, DateTimeOffset receivedAt, Guid? pupilId = null)
    {
        var (request, fault) = MealRequest.Read(text);
        if (request is null)
        {
            return new DeskAnswer.Unreadable(fault!.Value);
        }

        var meals = request.Meals;
        if (pupilId is { } only && meals.Any(meal => meal.PupilId != only))
        {
            return new DeskAnswer.Unreadable(RequestFault.BadMeal);
        }

        if (request.Span is { } span)
        {
            var (found, unreadable) = await MealsOfAsync(scope, span, receivedAt, pupilId);
            if (unreadable is not null)
            {
                return unreadable;
            }

            meals = found;
        }

        try
        {
            return new DeskAnswer.Answered(request.OperationId, await ActAsync(scope, kind, new Operation(request.OperationId, receivedAt), meals, pupilId is null ? "family" : "office"));
        }
        catch (OperationReusedException)
        {
            return new DeskAnswer.Reused(meals);
        }
    }

    private async Task<IReadOnlyList<MealAnswer>> ActAsync(
        Scope scope, OperationKind kind, Operation op, IReadOnlyList<MealRef> meals, string channel) => kind switch
    {
        OperationKind.Cancel => (await cancelMeals.RunAsync(scope, op, meals, channel)).Select(Answer).ToList(),
        OperationKind.Restore => (await restoreMeals.RunAsync(scope, op, meals)).Select(Answer).ToList(),
        OperationKind.LateNotice => (await tellLate.RunAsync(scope, op, meals)).Select(Answer).ToList(),
        OperationKind.TakeBack => (await takeBackLate.RunAsync(scope, op, meals)).Select(Answer).ToList(),
        OperationKind.PupilLife => (await tellPupilLife.RunAsync(scope, op, meals)).Select(Answer).ToList(),
    };

    private static MealAnswer Answer(CancelOutcome outcome) => outcome switch
    {
        CancelOutcome.Cancelled done => new(done.Meal, null, Refund: done.Refund),
        CancelOutcome.Refused refused => new(refused.Meal, (int)refused.Why, refused.CutoffAt),
        _ => throw new InvalidOperationException($"Unknown answer: {outcome}."),
    };

    private static MealAnswer Answer(RestoreOutcome outcome) =>
        outcome is RestoreOutcome.Refused refused ? new(refused.Meal, (int)refused.Why, refused.CutoffAt) : new(outcome.Meal, null);

    private static MealAnswer Answer(LateNoticeOutcome outcome) =>
        outcome is LateNoticeOutcome.Refused refused ? new(refused.Meal, (int)refused.Why) : new(outcome.Meal, null);

    private static MealAnswer Answer(TakeBackOutcome outcome) =>
        outcome is TakeBackOutcome.Refused refused ? new(refused.Meal, (int)refused.Why) : new(outcome.Meal, null);

    private static MealAnswer Answer(PupilLifeOutcome outcome) =>
        outcome is PupilLifeOutcome.Refused refused ? new(refused.Meal, (int)refused.Why) : new(outcome.Meal, null);

    // Every planned meal of the span, whatever was said of it: sent twice, the same span is the same body. A week or a month that has
    // begun means what is left of it.
    private async Task<(IReadOnlyList<MealRef> Meals, DeskAnswer? Unreadable)> MealsOfAsync(
        Scope scope, AskedSpan span, DateTimeOffset receivedAt, Guid? pupilId)
    {
        IReadOnlyList<ChildMeals> children = pupilId is not { } pupil
            ? await calendar.ForFamilyAsync(scope, span.From, span.To, since: span.From)
            : await calendar.ForPupilAsync(scope, pupil, span.From, span.To, since: span.From) is { } child ? [child] : [];
        var asked = children.Where(child => span.PupilId is null || child.PupilId == span.PupilId).ToList();
        var meals = asked.SelectMany(child => child.Meals)
            .Where(meal => (span.Only is not { } only || meal.Meal.Day.DayOfWeek == only) && (!span.IsPeriod || receivedAt < meal.Facts.StartsAt))
            .Select(meal => meal.Meal).ToList();
        DeskAnswer? unreadable = asked.Count == 0 && span.PupilId is not null
            ? new DeskAnswer.Unreadable(RequestFault.BadChild, StatusCodes.Status404NotFound)
            : meals.Count switch
            {
                0 => new DeskAnswer.Unreadable(RequestFault.NothingInSpan),
                > MealRef.MaxPerOperation => new DeskAnswer.Unreadable(RequestFault.TooManyMeals),
                _ => null,
            };
        return (meals, unreadable);
    }
}
