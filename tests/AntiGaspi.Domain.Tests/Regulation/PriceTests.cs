using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Regulation;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Regulation;

/// <summary>The amounts of real règlements, as the domain notes work them out (E1 to E7, E9, E19, E21).</summary>
public sealed class PriceTests
{
    [Theory]
    [InlineData(335, new[] { 56, 40, 52 }, new[] { 18_760L, 13_400, 17_420 }, 49_580)] // E1, Eure
    [InlineData(350, new[] { 40, 45, 56 }, new[] { 14_000L, 15_750, 19_600 }, 49_350)] // E2, Maine-et-Loire
    [InlineData(295, new[] { 53, 43, 43 }, new[] { 15_635L, 12_685, 12_685 }, 41_005)] // E3, Morbihan, four days
    [InlineData(295, new[] { 66, 54, 55 }, new[] { 19_470L, 15_930, 16_225 }, 51_625)] // E3, Morbihan, five days
    public void A_term_costs_its_real_days_times_the_price_of_a_meal(long cents, int[] days, long[] terms, long year)
    {
        var price = new ExactPrice(new(cents));
        var due = days.Select(count => price.For(count, RoundingOrder.UnitThenMultiply)).ToList();
        Assert.Equal(terms, due.Select(amount => amount.Cents));
        Assert.Equal(year, due.Sum(amount => amount.Cents));
    }

    [Theory]
    [InlineData(388_80, 144, 8, 21_60, 21_60)] // E4, Gironde: 2.70 a meal
    [InlineData(455_00, 144, 7, 22_12, 22_12)] // E5, Haute-Garonne: 3.1597…
    [InlineData(455_00, 144, 20, 63_20, 63_19)]
    [InlineData(436_00, 139, 7, 21_98, 21_96)] // E6: two cents between the two ways
    [InlineData(338_40, 72, 3, 14_10, 14_10)] // E7, Doubs: two days a week cost more a meal…
    [InlineData(511_20, 144, 3, 10_65, 10_65)] // …than four
    [InlineData(3_35, 1, 3, 10_05, 10_05)] // E19
    [InlineData(3_35, 1, 41, 137_35, 137_35)] // E21
    public void Rounding_the_meal_first_or_the_whole_last_is_data(long total, int days, int meals, long unitFirst, long wholeLast)
    {
        var price = new ExactPrice(new(total), days);
        Assert.Equal(new Money(unitFirst), price.For(meals, RoundingOrder.UnitThenMultiply));
        Assert.Equal(new Money(wholeLast), price.For(meals, RoundingOrder.MultiplyThenRound));
    }

    [Fact]
    public void Food_only_refunds_1_85_of_the_3_04_that_are_billed()
    {
        var finistere = new UnitPrice(new(304), new(185));
        Assert.Equal(new Money(740), new TierShare.FoodCostOnly().Of(finistere)! * 4);
        Assert.Equal(new Money(740), new TierShare.FixedAmount(new(185)).Of(finistere)! * 4);
        Assert.Equal(new Money(1_216), new TierShare.Full().Of(finistere)! * 4);
    }

    [Fact]
    public void Food_only_is_unknown_where_the_food_cost_is_not_given() =>
        Assert.Null(new TierShare.FoodCostOnly().Of(new(new(335))));

    [Fact]
    public void Half_a_cent_goes_up() => Assert.Equal(new Money(168), new TierShare.Percent(50).Of(new(new(335))));

    [Fact]
    public void The_refunds_of_a_term_stop_at_what_the_family_pays_for_it()
    {
        var term = new Money(137_35);
        var refunded = Enumerable.Range(0, 42).Aggregate(
            Money.Zero, (sum, _) => sum + ReferenceRegulation.Policy.Capped(new(335), sum, term));
        Assert.Equal(term, refunded);
        var open = ReferenceRegulation.Policy with { CapPerTerm = false };
        Assert.Equal(new Money(335), open.Capped(new(335), term, term));
    }

    [Fact]
    public void A_refund_is_never_negative_and_never_more_than_the_price() =>
        Gen.Select(Gen.Int[0, 5], Gen.Long[0, 2_000], Gen.Long[0, 3_000], Gen.Decimal[0m, 100m]).Sample((kind, cents, other, percent) =>
        {
            TierShare share = kind switch
            {
                0 => new TierShare.Full(),
                1 => new TierShare.Percent(percent),
                2 => new TierShare.FoodCostOnly(),
                3 => new TierShare.FixedAmount(new(other)),
                _ => new TierShare.None(),
            };
            var price = new UnitPrice(new(cents), new(other));
            return share.Of(price) is { } refund && refund >= Money.Zero && refund <= price.Price && share.Of(price) == refund;
        });

    [Fact]
    public void One_more_meal_never_lowers_the_total() =>
        Gen.Select(Gen.Long[0, 100_000], Gen.Int[1, 200], Gen.Int[0, 200]).Sample((total, days, meals) =>
            Enum.GetValues<RoundingOrder>().All(order =>
                new ExactPrice(new(total), days).For(meals, order) <= new ExactPrice(new(total), days).For(meals + 1, order)));
}
