namespace AntiGaspi.Domain.Meals;

/// <summary>Why a family cannot contest what was seen at a meal.</summary>
public enum ContestRefusal
{
    /// <summary>No such meal for the one who asks.</summary>
    UnknownMeal,

    /// <summary>The family was told of nothing about this meal, or it no longer differs from what was said.</summary>
    NothingToContest,

    /// <summary>The meal is too long past.</summary>
    TooLate,
}

/// <summary>What the office answers to a contest, among these and in no other words.</summary>
public enum ContestAnswer
{
    /// <summary>The family is right: what was seen is corrected.</summary>
    Corrected = 1,

    /// <summary>Nobody can tell: the doubt is the family's, and what was seen no longer counts.</summary>
    InDoubt = 2,

    /// <summary>It was looked at again, and what was seen stands.</summary>
    Upheld = 3,
}

/// <summary>A family says that what was seen at a meal is not so (<i>contestation</i>); the office owes it an answer.</summary>
/// <remarks>Source: product.md (one tap to contest). The two spans are proposals [P]: no text that we know fixes them.</remarks>
public static class Contest
{
    /// <summary>Days after the meal during which it may be contested [P].</summary>
    public const int DaysToContest = 30;

    /// <summary>Open days within which the office answers [P].</summary>
    public const int OpenDaysToAnswer = 5;

    /// <summary>Why a meal cannot be contested; null when it can.</summary>
    /// <param name="isKnown">Whether the meal is one of a child of whoever asks.</param>
    /// <param name="told">The mismatch that the family was told of, as it stands; null when there is none.</param>
    /// <param name="day">The day of the meal.</param>
    /// <param name="today">The date at the place.</param>
    public static ContestRefusal? Judge(bool isKnown, MismatchKind? told, DateOnly day, DateOnly today)
    {
        if (!isKnown)
        {
            return ContestRefusal.UnknownMeal;
        }

        if (told is null)
        {
            return ContestRefusal.NothingToContest;
        }

        return today > day.AddDays(DaysToContest) ? ContestRefusal.TooLate : null;
    }

    /// <summary>The last day to answer: the fifth open day after the one on which the contest came.</summary>
    /// <param name="nextOpenDays">The next days on which the place serves, in order, all after <paramref name="received"/>.</param>
    /// <param name="received">The date at the place when the contest came.</param>
    /// <remarks>Where the calendar is not known so far, days from Monday to Friday count.</remarks>
    public static DateOnly DueDay(IReadOnlyList<DateOnly> nextOpenDays, DateOnly received)
    {
        if (nextOpenDays.Count >= OpenDaysToAnswer)
        {
            return nextOpenDays[OpenDaysToAnswer - 1];
        }

        var due = nextOpenDays.Count == 0 ? received : nextOpenDays[^1];
        for (var left = OpenDaysToAnswer - nextOpenDays.Count; left > 0; left -= due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1)
        {
            due = due.AddDays(1);
        }

        return due;
    }

    /// <summary>Whether what was seen still counts after an answer, or before any.</summary>
    public static bool Stands(ContestAnswer? answer) => answer is null or ContestAnswer.Upheld;
}
