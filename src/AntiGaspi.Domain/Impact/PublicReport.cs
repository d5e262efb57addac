using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Impact;

/// <summary>What the records hold of a span of time; never published as it is.</summary>
/// <param name="Meals">Meals cancelled in time and still so, of days that were served, frozen and are past.</param>
/// <param name="Pupils">Distinct pupils of those meals.</param>
/// <param name="Deducted">What was deducted for them.</param>
/// <param name="PricedPupils">Distinct pupils of those meals whose price is known here.</param>
/// <param name="HalfBoarders">Half-boarders on flat rate at some time of the span.</param>
/// <param name="ActiveHalfBoarders">Those of them with at least one of those meals.</param>
public sealed record ImpactRecords(long Meals, long Pupils, Money Deducted, long PricedPupils, long HalfBoarders, long ActiveHalfBoarders);

/// <summary>The records of one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Records">What they hold.</param>
public sealed record MonthRecords(DateOnly Month, ImpactRecords Records);

/// <summary>One ended month as published; what is null rests on too few pupils.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Meals">Meals taken out of the headcount before cooking (<i>repas retirés avant la cuisson</i>).</param>
/// <param name="Deducted">What was deducted for families.</param>
/// <param name="ActiveShare">Half-boarders with at least one of those meals, from 0 to 1.</param>
public sealed record PublicMonth(DateOnly Month, long? Meals, Money? Deducted, decimal? ActiveShare);

/// <summary>What the public page tells of a collectivité.</summary>
/// <param name="RunningMeals">Meals taken out since the beginning, rounded down to ten.</param>
/// <param name="Months">Whole ended months in which meals were served, the earliest first.</param>
/// <param name="ActiveShare">Half-boarders with at least one such meal since the school year began, from 0 to 1; null when too few.</param>
/// <param name="Until">The last day that the months and the share cover.</param>
public sealed record PublicReport(long RunningMeals, IReadOnlyList<PublicMonth> Months, decimal? ActiveShare, DateOnly Until)
{
    private const int SchoolYearFromMonth = 8;

    /// <summary>The last day of the last whole month that has ended.</summary>
    public static DateOnly UntilSeenFrom(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddDays(-1);

    /// <summary>The first of August before a day: overseas, classes resume in August.</summary>
    public static DateOnly SchoolYearFrom(DateOnly day) =>
        new(day.Month >= SchoolYearFromMonth ? day.Year : day.Year - 1, SchoolYearFromMonth, 1);

    /// <summary>What may be published of the records on a day.</summary>
    /// <param name="months">The records month by month, in any order; of the month of <paramref name="today"/> only days before it.</param>
    /// <param name="schoolYear">The records from <see cref="SchoolYearFrom"/> to <see cref="UntilSeenFrom"/>.</param>
    /// <param name="today">The local date.</param>
    /// <remarks>
    /// Only whole ended months; no figure under <see cref="DisclosureControl.FewestPupils"/>. A month that is not published
    /// is left out of the running total too: otherwise a subtraction would tell it. Source: reliability.md §10.5.
    /// </remarks>
    public static PublicReport Of(IReadOnlyList<MonthRecords> months, ImpactRecords schoolYear, DateOnly today)
    {
        var until = UntilSeenFrom(today);
        var total = months.Where(month => DisclosureControl.MayPublish(month.Records.Pupils)).Sum(month => month.Records.Meals);
        var ended = months.Where(month => month.Month <= until).OrderBy(month => month.Month).Select(Publish).ToList();
        return new(DisclosureControl.RunningTotal(total), ended, Share(schoolYear), until);
    }

    private static PublicMonth Publish(MonthRecords month) => new(
        month.Month,
        DisclosureControl.MayPublish(month.Records.Pupils) ? month.Records.Meals : null,
        DisclosureControl.MayPublish(month.Records.PricedPupils) ? month.Records.Deducted : null,
        Share(month.Records));

    private static decimal? Share(ImpactRecords records) =>
        DisclosureControl.MayPublishShare(records.ActiveHalfBoarders, records.HalfBoarders)
            ? (decimal)records.ActiveHalfBoarders / records.HalfBoarders
            : null;
}
