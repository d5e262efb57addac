namespace AntiGaspi.Domain.Meals;

/// <summary>How what was seen at a meal differs from what was said of it.</summary>
public enum MismatchKind
{
    /// <summary>Cancelled in time, and the pupil came (<i>décommandé mais venu</i>).</summary>
    CancelledButCame = 1,

    /// <summary>Told absent after the cutoff, and the pupil came.</summary>
    ToldAbsentButCame = 2,

    /// <summary>Expected, and the pupil did not come (<i>attendu mais absent</i>).</summary>
    ExpectedButAbsent = 3,
}

/// <summary>Why a pupil is not marked as having come.</summary>
public enum MarkRefusal
{
    /// <summary>No such meal for the one who asks.</summary>
    UnknownMeal,

    /// <summary>Nobody said that the pupil would be away: there is nothing to mark.</summary>
    NotSaidAway,

    /// <summary>The service has not begun.</summary>
    NotBegun,
}

/// <summary>Why the list of a day is not declared.</summary>
public enum ListRefusal
{
    /// <summary>No pupil of the school has a meal that day.</summary>
    NoMeal,

    /// <summary>The service has not begun.</summary>
    NotBegun,

    /// <summary>The day is too long past for anybody to remember.</summary>
    TooOld,
}

/// <summary>
/// Presence at a meal (<i>pointage</i>), where it is known: what differs from what was said is told to the family the same evening. A child
/// who comes is always fed, whatever was said, and a mismatch moves no money by itself.
/// </summary>
/// <remarks>Source: product.md (any mismatch is told the same evening, never a penalty); domain.md §5.4 (Served, NotServed).</remarks>
public static class Attendance
{
    /// <summary>Days after the meal during which a list may still be declared: a week [P].</summary>
    public const int DaysToDeclare = 7;

    /// <summary>The mismatch, or null when what was seen agrees with what was said, or tells nothing.</summary>
    /// <param name="said">The state of the meal: what the school's own events decide is never a mismatch of the family.</param>
    /// <param name="wasPresent">Whether the pupil was seen there.</param>
    /// <param name="isListWhole">Whether the office declared the list of the day whole: without it, not seen is not absent.</param>
    public static MismatchKind? Judge(MealState said, bool wasPresent, bool isListWhole) => (said, wasPresent) switch
    {
        (MealState.CancelledInTime, true) => MismatchKind.CancelledButCame,
        (MealState.AbsentLate, true) => MismatchKind.ToldAbsentButCame,
        (MealState.Expected, false) when isListWhole => MismatchKind.ExpectedButAbsent,
        _ => null,
    };

    /// <summary>Why a pupil cannot be marked at the door as having come all the same; null when it can.</summary>
    /// <param name="facts">What is known of the meal.</param>
    /// <param name="now">When the server had the whole request.</param>
    public static MarkRefusal? JudgeMark(MealFacts facts, DateTimeOffset now)
    {
        if (!facts.IsKnown)
        {
            return MarkRefusal.UnknownMeal;
        }

        if (Judge(MealStates.Of(facts), wasPresent: true, isListWhole: false) is null)
        {
            return MarkRefusal.NotSaidAway;
        }

        return now < facts.StartsAt ? MarkRefusal.NotBegun : null;
    }

    /// <summary>Why the list of a day cannot be declared whole; null when it can.</summary>
    /// <param name="startsAt">When the service begins; null when no pupil has a meal that day.</param>
    /// <param name="day">The day of the meal.</param>
    /// <param name="today">The date at the place.</param>
    /// <param name="now">When the server had the whole request.</param>
    public static ListRefusal? JudgeList(DateTimeOffset? startsAt, DateOnly day, DateOnly today, DateTimeOffset now)
    {
        if (startsAt is not { } begins)
        {
            return ListRefusal.NoMeal;
        }

        if (now < begins)
        {
            return ListRefusal.NotBegun;
        }

        return today > day.AddDays(DaysToDeclare) ? ListRefusal.TooOld : null;
    }
}
