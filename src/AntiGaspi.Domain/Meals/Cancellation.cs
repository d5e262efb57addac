using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Meals;

/// <summary>Why a meal cannot be cancelled.</summary>
public enum CancelRefusal
{
    /// <summary>No such meal for the one who asks; a meal of somebody else's child answers the same.</summary>
    UnknownMeal,

    /// <summary>The pupil has no meal that day (other weekday, not enrolled) or is excused by an event.</summary>
    NotConcerned,

    /// <summary>The place does not serve that day.</summary>
    Closed,

    /// <summary>The cutoff has passed.</summary>
    TooLate,

    /// <summary>Received before the cutoff, but the headcount was frozen meanwhile: nothing was recorded.</summary>
    Sealed,

    /// <summary>The meal is cancelled already.</summary>
    AlreadyCancelled,

    /// <summary>Too far ahead: the règlement opens cancellation later.</summary>
    BeyondHorizon,

    /// <summary>The règlement's number of cancelled meals in a term is reached.</summary>
    CapReached,
}

/// <summary>The answer for one meal that was asked to be cancelled.</summary>
public abstract record CancelOutcome
{
    private CancelOutcome(MealRef meal) => Meal = meal;

    /// <summary>The meal that was asked for.</summary>
    public MealRef Meal { get; }

    /// <summary>Cancelled. The refund is null where its amount is not known here, or where no règlement gives one.</summary>
    public sealed record Cancelled(MealRef Of, Money? Refund) : CancelOutcome(Of);

    /// <summary>Not cancelled, and why.</summary>
    public sealed record Refused(MealRef Of, CancelRefusal Why, DateTimeOffset? CutoffAt) : CancelOutcome(Of);
}

/// <summary>The rule of cancelling: a meal that is expected may be cancelled until its cutoff.</summary>
public static class Cancellation
{
    /// <summary>Why a meal received at an instant cannot be cancelled; null when it can.</summary>
    /// <param name="facts">What is known of the meal.</param>
    /// <param name="receivedAt">When the server had the whole request: 10:00:00.000 is late for a cutoff at 10:00.</param>
    /// <remarks>Source: domain.md §5.3 (accepted if and only if received before the cutoff) and §5.4.</remarks>
    public static CancelRefusal? Judge(MealFacts facts, DateTimeOffset receivedAt)
    {
        if (!facts.IsKnown)
        {
            return CancelRefusal.UnknownMeal;
        }

        if (!facts.IsPlanned)
        {
            return CancelRefusal.NotConcerned;
        }

        if (facts.Status == DayStatus.Closed)
        {
            return CancelRefusal.Closed;
        }

        if (facts.IsExcused)
        {
            return CancelRefusal.NotConcerned;
        }

        if (facts.IsCancelled)
        {
            return CancelRefusal.AlreadyCancelled;
        }

        if (receivedAt >= facts.CutoffAt)
        {
            return CancelRefusal.TooLate;
        }

        if (facts.SealedAt is not null)
        {
            return CancelRefusal.Sealed;
        }

        return facts.OpensAt is { } opens && receivedAt < opens ? CancelRefusal.BeyondHorizon : null;
    }
}
