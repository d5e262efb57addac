using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using CsCheck;
using static AntiGaspi.Domain.Tests.Calendar.ZoneB;

namespace AntiGaspi.Domain.Tests.Calendar;

public sealed class BillingTermsTests
{
    [Fact]
    public void The_usual_terms_run_to_December_March_and_summer() => Assert.Equal(
        [
            new BillingTerm("2026-T1", Day("2026-09-01"), Day("2026-12-31")),
            new BillingTerm("2026-T2", Day("2027-01-01"), Day("2027-03-31")),
            new BillingTerm("2026-T3", Day("2027-04-01"), Day("2027-08-31")),
        ],
        BillingTerms.Usual.Of(2026));

    [Fact]
    public void Four_days_a_week_make_139_days_in_2026_2027() =>
        Assert.Equal([55, 41, 43], BillingTerms.Usual.Of(2026).Select(term => term.DaysOf(Weekdays.FourDays, FiveDays)));

    [Fact]
    public void Five_days_a_week_make_174_days_in_2026_2027() =>
        Assert.Equal([68, 52, 54], BillingTerms.Usual.Of(2026).Select(term => term.DaysOf(Weekdays.FiveDays, FiveDays)));

    [Fact]
    public void The_terms_of_the_reference_school_cost_what_its_regulation_says()
    {
        var price = new Dictionary<string, Money> { ["2026-T1"] = new(335), ["2026-T2"] = new(345), ["2026-T3"] = new(345) };
        var due = BillingTerms.Usual.Of(2026).Select(term => price[term.Code] * term.DaysOf(Weekdays.FourDays, FourDays));
        Assert.Equal([new(18_425), new(14_145), new(14_835)], due);
    }

    [Theory]
    [InlineData("2026-12-18", "2026-T1")]
    [InlineData("2027-01-04", "2026-T2")]
    [InlineData("2027-03-31", "2026-T2")]
    [InlineData("2027-04-01", "2026-T3")]
    [InlineData("2027-08-31", "2026-T3")]
    [InlineData("2027-09-01", "2027-T1")]
    public void A_meal_belongs_to_the_term_of_its_own_date(string day, string term) =>
        Assert.Equal(term, BillingTerms.Usual.At(Day(day)).Code);

    [Fact]
    public void Every_day_is_in_one_term_and_only_one() =>
        Gen.Int[0, 3000].Sample(shift =>
        {
            var day = Day("2024-01-01").AddDays(shift);
            var around = Enumerable.Range(day.Year - 2, 4).SelectMany(BillingTerms.Usual.Of);
            return around.Single(term => term.Covers(day)) == BillingTerms.Usual.At(day);
        });

    [Fact]
    public void Terms_that_do_not_follow_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new BillingTerms([]));
        Assert.Throws<ArgumentException>(() => new BillingTerms([new(9, 1), new(4, 1), new(1, 1)]));
        Assert.Throws<ArgumentException>(() => new BillingTerms([new(9, 1), new(9, 1)]));
        Assert.Throws<ArgumentException>(() => new BillingTerms([new(9, 31)]));
    }
}
