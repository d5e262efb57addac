using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Meals;

/// <summary>Why pupils' life (<i>vie scolaire</i>) is not told of an absence.</summary>
public enum PupilLifeRefusal
{
    /// <summary>No such meal for the one who asks.</summary>
    UnknownMeal,

    /// <summary>The school does not offer it.</summary>
    NotOffered,

    /// <summary>The pupil is expected, or there is no meal: there is no absence to tell.</summary>
    NotAbsent,

    /// <summary>The service has begun.</summary>
    ServiceBegun,

    /// <summary>Pupils' life was told of this very absence before: what it read first stays.</summary>
    AlreadyTold,
}

/// <summary>The answer for one absence that pupils' life was to be told of.</summary>
public abstract record PupilLifeOutcome
{
    private PupilLifeOutcome(MealRef meal) => Meal = meal;

    /// <summary>The meal that will not be eaten.</summary>
    public MealRef Meal { get; }

    /// <summary>Pupils' life has the name, the class and the day.</summary>
    public sealed record Told(MealRef Of) : PupilLifeOutcome(Of);

    /// <summary>Not told, and why.</summary>
    public sealed record Refused(MealRef Of, PupilLifeRefusal Why) : PupilLifeOutcome(Of);
}

/// <summary>The rule of telling pupils' life: an absence that was said, until the service begins, where the school offers it.</summary>
public static class PupilLifeNotice
{
    /// <summary>Why an absence cannot be told at an instant; null when it can.</summary>
    /// <param name="facts">What is known of the meal.</param>
    /// <param name="isOffered">Whether the school of the pupil offers it.</param>
    /// <param name="isTold">Whether it was told of this absence already, by whomever.</param>
    /// <param name="receivedAt">When the server had the whole request.</param>
    /// <remarks>Source: domain.md §5.4 (noon is a matter of safety); product.md (no reason is asked).</remarks>
    public static PupilLifeRefusal? Judge(MealFacts facts, bool isOffered, bool isTold, DateTimeOffset receivedAt)
    {
        if (!facts.IsKnown)
        {
            return PupilLifeRefusal.UnknownMeal;
        }

        if (!isOffered)
        {
            return PupilLifeRefusal.NotOffered;
        }

        if (MealStates.Of(facts) is not (MealState.CancelledInTime or MealState.AbsentLate))
        {
            return PupilLifeRefusal.NotAbsent;
        }

        if (isTold)
        {
            return PupilLifeRefusal.AlreadyTold;
        }

        return receivedAt < facts.StartsAt ? null : PupilLifeRefusal.ServiceBegun;
    }
}
