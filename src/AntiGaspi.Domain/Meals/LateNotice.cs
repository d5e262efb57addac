using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Meals;

/// <summary>Why an absence cannot be told late.</summary>
public enum LateNoticeRefusal
{
    /// <summary>No such meal for the one who asks.</summary>
    UnknownMeal,

    /// <summary>The pupil is not expected that day anyway.</summary>
    NotExpected,

    /// <summary>The cutoff is still ahead: cancelling is better, it is refunded.</summary>
    StillCancellable,

    /// <summary>The absence was told already.</summary>
    AlreadyTold,

    /// <summary>The service has begun: the kitchen can do nothing with it any more.</summary>
    ServiceBegun,
}

/// <summary>The answer for one absence told late.</summary>
public abstract record LateNoticeOutcome
{
    private LateNoticeOutcome(MealRef meal) => Meal = meal;

    /// <summary>The meal that will not be eaten.</summary>
    public MealRef Meal { get; }

    /// <summary>The chef knows; nothing is refunded.</summary>
    public sealed record Told(MealRef Of) : LateNoticeOutcome(Of);

    /// <summary>Not recorded, and why.</summary>
    public sealed record Refused(MealRef Of, LateNoticeRefusal Why) : LateNoticeOutcome(Of);
}

/// <summary>Why an absence that was told late cannot be taken back.</summary>
public enum TakeBackRefusal
{
    /// <summary>No such meal for the one who asks.</summary>
    UnknownMeal,

    /// <summary>No absence was told for it, or it was taken back already.</summary>
    NotTold,

    /// <summary>The service has begun. A child who comes is fed all the same.</summary>
    ServiceBegun,
}

/// <summary>The answer for one absence that was to be taken back.</summary>
public abstract record TakeBackOutcome
{
    private TakeBackOutcome(MealRef meal) => Meal = meal;

    /// <summary>The meal that will be eaten.</summary>
    public MealRef Meal { get; }

    /// <summary>The chef knows; the meal was never refunded, so no amount changes.</summary>
    public sealed record TakenBack(MealRef Of) : TakeBackOutcome(Of);

    /// <summary>Not taken back, and why.</summary>
    public sealed record Refused(MealRef Of, TakeBackRefusal Why) : TakeBackOutcome(Of);
}

/// <summary>The rule of telling an absence late, and of taking it back: from the cutoff until the service begins.</summary>
public static class LateNotice
{
    /// <summary>Why an absence cannot be told at an instant; null when it can.</summary>
    /// <remarks>Source: domain.md §5.4 (<c>Expected → LateNotice</c>: no refund, it helps the chef).</remarks>
    public static LateNoticeRefusal? Judge(MealFacts facts, DateTimeOffset receivedAt)
    {
        if (!facts.IsKnown)
        {
            return LateNoticeRefusal.UnknownMeal;
        }

        if (!facts.IsPlanned || facts.IsExcused || facts.IsCancelled || facts.Status == DayStatus.Closed)
        {
            return LateNoticeRefusal.NotExpected;
        }

        if (receivedAt < facts.CutoffAt)
        {
            return LateNoticeRefusal.StillCancellable;
        }

        if (facts.IsToldLate)
        {
            return LateNoticeRefusal.AlreadyTold;
        }

        return receivedAt < facts.StartsAt ? null : LateNoticeRefusal.ServiceBegun;
    }

    /// <summary>Why an absence that was told cannot be taken back at an instant; null when it can.</summary>
    /// <remarks>Source: domain.md §2.4, row 18 (undo); what the chef was told in good time may be taken back as long as it can be used.</remarks>
    public static TakeBackRefusal? JudgeTakeBack(MealFacts facts, DateTimeOffset receivedAt)
    {
        if (!facts.IsKnown)
        {
            return TakeBackRefusal.UnknownMeal;
        }

        if (MealStates.Of(facts) != MealState.AbsentLate)
        {
            return TakeBackRefusal.NotTold;
        }

        return receivedAt < facts.StartsAt ? null : TakeBackRefusal.ServiceBegun;
    }
}
