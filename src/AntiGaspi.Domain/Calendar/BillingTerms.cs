using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Calendar;

/// <summary>A billing term (<i>trimestre de facturation</i>): not the same as a trimester of lessons.</summary>
/// <param name="Code">The year in which the billing year starts and the rank of the term: "2026-T1".</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day, included.</param>
public sealed record BillingTerm(string Code, DateOnly From, DateOnly To)
{
    /// <summary>Whether a day is in the term.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;

    /// <summary>The days billed by a plan in the term: the open days of the place that fall on the weekdays of the plan.</summary>
    public int DaysOf(Weekdays plan, OpenDays openDays) => openDays.Between(From, To).Count(plan.Has);
}

/// <summary>A day of any year.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 28, so that every year has it.</param>
public readonly record struct MonthDay(int Month, int Day)
{
    /// <summary>That day in a year.</summary>
    public DateOnly In(int year) => new(year, Month, Day);
}

/// <summary>How a règlement cuts the year into billing terms: the first days of the terms, in the order of the billing year.</summary>
/// <remarks>Nearly everywhere September–December, January–March, April–July. Source: docs/rules/refund-order.md, §4.</remarks>
public sealed class BillingTerms
{
    /// <summary>The terms found nearly everywhere: from 1 September, 1 January and 1 April.</summary>
    public static BillingTerms Usual { get; } = new([new(9, 1), new(1, 1), new(4, 1)]);

    /// <summary>Terms that start on those days; the last one ends on the eve of the next billing year.</summary>
    /// <param name="starts">1 to 12 different days, each later than the one before it when the year is walked from the first.</param>
    /// <exception cref="ArgumentException">No day, too many, or days that are not in that order.</exception>
    public BillingTerms(IReadOnlyList<MonthDay> starts)
    {
        if (starts.Count is 0 or > 12 || starts.Any(start => start.Month is < 1 or > 12 || start.Day is < 1 or > 28))
        {
            throw new ArgumentException("A billing year has 1 to 12 terms that start between the 1st and the 28th.", nameof(starts));
        }

        var walked = starts.Select(start => Rank(start, starts[0])).ToList();
        if (walked.Zip(walked.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("The terms do not follow each other within one year.", nameof(starts));
        }

        Starts = starts;
    }

    /// <summary>The first days of the terms.</summary>
    public IReadOnlyList<MonthDay> Starts { get; }

    /// <summary>The terms of the billing year that starts in a given year.</summary>
    public IReadOnlyList<BillingTerm> Of(int startYear)
    {
        var firsts = Starts.Select(start => FirstDay(start, startYear)).Append(Starts[0].In(startYear + 1)).ToList();
        return Starts
            .Select((_, rank) => new BillingTerm(
                FormattableString.Invariant($"{startYear}-T{rank + 1}"), firsts[rank], firsts[rank + 1].AddDays(-1)))
            .ToList();
    }

    /// <summary>The term that a day belongs to: a meal is billed, and refunded, in the term of its own date.</summary>
    public BillingTerm At(DateOnly day)
    {
        var startYear = day < Starts[0].In(day.Year) ? day.Year - 1 : day.Year;
        return Of(startYear).First(term => term.Covers(day));
    }

    private static int Rank(MonthDay start, MonthDay first)
    {
        var rank = (start.Month * 32) + start.Day;
        return rank < (first.Month * 32) + first.Day ? rank + (12 * 32) : rank;
    }

    private DateOnly FirstDay(MonthDay start, int startYear)
    {
        var same = start.In(startYear);
        return same < Starts[0].In(startYear) ? start.In(startYear + 1) : same;
    }
}
