using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Privacy;

/// <summary>The instants and days before which things are over, seen from one instant. Source: docs/vie-privee/conservation.md.</summary>
/// <param name="Now">From when it is seen.</param>
public sealed record RetentionLimits(DateTimeOffset Now)
{
    /// <summary>Months that meals, and who answers for a pupil, outlive the school year.</summary>
    public const int MonthsAfterYear = 3;

    /// <summary>Months that a trace and an ended grant are kept.</summary>
    public const int MonthsOfLog = 12;

    /// <summary>Years that it is known who looked at what a child eats.</summary>
    public const int YearsOfHealthLog = 3;

    /// <summary>Days that the key of a sending is known.</summary>
    public const int DaysOfQueue = 30;

    /// <summary>Days that an account which opens nothing is kept.</summary>
    public const int DaysOfEmptyAccount = 30;

    /// <summary>Years after which an account that nobody uses is closed.</summary>
    public const int YearsOfIdleAccount = 2;

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Meals of earlier days are over, and so is who answered for pupils who left before.</summary>
    public DateOnly MealsFrom => BillingYear.FirstDayOf(Today.AddMonths(-MonthsAfterYear));

    /// <summary>The same as an instant.</summary>
    public DateTimeOffset MealsFromInstant => new DateTimeOffset(MealsFrom, TimeOnly.MinValue, TimeSpan.Zero).ToStored();

    /// <summary>What a pupil eats was said in an earlier school year before it.</summary>
    public DateOnly DietFrom => BillingYear.FirstDayOf(Today);

    /// <summary>Who left before is no pupil any more: 31 December is over.</summary>
    public DateOnly PupilsFrom => new(Today.Year, 1, 1);

    public DateTimeOffset QueueFrom => Now.AddDays(-DaysOfQueue).ToStored();

    public DateTimeOffset LogFrom => Now.AddMonths(-MonthsOfLog).ToStored();

    public DateOnly LogFromDay => DateOnly.FromDateTime(LogFrom.UtcDateTime);

    public DateTimeOffset EmptyAccountFrom => Now.AddDays(-DaysOfEmptyAccount).ToStored();

    public DateTimeOffset IdleAccountFrom => Now.AddYears(-YearsOfIdleAccount).ToStored();
}
