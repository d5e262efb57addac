using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;
using static AntiGaspi.Domain.Tests.Calendar.ZoneB;
using static AntiGaspi.Domain.Tests.Regulation.ReferenceRegulation;

namespace AntiGaspi.Domain.Tests.Regulation;

public sealed class RegulationProblemsTests
{
    private static readonly RelativeCutoff WeekBefore = new(7, DayUnit.CalendarDay, new(10, 0));

    [Fact]
    public void The_reference_regulations_have_no_problem()
    {
        Assert.Empty(Problems(Whole));
        Assert.Empty(Problems(Whole with { Policy = Tiered }));
    }

    [Fact]
    public void Each_fault_is_found_where_it_stands()
    {
        AssertFault(RegulationFault.NoTier, "", Whole with { Policy = new() { Tiers = [] } });
        AssertFault(RegulationFault.TierNumber, "2", WithTiers(new Tier(2, EveAtTen, new TierShare.Full())));
        AssertFault(RegulationFault.TierOrder, "2",
            WithTiers(new Tier(1, EveAtTen, new TierShare.Full()), new Tier(2, WeekBefore, new TierShare.Full())));
        AssertFault(RegulationFault.TierPaysMore, "DP4",
            WithTiers(new Tier(1, WeekBefore, new TierShare.None()), new Tier(2, EveAtTen, new TierShare.Full())));
        AssertFault(RegulationFault.NoFoodCost, "DP4",
            WithPrices(new DatedPrice(Day("2026-09-01"), new(new(335)))) with { Policy = Tiered });
        AssertFault(RegulationFault.NoVotedRefund, "DP4",
            Whole with { Policy = Policy with { UnitPriceSource = UnitPriceSource.FixedAmount } });
        AssertFault(RegulationFault.RepeatedPriceClass, "DP4", Whole with { Tariffs = [Whole.Tariffs[0], Whole.Tariffs[0]] });
        AssertFault(RegulationFault.PriceOrder, "DP4", WithPrices([.. Whole.Tariffs[0].Prices.Reverse()]));
        AssertFault(RegulationFault.NoTariff, "", Whole with { Tariffs = [] });
        AssertFault(RegulationFault.EndsBeforeItStarts, "", Whole with { ValidTo = Day("2026-08-31") });
        AssertFault(RegulationFault.ExecutoryBeforeAdopted, "",
            Whole with { Deliberation = new("R1", Day("2026-06-12"), Day("2026-06-11")) });
        AssertFault(RegulationFault.NoExample, "", Whole with { Examples = [] });
        AssertFault(RegulationFault.UnknownPriceClass, "exemple", Whole with { Examples = [Whole.Examples[0] with { PriceClass = "X" }] });
    }

    [Fact]
    public void A_map_of_weekdays_that_goes_backwards_is_found()
    {
        var backwards = new GroupedCutoff(
            [
                new(Weekdays.Of(DayOfWeek.Monday, DayOfWeek.Tuesday), DayOfWeek.Sunday),
                new(Weekdays.Of(DayOfWeek.Thursday, DayOfWeek.Friday), DayOfWeek.Saturday),
            ],
            new(9, 0));
        AssertFault(RegulationFault.LaterMealClosesEarlier, "1", WithTiers(new Tier(1, backwards, new TierShare.Full())));
    }

    [Fact]
    public void The_usual_regulation_leaves_to_the_office_only_what_needs_a_person() => Assert.Equal(
        [
            new(PolicyParameter.Reason, RefundReason.Internship),
            new(PolicyParameter.Reason, RefundReason.ExamCentre),
            new(PolicyParameter.Reason, RefundReason.Exclusion),
            new(PolicyParameter.Reason, RefundReason.Death),
            new(PolicyParameter.Reason, RefundReason.Illness),
            new(PolicyParameter.Reason, RefundReason.ProlongedFast),
            new(PolicyParameter.Reason, RefundReason.RegimeChange),
            new(PolicyParameter.Reason, RefundReason.TransportDisrupted),
            new UnsupportedParameter(PolicyParameter.Reason, RefundReason.OtherConditional),
        ],
        UnsupportedParameters.In(Whole));

    [Fact]
    public void Every_parameter_set_to_what_nothing_applies_is_said()
    {
        var closure = ReasonRule.DefaultFor(RefundReason.ServiceClosed);
        var trip = ReasonRule.DefaultFor(RefundReason.SchoolTrip);
        var policy = Policy with
        {
            BillingEntity = BillingEntity.LocalAuthority,
            Rounding = RoundingOrder.MultiplyThenRound,
            AidTreatment = AidTreatment.Gross,
            CapPerTerm = false,
            Reasons = [closure with { EvidenceRequired = true }, trip with { Threshold = AbsenceThreshold.None with { Days = 2 } }],
            LateCancellation = new LateCancellation.PartialRefund(50),
            RequiresNotProduced = false,
            UndoLimit = UndoLimit.LaterWithCook,
            MaxCancelledMealsPerTerm = 10,
            ShowUpAfterCancellation = ShowUpRule.ChargeOccasionalPrice,
            PackedMealFromSchool = PackedMealRule.Refund,
            Settlement = Settlement.Default with { MinTransfer = new(500) },
            ReasonPriority = [RefundReason.Illness],
            EligiblePlans = EligiblePlans.FlatRate | EligiblePlans.Boarders,
            MayStayOnSite = false,
        };
        var regulation = WithPrices(new DatedPrice(Day("2026-09-01"), new(new(455_00), 144))) with { Policy = policy };
        var said = UnsupportedParameters.In(regulation).Select(parameter => parameter.Parameter).Distinct();
        Assert.Equal(Enum.GetValues<PolicyParameter>().Except([PolicyParameter.Reason]), said);
    }

    private static CanteenRegulation WithTiers(params Tier[] tiers) => Whole with { Policy = Policy with { Tiers = tiers } };

    private static CanteenRegulation WithPrices(params DatedPrice[] prices) =>
        Whole with { Tariffs = [Whole.Tariffs[0] with { Prices = prices }] };

    private static IReadOnlyList<RegulationProblem> Problems(CanteenRegulation regulation) =>
        RegulationProblems.In(regulation, FourDays, Paris);

    private static void AssertFault(RegulationFault fault, string where, CanteenRegulation regulation) =>
        Assert.Contains(new RegulationProblem(fault, where), Problems(regulation));
}
