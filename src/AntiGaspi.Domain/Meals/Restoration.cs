using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Meals;

/// <summary>Why a cancelled meal cannot be restored.</summary>
public enum RestoreRefusal
{
    /// <summary>No such meal for the one who asks.</summary>
    UnknownMeal,

    /// <summary>The meal is not cancelled: there is nothing to restore.</summary>
    NotCancelled,

    /// <summary>The place does not serve that day any more.</summary>
    Closed,

    /// <summary>The cutoff has passed: the kitchen has not cooked this meal. A child who comes is fed all the same.</summary>
    TooLate,

    /// <summary>Received before the cutoff, but the headcount was frozen meanwhile: nothing was recorded.</summary>
    Sealed,

    /// <summary>An event takes the pupil out of the service (trip, internship…): the meal is refunded and there is none to restore.</summary>
    NotConcerned,
}

/// <summary>The answer for one meal that was asked to be restored.</summary>
public abstract record RestoreOutcome
{
    private RestoreOutcome(MealRef meal) => Meal = meal;

    /// <summary>The meal that was asked for.</summary>
    public MealRef Meal { get; }

    /// <summary>Restored; its refund is taken back in full.</summary>
    public sealed record Restored(MealRef Of) : RestoreOutcome(Of);

    /// <summary>Not restored, and why.</summary>
    public sealed record Refused(MealRef Of, RestoreRefusal Why, DateTimeOffset? CutoffAt) : RestoreOutcome(Of);
}

/// <summary>The rule of undoing: a cancelled meal may be restored until the same cutoff.</summary>
public static class Restoration
{
    /// <summary>Why a meal cannot be restored at an instant; null when it can.</summary>
    /// <remarks>Source: domain.md §2.4, row 18 (<c>undoAllowedUntil</c>: the cutoff), S3, and row 24 (one refund per meal: that of the event stays).</remarks>
    public static RestoreRefusal? Judge(MealFacts facts, DateTimeOffset receivedAt)
    {
        if (!facts.IsKnown)
        {
            return RestoreRefusal.UnknownMeal;
        }

        if (!facts.IsCancelled)
        {
            return RestoreRefusal.NotCancelled;
        }

        if (facts.Status == DayStatus.Closed)
        {
            return RestoreRefusal.Closed;
        }

        if (facts.IsExcused)
        {
            return RestoreRefusal.NotConcerned;
        }

        if (receivedAt >= facts.CutoffAt)
        {
            return RestoreRefusal.TooLate;
        }

        return facts.SealedAt is null ? null : RestoreRefusal.Sealed;
    }
}
