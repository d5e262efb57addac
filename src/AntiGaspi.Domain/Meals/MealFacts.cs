using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Meals;

/// <summary>What is known of one meal when it is judged. The acts read it, the rules decide on it.</summary>
/// <param name="IsKnown">The pupil exists for the one who asks, and the place serves that day.</param>
/// <param name="IsPlanned">The pupil's plan covers the day (weekday, dates of enrolment).</param>
/// <param name="Status">How the place serves that day.</param>
/// <param name="OpensAt">The first instant at which the meal may be cancelled; none when always.</param>
/// <param name="CutoffAt">The first instant at which it can no longer be cancelled.</param>
/// <param name="SealedAt">When the headcount was frozen; none while it is open.</param>
/// <param name="StartsAt">When the service begins: no late notice from then on.</param>
/// <param name="IsExcused">An event takes the pupil out of the service (trip, internship…).</param>
/// <param name="IsCancelled">An active cancellation exists.</param>
/// <param name="IsToldLate">A late notice exists.</param>
public sealed record MealFacts(
    bool IsKnown,
    bool IsPlanned,
    DayStatus Status,
    DateTimeOffset? OpensAt,
    DateTimeOffset CutoffAt,
    DateTimeOffset? SealedAt,
    DateTimeOffset StartsAt,
    bool IsExcused,
    bool IsCancelled,
    bool IsToldLate)
{
    /// <summary>A meal that nobody may be told anything about.</summary>
    public static MealFacts Unknown { get; } = new(
        false, false, DayStatus.Closed, null, default, null, default, false, false, false);
}
