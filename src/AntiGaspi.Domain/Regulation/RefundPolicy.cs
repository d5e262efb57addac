using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Regulation;

/// <summary>The 26 parameters of a règlement of school catering, as values: what is refunded, until when, to whom.</summary>
/// <remarks>
/// Tiers hold parameter 15 (the cutoff is the last tier's deadline) and, for meals cancelled in time, parameter 4.
/// Source: docs/rules/refund-order.md, which numbers the parameters.
/// </remarks>
public sealed record RefundPolicy
{
    /// <summary>Where no règlement is in force: the kitchen is told until the previous serving day at 10:00, nothing is refunded.</summary>
    public static RefundPolicy WithoutRefund { get; } = new()
    {
        Tiers = [new(1, new RelativeCutoff(1, DayUnit.ServiceDay, new(10, 0)), new TierShare.None())],
        RefundShare = new TierShare.None(),
    };

    /// <summary>1. Who sends the bill.</summary>
    public BillingEntity BillingEntity { get; init; } = BillingEntity.School;

    /// <summary>2. On how many days a forfait is worked out.</summary>
    public PriceBasis PriceBasis { get; init; } = new PriceBasis.RealDays();

    /// <summary>3. Where the price of one refunded meal comes from.</summary>
    public UnitPriceSource UnitPriceSource { get; init; } = UnitPriceSource.MealPriceOfPlan;

    /// <summary>4. What is refunded for a reason of right other than a meal cancelled in time.</summary>
    public TierShare RefundShare { get; init; } = new TierShare.Full();

    /// <summary>5. When cents are rounded.</summary>
    public RoundingOrder Rounding { get; init; } = RoundingOrder.UnitThenMultiply;

    /// <summary>6. What is refunded to a family that is helped to pay.</summary>
    public AidTreatment AidTreatment { get; init; } = AidTreatment.FamilyShareOnly;

    /// <summary>7. Whether the refunds of a term stop at what the family pays for it.</summary>
    public bool CapPerTerm { get; init; } = true;

    /// <summary>8 to 14. What the règlement says of each reason.</summary>
    public IReadOnlyList<ReasonRule> Reasons { get; init; } = ReasonRule.Defaults;

    /// <summary>15. The deadlines and their shares, in the order in which they pass; at least one.</summary>
    public required IReadOnlyList<Tier> Tiers { get; init; }

    /// <summary>16. What follows the last deadline.</summary>
    public LateCancellation LateCancellation { get; init; } = new LateCancellation.NoRefund();

    /// <summary>17. Whether only a meal left out of the sealed headcount is refunded.</summary>
    public bool RequiresNotProduced { get; init; } = true;

    /// <summary>18. Until when a cancelled meal may be restored.</summary>
    public UndoLimit UndoLimit { get; init; } = UndoLimit.Cutoff;

    /// <summary>19. How far ahead a meal may be cancelled.</summary>
    public CancelHorizon CancelHorizon { get; init; } = CancelHorizon.EndOfSchoolYear;

    /// <summary>20. Most meals that a pupil may cancel in a term; null for no limit.</summary>
    public int? MaxCancelledMealsPerTerm { get; init; }

    /// <summary>21. What happens when a child comes after a cancellation.</summary>
    public ShowUpRule ShowUpAfterCancellation { get; init; } = ShowUpRule.VoidRefund;

    /// <summary>22. Whether a packed meal given by the school is refunded.</summary>
    public PackedMealRule PackedMealFromSchool { get; init; } = PackedMealRule.NoRefund;

    /// <summary>23. How refunds are settled.</summary>
    public Settlement Settlement { get; init; } = Settlement.Default;

    /// <summary>24. Which reason is kept when several hold for one meal: the first in this list.</summary>
    public IReadOnlyList<RefundReason> ReasonPriority { get; init; } = DefaultPriority;

    /// <summary>25. Which plans a refund concerns.</summary>
    public EligiblePlans EligiblePlans { get; init; } = EligiblePlans.FlatRate;

    /// <summary>26. Whether a pupil who stays on site at noon without eating is refunded.</summary>
    public bool MayStayOnSite { get; init; } = true;

    /// <summary>Closure, trip, exclusion, departure, cancelled in time, illness.</summary>
    public static IReadOnlyList<RefundReason> DefaultPriority { get; } =
    [
        RefundReason.ServiceClosed, RefundReason.SchoolTrip, RefundReason.Exclusion,
        RefundReason.Departure, RefundReason.CancelledInTime, RefundReason.Illness,
    ];

    /// <summary>Whether the policy refunds anything at all: when it does not, no euro is shown.</summary>
    public bool Refunds => Tiers.Any(tier => tier.Share is not TierShare.None) || RefundShare is not TierShare.None;

    /// <summary>The rule of the last deadline, after which a meal can no longer be cancelled.</summary>
    public CutoffRule Cutoff => Tiers[^1].Deadline;

    /// <summary>Until when each tier holds for the meal of a day, in the order of the tiers.</summary>
    /// <param name="meal">The day of the meal.</param>
    /// <param name="openDays">The open days of the place where it is eaten.</param>
    /// <param name="zone">The time zone of that place.</param>
    /// <remarks>
    /// No tier outlives the next one: after Christmas the previous serving day comes before "seven days before", and what
    /// the kitchen has sealed stays sealed. Source: docs/rules/cutoffs.md, §4.
    /// </remarks>
    public IReadOnlyList<TierDeadline> DeadlinesFor(DateOnly meal, OpenDays openDays, TimeZoneInfo zone)
    {
        var found = Tiers.Select(tier => new TierDeadline(tier, tier.Deadline.For(meal, openDays, zone))).ToArray();
        for (var rank = found.Length - 2; rank >= 0; rank--)
        {
            if (found[rank].Deadline.At > found[rank + 1].Deadline.At)
            {
                found[rank] = found[rank] with { Deadline = found[rank + 1].Deadline };
            }
        }

        return found;
    }

    /// <summary>The tier under which a cancellation falls; null when the last deadline has passed.</summary>
    /// <param name="received">When the request was received.</param>
    /// <param name="deadlines">The deadlines of the meal, from <see cref="DeadlinesFor"/>.</param>
    public static Tier? TierAt(DateTimeOffset received, IReadOnlyList<TierDeadline> deadlines) =>
        deadlines.FirstOrDefault(one => one.Deadline.Accepts(received))?.Tier;

    /// <summary>What one meal cancelled in time brings back; null when it cannot be known from the price given.</summary>
    public static Money? RefundFor(Tier tier, UnitPrice price) => tier.Share.Of(price);

    /// <summary>What one meal brings back for a reason that opens a refund of right; nothing for the other reasons.</summary>
    /// <returns>Null when it cannot be known from the price given.</returns>
    public Money? RefundFor(RefundReason reason, UnitPrice price) =>
        RuleOf(reason).Class == ReasonClass.OfRight ? RefundShare.Of(price) : Money.Zero;

    /// <summary>What the règlement says of a reason.</summary>
    public ReasonRule RuleOf(RefundReason reason) =>
        Reasons.FirstOrDefault(rule => rule.Reason == reason) ?? ReasonRule.DefaultFor(reason);

    /// <summary>What is left of a refund when the refunds of the term may not pass what the family pays for it.</summary>
    /// <param name="refund">The refund of one more meal, at least 0.</param>
    /// <param name="refundedBefore">What the term already brought back.</param>
    /// <param name="termShare">What the family pays for the term.</param>
    public Money Capped(Money refund, Money refundedBefore, Money termShare)
    {
        var room = termShare - refundedBefore;
        if (!CapPerTerm || refund <= room)
        {
            return refund;
        }

        return room > Money.Zero ? room : Money.Zero;
    }
}
