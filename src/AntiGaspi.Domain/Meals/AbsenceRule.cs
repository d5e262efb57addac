using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Meals;

/// <summary>How an absence that is said once goes on.</summary>
public enum AbsenceRhythm
{
    /// <summary>Some days of every week, from one day to another (<i>absence régulière</i>).</summary>
    Weekly = 1,

    /// <summary>Every meal from a day on, as long as somebody says so each evening (<i>jusqu’à nouvel ordre</i>).</summary>
    FurtherNotice = 2,
}

/// <summary>Why an absence is not declared.</summary>
public enum AbsenceRefusal
{
    /// <summary>No such pupil for the one who asks.</summary>
    UnknownPupil,

    /// <summary>No day of the week is named.</summary>
    NoWeekday,

    /// <summary>The first day is missing, is no day, or is over.</summary>
    BadFirstDay,

    /// <summary>The last day is no day, or is before the first.</summary>
    BadLastDay,

    /// <summary>The last day, or the first, is after the end of the school year.</summary>
    BeyondYear,

    /// <summary>The pupil has no meal on any of these days of the week.</summary>
    NoMeal,

    /// <summary>Another absence that goes on says the same of one of these days.</summary>
    AlreadyDeclared,

    /// <summary>As many absences as a pupil may have go on already.</summary>
    TooMany,
}

/// <summary>An absence that is asked for.</summary>
/// <param name="Rhythm">How it goes on.</param>
/// <param name="Days">The days of the week; every day until further notice.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; the end of the school year until further notice.</param>
public sealed record AskedAbsence(AbsenceRhythm Rhythm, Weekdays Days, DateOnly First, DateOnly Last);

/// <summary>What is known of the pupil when an absence is judged.</summary>
/// <param name="Planned">The days of the week on which a plan gives a meal, now or later.</param>
/// <param name="Today">The day at the place.</param>
/// <param name="YearEnd">The last day of the school year.</param>
/// <param name="Running">The absences of the pupil that go on.</param>
public sealed record AbsenceFacts(Weekdays Planned, DateOnly Today, DateOnly YearEnd, IReadOnlyList<AskedAbsence> Running);

/// <summary>The rule of absences that are said once: bounded to the school year, and two never say the same.</summary>
public static class AbsenceRule
{
    /// <summary>Most absences of one pupil that go on at a time.</summary>
    public const int MaxRunning = 10;

    /// <summary>Why an absence cannot be declared; null when it can.</summary>
    /// <remarks>Source: product.md (Lessons); issue of the families' service. The school year ends with the last day of class.</remarks>
    public static AbsenceRefusal? Judge(AskedAbsence asked, AbsenceFacts facts)
    {
        if (asked.Days.Count == 0)
        {
            return AbsenceRefusal.NoWeekday;
        }

        if (asked.First < facts.Today)
        {
            return AbsenceRefusal.BadFirstDay;
        }

        if (asked.First > facts.YearEnd || asked.Last > facts.YearEnd)
        {
            return AbsenceRefusal.BeyondYear;
        }

        if (asked.Last < asked.First)
        {
            return AbsenceRefusal.BadLastDay;
        }

        if ((asked.Days.Mask & facts.Planned.Mask) == 0)
        {
            return AbsenceRefusal.NoMeal;
        }

        return facts.Running.Any(other => SaySame(asked, other)) ? AbsenceRefusal.AlreadyDeclared
            : facts.Running.Count >= MaxRunning ? AbsenceRefusal.TooMany
            : null;
    }

    // Two rhythms may meet: until further notice an illness goes over the Tuesdays of every week.
    private static bool SaySame(AskedAbsence one, AskedAbsence other) =>
        one.Rhythm == other.Rhythm && (one.Days.Mask & other.Days.Mask) != 0 && one.First <= other.Last && other.First <= one.Last;
}
