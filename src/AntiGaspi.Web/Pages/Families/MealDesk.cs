using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>The answer for one meal, whatever the act: done when there is no refusal.</summary>
/// <param name="Meal">The meal that was asked for.</param>
/// <param name="Why">The number of the refusal in the enumeration of the act; null when done.</param>
/// <param name="CutoffAt">The deadline that was missed, where one was.</param>
/// <param name="Refund">What is deducted, where it is known.</param>
public sealed record MealAnswer(MealRef Meal, int? Why, DateTimeOffset? CutoffAt = null, Money? Refund = null);

/// <summary>The answer to one sending of the family's form.</summary>
public abstract record DeskAnswer
{
    /// <summary>Each meal has its answer.</summary>
    public sealed record Answered(Guid OperationId, IReadOnlyList<MealAnswer> Meals) : DeskAnswer;

    /// <summary>The sending makes no sense; nothing was changed.</summary>
    public sealed record Unreadable(RequestFault Fault, int Status = StatusCodes.Status422UnprocessableEntity) : DeskAnswer;

    /// <summary>Its key was used before with another body; nothing was changed.</summary>
    public sealed record Reused(IReadOnlyList<MealRef> Meals) : DeskAnswer;
}

/// <summary>Reads what a family sends and hands it to the act that it is for.</summary>
public sealed class MealDesk(CancelMeals cancelMeals, RestoreMeals restoreMeals, TellLate tellLate, MealCalendar calendar)
{
    public async Task<DeskAnswer> RunAsync(Scope scope, OperationKind kind, MealRequestText text, DateTimeOffset receivedAt)
    {
        var (request, fault) = MealRequest.Read(text);
        if (request is null)
        {
            return new DeskAnswer.Unreadable(fault!.Value);
        }

        var meals = request.Meals;
        if (request.Span is { } span)
        {
            var (found, unreadable) = await MealsOfAsync(scope, span);
            if (unreadable is not null)
            {
                return unreadable;
            }

            meals = found;
        }

        try
        {
            return new DeskAnswer.Answered(request.OperationId, await ActAsync(scope, kind, new Operation(request.OperationId, receivedAt), meals));
        }
        catch (OperationReusedException)
        {
            return new DeskAnswer.Reused(meals);
        }
    }

    private async Task<IReadOnlyList<MealAnswer>> ActAsync(Scope scope, OperationKind kind, Operation op, IReadOnlyList<MealRef> meals) => kind switch
    {
        OperationKind.Cancel => (await cancelMeals.RunAsync(scope, op, meals)).Select(Answer).ToList(),
        OperationKind.Restore => (await restoreMeals.RunAsync(scope, op, meals)).Select(Answer).ToList(),
        OperationKind.LateNotice => (await tellLate.RunAsync(scope, op, meals)).Select(Answer).ToList(),
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

    // Every planned meal of the span, whatever was said of it: sent twice, the same span is the same body.
    private async Task<(IReadOnlyList<MealRef> Meals, DeskAnswer? Unreadable)> MealsOfAsync(Scope scope, AskedSpan span)
    {
        var children = await calendar.ForFamilyAsync(scope, span.From, span.To, since: span.From);
        var asked = children.Where(child => span.PupilId is null || child.PupilId == span.PupilId).ToList();
        var meals = asked.SelectMany(child => child.Meals).Select(meal => meal.Meal).ToList();
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
