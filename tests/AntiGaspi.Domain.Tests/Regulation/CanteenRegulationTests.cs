using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Regulation;
using CsCheck;
using static AntiGaspi.Domain.Tests.Calendar.ZoneB;
using static AntiGaspi.Domain.Tests.Regulation.ReferenceRegulation;

namespace AntiGaspi.Domain.Tests.Regulation;

public sealed class CanteenRegulationTests
{
    [Fact]
    public void The_price_is_that_of_the_meal_not_of_the_click()
    {
        Assert.Equal(new Money(335), Whole.PriceOn("DP4", Day("2026-12-31"))!.Value.Price);
        Assert.Equal(new Money(345), Whole.PriceOn("DP4", Day("2027-01-01"))!.Value.Price);
        Assert.Null(Whole.PriceOn("DP4", Day("2026-08-31")));
        Assert.Null(Whole.PriceOn("DP5", Day("2026-12-31")));
    }

    [Fact]
    public void Two_meals_on_both_sides_of_January_bring_back_6_80() // E23
        => Assert.True(Whole.Run(Cancelled("2026-12-17T09:00", 680, "2026-12-18", "2027-01-04")).IsRight);

    [Fact]
    public void A_meal_of_January_cancelled_in_December_brings_back_the_price_of_January() // S15
        => Assert.True(Whole.Run(Cancelled("2026-12-18T09:00", 345, "2027-01-04")).IsRight);

    [Theory]
    [InlineData("2026-11-24T09:59:59", 335, 1)] // S1
    [InlineData("2026-11-24T10:00:00", 0, 0)] // S2
    [InlineData("2026-11-24T10:07:00", 0, 0)]
    public void The_hour_of_the_request_decides(string told, long cents, int tier)
    {
        var outcome = Whole.Run(Cancelled(told, cents, "2026-11-26"));
        Assert.True(outcome.IsRight);
        Assert.Equal(tier, outcome.Tier);
        Assert.Equal(At("2026-11-24T10:00+01:00"), outcome.Deadline!.Value.At);
    }

    [Fact]
    public void The_Tuesday_after_Easter_Monday_is_lost_on_Monday() // S6
        => Assert.True(Whole.Run(Cancelled("2027-03-29T09:00", 0, "2027-03-30")).IsRight);

    [Fact]
    public void A_day_without_service_is_a_mistake_of_the_example() // S6: Easter Monday is never billed
    {
        var outcome = Whole.Run(Cancelled("2027-03-25T09:00", 345, "2027-03-29"));
        Assert.False(outcome.IsRight);
        Assert.Equal([Day("2027-03-29")], outcome.ClosedDays);
    }

    [Theory]
    [InlineData("2026-11-19T09:59", 1, 335)]
    [InlineData("2026-11-19T10:00", 2, 185)]
    [InlineData("2026-11-24T09:59", 2, 185)]
    [InlineData("2026-11-24T10:00", 0, 0)]
    public void Each_tier_has_its_deadline_and_its_share(string told, int tier, long cents)
    {
        var outcome = (Whole with { Policy = Tiered }).Run(Cancelled(told, cents, "2026-11-26"));
        Assert.Equal((tier, new Money(cents)), (outcome.Tier, outcome.Refund));
    }

    [Fact]
    public void After_Christmas_no_tier_outlives_the_last_deadline()
    {
        // A week before Monday 4 January is Monday 28 December; the kitchen closed on Friday 18.
        var deadlines = Tiered.DeadlinesFor(Day("2027-01-04"), FourDays, Paris);
        Assert.All(deadlines, one => Assert.Equal(At("2026-12-18T10:00+01:00"), one.Deadline.At));
        Assert.Equal(1, RefundPolicy.TierAt(At("2026-12-18T09:59+01:00"), deadlines)!.Number);
        Assert.Null(RefundPolicy.TierAt(At("2026-12-21T09:00+01:00"), deadlines));
    }

    [Fact]
    public void A_closure_is_refunded_without_asking_and_an_excluded_reason_never()
    {
        var strike = new WorkedExample("grève", "DP4", [Day("2026-12-04")], RefundReason.ServiceClosed, null, new(335));
        Assert.True(Whole.Run(strike).IsRight);
        Assert.True(Whole.Run(strike with { Reason = RefundReason.Illness, Expected = Money.Zero }).IsRight);
        var never = Policy with { Reasons = [ReasonRule.DefaultFor(RefundReason.ServiceClosed) with { Class = ReasonClass.Excluded }] };
        Assert.Equal(Money.Zero, never.RefundFor(RefundReason.ServiceClosed, new(new(335))));
        Assert.Equal(new Money(335), never.RefundFor(RefundReason.SchoolTrip, new(new(335))));
    }

    [Fact]
    public void A_voted_refund_may_differ_from_the_price_billed()
    {
        // Eure: 3.35 € billed, 3.15 € refunded.
        var eure = Whole with
        {
            Policy = Policy with { UnitPriceSource = UnitPriceSource.FixedAmount },
            Tariffs = [new("DP4", "Forfait 4 jours", [new(Day("2026-09-01"), new(new(335)), VotedRefund: new(315))])],
        };
        Assert.Equal(new Money(315), eure.PriceOn("DP4", Day("2026-11-26"))!.Value.Price);
        Assert.Equal([new RefundRate("DP4", Day("2026-09-01"), 1, new(335), new(315))], eure.Rates());
    }

    [Fact]
    public void Rates_say_each_price_and_each_tier() => Assert.Equal(
        [
            new RefundRate("DP4", Day("2026-09-01"), 1, new(335), new(335)),
            new RefundRate("DP4", Day("2026-09-01"), 2, new(335), new(185)),
            new RefundRate("DP4", Day("2027-01-01"), 1, new(345), new(345)),
            new RefundRate("DP4", Day("2027-01-01"), 2, new(345), new(190)),
        ],
        (Whole with { Policy = Tiered }).Rates());

    [Fact]
    public void Without_a_regulation_the_kitchen_is_told_and_nothing_is_refunded()
    {
        var policy = RefundPolicy.WithoutRefund;
        Assert.False(policy.Refunds);
        var deadlines = policy.DeadlinesFor(Day("2026-11-26"), FourDays, Paris);
        var tier = RefundPolicy.TierAt(At("2026-11-24T09:59:59+01:00"), deadlines);
        Assert.Equal(1, tier!.Number);
        Assert.Equal(Money.Zero, RefundPolicy.RefundFor(tier, new(new(335))));
        Assert.Null(RefundPolicy.TierAt(At("2026-11-24T10:00:00+01:00"), deadlines));
    }

    [Fact]
    public void A_meal_may_be_cancelled_to_the_end_of_the_year_or_of_the_term()
    {
        Assert.Equal(Day("2027-07-02"), Whole.LastCancellableDay(Day("2026-11-23"), Dates));
        Assert.Equal(Day("2027-07-02"), Whole.LastCancellableDay(Day("2026-08-01"), Dates));
        Assert.Null(Whole.LastCancellableDay(Day("2027-08-01"), Dates));
        var term = Whole with { Policy = Policy with { CancelHorizon = CancelHorizon.EndOfTerm } };
        Assert.Equal(Day("2026-12-31"), term.LastCancellableDay(Day("2026-11-23"), Dates));
    }

    [Theory]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-09-01", true)]
    [InlineData("2027-08-31", true)]
    [InlineData("2027-09-01", false)]
    public void A_regulation_is_in_force_between_its_dates(string day, bool inForce) =>
        Assert.Equal(inForce, (Whole with { ValidTo = Day("2027-08-31") }).IsInForceOn(Day(day), "0601234A"));

    [Fact]
    public void A_vote_that_is_not_executory_rules_nothing()
    {
        var late = Whole with { Deliberation = new("R2", Day("2026-10-01"), Day("2026-10-15")) };
        Assert.Null(CanteenRegulation.InForceOn([late], Day("2026-10-14"), "0601234A"));
        Assert.Equal(late, CanteenRegulation.InForceOn([late], Day("2026-10-15"), "0601234A"));
    }

    [Fact]
    public void A_regulation_for_one_school_goes_before_the_one_for_all_and_the_newer_before_the_older()
    {
        var newer = Whole with { Title = "plus récent", ValidFrom = Day("2027-01-01") };
        var own = Whole with { Title = "ce collège", Schools = ["0601234A"] };
        CanteenRegulation[] all = [Whole, newer, own];
        Assert.Equal(own, CanteenRegulation.InForceOn(all, Day("2027-02-01"), "0601234a"));
        Assert.Equal(newer, CanteenRegulation.InForceOn(all, Day("2027-02-01"), "0609999Z"));
        Assert.Equal(Whole, CanteenRegulation.InForceOn(all, Day("2026-12-01"), "0609999Z"));
    }

    [Fact]
    public void The_same_facts_always_give_the_same_cents() =>
        Gen.Select(Gen.Int[0, 250], Gen.Int[0, 30 * 24 * 60]).Sample((rank, minutesBefore) =>
        {
            var days = FourDays.Between(Day("2026-09-01"), Day("2027-07-02"));
            var meal = days[rank % days.Count];
            var told = meal.ToDateTime(new(12, 0)).AddMinutes(-minutesBefore);
            var example = new WorkedExample("exemple", "DP4", [meal], RefundReason.CancelledInTime, told, Money.Zero);
            var rebuilt = Whole with { Policy = Tiered with { Tiers = [.. Tiered.Tiers] } };
            var first = (Whole with { Policy = Tiered }).Run(example);
            return first.Refund is { } refund && refund == rebuilt.Run(example).Refund && first.Tier is 0 == (refund == Money.Zero);
        });

    [Fact]
    public void Telling_earlier_never_brings_back_less() =>
        Gen.Select(Gen.Int[0, 130], Gen.Int[0, 15_000], Gen.Int[0, 15_000]).Sample((rank, first, gap) =>
        {
            var meal = FourDays.Between(Day("2026-09-01"), Day("2027-07-02"))[rank];
            var noon = Domain.Calendar.Deadline.Of(meal, new(12, 0), Paris).At;
            var regulation = Whole with { Policy = Tiered };
            var deadlines = Tiered.DeadlinesFor(meal, FourDays, Paris);
            Money Refund(int minutes) => RefundPolicy.TierAt(noon.AddMinutes(-minutes), deadlines) is { } tier
                ? RefundPolicy.RefundFor(tier, regulation.PriceOn("DP4", meal)!.Value)!.Value
                : Money.Zero;
            return Refund(first) <= Refund(first + gap);
        });
}
