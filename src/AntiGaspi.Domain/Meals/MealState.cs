using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Meals;

/// <summary>The state of one (pupil, day, service). A pupil of a plan eats unless something was said.</summary>
public enum MealState
{
    /// <summary>The pupil is expected (<i>repas prévu</i>). Nothing is stored for it.</summary>
    Expected,

    /// <summary>Cancelled before the cutoff (<i>repas décommandé</i>): not cooked, refunded.</summary>
    CancelledInTime,

    /// <summary>Absence told after the cutoff (<i>absence signalée</i>): cooked, not refunded, shown to the chef.</summary>
    AbsentLate,

    /// <summary>An event takes the meal out (closure, strike, trip, departure…): the family has nothing to do.</summary>
    Excused,

    /// <summary>No meal of this pupil that day: other weekday, not enrolled, day pupil.</summary>
    NotConcerned,
}

/// <summary>Reads the state of a meal from its facts.</summary>
public static class MealStates
{
    /// <summary>The one state that the facts give; what an event decides comes before what a family said.</summary>
    /// <remarks>Source: domain.md §5.4 and the order of reasons of §2.4, row 24 (closure before trip before cancelled).</remarks>
    public static MealState Of(MealFacts facts)
    {
        if (!facts.IsKnown || !facts.IsPlanned)
        {
            return MealState.NotConcerned;
        }

        if (facts.Status == DayStatus.Closed || facts.IsExcused)
        {
            return MealState.Excused;
        }

        if (facts.IsCancelled)
        {
            return MealState.CancelledInTime;
        }

        return facts.IsToldLate ? MealState.AbsentLate : MealState.Expected;
    }
}
