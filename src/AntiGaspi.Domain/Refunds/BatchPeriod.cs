using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Refunds;

/// <summary>The days of the meals of a refund batch: a civil month, or a billing term.</summary>
/// <param name="FirstDay">Its first day.</param>
/// <param name="LastDay">Its last day, included.</param>
public sealed record BatchPeriod(DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>The civil month of a day.</summary>
    public static BatchPeriod MonthOf(DateOnly day) => new(new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>
    /// The months and billing terms that are over and hold one of some meals, the latest first, a term before its months. A term
    /// of a règlement that cuts the year in its own way is not among them, nor one that crosses 31 December: its months are.
    /// </summary>
    /// <param name="meals">Days of meals, each with the term of its account.</param>
    /// <param name="today">The day at the school.</param>
    public static IReadOnlyList<BatchPeriod> Over(IEnumerable<(DateOnly Day, string Term)> meals, DateOnly today) => meals
        .SelectMany(meal => Around(meal.Day, meal.Term))
        .Distinct()
        .Where(period => period.IsOver(today) && period.IsOfOneExercise)
        .OrderByDescending(period => period.LastDay).ThenBy(period => period.FirstDay)
        .ToList();

    /// <summary>The civil year whose accounts it enters.</summary>
    /// <remarks>Source: docs/rules/refund-order.md, §4: what is found out once the exercise is closed is another piece of accounting.</remarks>
    public int Exercise => LastDay.Year;

    /// <summary>Whether it keeps to one civil year.</summary>
    public bool IsOfOneExercise => FirstDay.Year == LastDay.Year;

    /// <summary>Whether it is a civil month.</summary>
    public bool IsMonth => this == MonthOf(FirstDay);

    /// <summary>Whether its last day has passed: a day that is not over may still change.</summary>
    public bool IsOver(DateOnly today) => LastDay < today;

    private static IEnumerable<BatchPeriod> Around(DateOnly day, string term)
    {
        yield return MonthOf(day);
        var usual = BillingTerms.Usual.At(day);
        if (usual.Code == term)
        {
            yield return new(usual.From, usual.To);
        }
    }
}
