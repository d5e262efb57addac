using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Refunds;

public sealed class BatchRulesTests
{
    private static readonly Guid Claude = new("0199f000-0000-7000-8000-000000000001");
    private static readonly Guid Andrea = new("0199f000-0000-7000-8000-000000000002");
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void October_and_the_third_term_are_over_in_November_and_the_first_term_is_not() =>
        Assert.Equal(
            [BatchPeriod.MonthOf(new(2026, 10, 1)), new(new(2026, 4, 1), new(2026, 8, 31)), BatchPeriod.MonthOf(new(2026, 6, 1))],
            BatchPeriod.Over([(new(2026, 10, 8), "2026-T1"), (new(2026, 11, 5), "2026-T1"), (new(2026, 6, 4), "2025-T3")], Today));

    [Fact]
    public void A_term_of_a_reglement_that_cuts_the_year_otherwise_is_not_proposed_and_its_months_are() =>
        Assert.Equal([BatchPeriod.MonthOf(new(2026, 6, 1))], BatchPeriod.Over([(new(2026, 6, 4), "2025-T4")], Today));

    [Fact]
    public void A_period_ends_the_day_before_it_may_be_prepared()
    {
        var october = BatchPeriod.MonthOf(new(2026, 10, 12));
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), 2026), (october.FirstDay, october.LastDay, october.Exercise));
        Assert.False(october.IsOver(new(2026, 10, 31)));
        Assert.True(october.IsOver(new(2026, 11, 1)));
    }

    [Fact]
    public void Every_period_proposed_is_over_of_one_civil_year_and_holds_a_meal() =>
        Gen.Int[-900, 30].List[1, 30].Sample(offsets =>
        {
            var days = offsets.Select(offset => Today.AddDays(offset)).ToList();
            return BatchPeriod.Over(days.Select(day => (day, "2025-T1")), Today)
                .All(period => period.LastDay < Today && period.FirstDay.Year == period.LastDay.Year && days.Any(day => period.FirstDay <= day && day <= period.LastDay));
        });

    [Theory]
    [InlineData(BatchState.Signed, "a", "a", "a", SignRefusal.AlreadyDecided)]
    [InlineData(BatchState.Withdrawn, "a", "a", "a", SignRefusal.AlreadyDecided)]
    [InlineData(BatchState.Returned, "a", "a", "a", SignRefusal.AlreadyDecided)]
    [InlineData(BatchState.Prepared, "a", "b", "a", SignRefusal.NotWhatWasShown)]
    [InlineData(BatchState.Prepared, "a", "a", "b", SignRefusal.Altered)]
    [InlineData(BatchState.Prepared, "a", "a", "a", null)]
    public void Only_a_prepared_batch_that_is_what_was_prepared_and_shown_is_signed(BatchState state, string prepared, string shown, string found, SignRefusal? why) =>
        Assert.Equal(why, SigningRule.Judge(new(state, Claude, prepared), Andrea, shown, found));

    [Fact]
    public void Whoever_prepared_never_signs() =>
        Gen.Enum<BatchState>().Sample(state => SigningRule.Judge(new(state, Claude, "a"), Claude, "a", "a") is not null);

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", null)]
    [InlineData("2026-11-23", "2027-08-31", null)]
    [InlineData("2027-09-01", "2028-08-31", null)]
    [InlineData("2026-11-22", "2026-11-30", DelegationRefusal.Past)]
    [InlineData("2026-11-25", "2026-11-24", DelegationRefusal.Reversed)]
    [InlineData("2026-11-23", "2027-09-01", DelegationRefusal.TooLong)]
    [InlineData("2027-08-31", "2027-09-01", DelegationRefusal.TooLong)]
    public void A_delegation_begins_today_at_the_earliest_and_keeps_to_one_school_year(string first, string last, DelegationRefusal? why) =>
        Assert.Equal(why, DelegationRule.Judge(DateOnly.Parse(first, null), DateOnly.Parse(last, null), Today));

    [Fact]
    public void A_delegation_that_is_given_never_outlasts_a_school_year() =>
        Gen.Select(Gen.Int[0, 800], Gen.Int[0, 800]).Sample((start, length) =>
            DelegationRule.Judge(Today.AddDays(start), Today.AddDays(start + length), Today) is not null || length < 366);

    [Theory]
    [InlineData(true, Role.PupilLife)]
    [InlineData(true, Role.PupilLife, Role.HeadCook)]
    [InlineData(false, Role.HeadCook)]
    [InlineData(false, Role.SchoolManager)]
    [InlineData(false, Role.PupilLife, Role.SchoolManager)]
    [InlineData(false, Role.PupilLife, Role.PublicAccountant)]
    [InlineData(false, Role.Principal)]
    [InlineData(false)]
    public void Whoever_prepares_or_controls_is_never_let_sign(bool may, params Role[] roles) => Assert.Equal(may, DelegationRule.MayReceive(roles));
}
