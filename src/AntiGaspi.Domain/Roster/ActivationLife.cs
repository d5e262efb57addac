using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Roster;

/// <summary>How long an activation code lives: to the end of the term, and never too short to be used nor longer than a season.</summary>
public static class ActivationLife
{
    /// <summary>A letter that was just printed leaves this long, even at the end of a term.</summary>
    public const int MinDays = 30;

    /// <summary>No code lives longer.</summary>
    public const int MaxDays = 90;

    /// <summary>Wrong birth dates after which a code dies: a letter that was found opens nothing.</summary>
    public const int MaxFailures = 5;

    /// <summary>The last day on which a code that was made on a day may be used.</summary>
    /// <param name="made">The day, at the school.</param>
    /// <param name="terms">The terms of the school.</param>
    /// <remarks>Source: data-formats.md §f (the end of the term), bounded so that a letter of the last week still serves.</remarks>
    public static DateOnly LastDayOf(DateOnly made, BillingTerms terms)
    {
        var term = terms.At(made).To;
        return term < made.AddDays(MinDays) ? made.AddDays(MinDays) : term > made.AddDays(MaxDays) ? made.AddDays(MaxDays) : term;
    }
}
