using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Impact;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Impact;

public sealed class PublicReportTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly DateOnly December = new(2026, 12, 1);

    private static readonly Gen<ImpactRecords> AnyRecords =
        from pupils in Gen.Int[0, 40]
        from more in Gen.Int[0, 30]
        from priced in Gen.Int[0, pupils]
        from active in Gen.Int[0, pupils]
        from others in Gen.Int[0, 60]
        select new ImpactRecords(pupils + (pupils == 0 ? 0 : more), pupils, new Money(335 * priced), priced, active + others, active);

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, 20L)]
    public void A_month_of_ten_pupils_is_hidden_and_one_of_eleven_is_shown(int pupils, long? meals)
    {
        var month = Assert.Single(PublicReport.Of([Month(November, Records(meals: 20, pupils))], Nothing, Today).Months);
        Assert.Equal(meals, month.Meals);
        Assert.Equal(meals is null ? null : new Money(6700), month.Deducted);
    }

    [Fact]
    public void Euros_that_rest_on_ten_pupils_with_a_price_are_hidden_beside_meals_that_are_not()
    {
        var month = Assert.Single(PublicReport.Of([Month(November, Records(20, 15) with { PricedPupils = 10 })], Nothing, Today).Months);
        Assert.Equal((20L, null), (month.Meals, month.Deducted));
    }

    [Theory]
    [InlineData(10, 40, null)]
    [InlineData(11, 40, 0.275)]
    [InlineData(29, 40, 0.725)]
    [InlineData(30, 40, null)]
    [InlineData(40, 40, null)]
    public void A_share_needs_eleven_pupils_in_it_and_eleven_out_of_it(int active, int halfBoarders, double? share) =>
        Assert.Equal((decimal?)share, PublicReport.Of([], Nothing with { ActiveHalfBoarders = active, HalfBoarders = halfBoarders }, Today).ActiveShare);

    [Fact]
    public void The_month_that_runs_is_not_told_and_appears_when_it_has_ended()
    {
        var records = new[] { Month(December, Records(50, 30)), Month(November, Records(20, 11)) };

        Assert.Equal([November], PublicReport.Of(records, Nothing, new(2026, 12, 31)).Months.Select(month => month.Month));
        Assert.Equal([November, December], PublicReport.Of(records, Nothing, new(2027, 1, 1)).Months.Select(month => month.Month));
    }

    [Fact]
    public void The_running_total_counts_the_month_that_runs_rounded_down_to_ten()
    {
        Assert.Equal(70, PublicReport.Of([Month(November, Records(20, 11)), Month(December, Records(59, 30))], Nothing, Today).RunningMeals);
        Assert.Equal(80, PublicReport.Of([Month(November, Records(21, 11)), Month(December, Records(59, 30))], Nothing, Today).RunningMeals);
    }

    [Fact]
    public void A_school_year_begins_in_August_and_the_figures_stop_at_the_last_whole_month()
    {
        Assert.Equal(new(2026, 11, 30), PublicReport.UntilSeenFrom(Today));
        Assert.Equal(new(2026, 8, 1), PublicReport.SchoolYearFrom(new(2026, 11, 30)));
        Assert.Equal(new(2026, 8, 1), PublicReport.SchoolYearFrom(new(2027, 7, 31)));
    }

    [Fact]
    public void What_a_hidden_month_holds_moves_no_published_figure() =>
        Pairs.Sample(pair => Figures(PublicReport.Of(pair.One, Nothing, Today)) == Figures(PublicReport.Of(pair.Other, Nothing, Today)), iter: 10_000);

    [Fact]
    public void The_check_finds_a_total_that_takes_hidden_months_in() =>
        Assert.ThrowsAny<Exception>(() => Pairs.Sample(pair => Leaky(pair.One) == Leaky(pair.Other), iter: 10_000));

    [Fact]
    public void The_check_finds_a_month_published_without_the_threshold() =>
        Assert.ThrowsAny<Exception>(() => Pairs.Sample(pair => Unguarded(pair.One) == Unguarded(pair.Other), iter: 10_000));

    // Two worlds that differ only by what some children of a month of at most ten pupils did.
    private static Gen<(List<MonthRecords> One, List<MonthRecords> Other)> Pairs =>
        from shown in AnyRecords.List[0, 6]
        from one in Few
        from other in Few
        let months = shown.Select((records, i) => Month(November.AddMonths(-i - 1), records)).ToList()
        select (months.Append(Month(November, one)).ToList(), months.Append(Month(November, other)).ToList());

    private static Gen<ImpactRecords> Few =>
        from pupils in Gen.Int[0, 10]
        from more in Gen.Int[0, 30]
        select Records(pupils == 0 ? 0 : pupils + more, pupils) with { HalfBoarders = 80 };

    private static ImpactRecords Nothing => new(0, 0, Money.Zero, 0, 0, 0);

    private static string Figures(PublicReport report) => $"{report.RunningMeals} {report.ActiveShare} {string.Join(';', report.Months)}";

    private static long Leaky(IEnumerable<MonthRecords> months) => DisclosureControl.RunningTotal(months.Sum(month => month.Records.Meals));

    private static string Unguarded(IEnumerable<MonthRecords> months) => string.Join(';', months.Select(month => new PublicMonth(month.Month, month.Records.Meals, month.Records.Deducted, null)));

    private static MonthRecords Month(DateOnly month, ImpactRecords records) => new(month, records);

    private static ImpactRecords Records(long meals, long pupils) => new(meals, pupils, new Money(335 * meals), pupils, 100, pupils);
}
