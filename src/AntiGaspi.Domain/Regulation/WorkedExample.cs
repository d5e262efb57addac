using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Regulation;

/// <summary>A case that a règlement explains itself by: these meals, told at that hour, bring back this much.</summary>
/// <param name="Name">What the case shows, in French.</param>
/// <param name="PriceClass">The price class of the pupil.</param>
/// <param name="Meals">The days of the meals, 1 to 200.</param>
/// <param name="Reason">Why they are refunded.</param>
/// <param name="ToldAt">The local date and hour of the request; null for a reason that nobody has to tell.</param>
/// <param name="Expected">The amount refunded in all.</param>
/// <param name="ExpectedTier">The tier of the first meal; 0 for "too late"; null when the case does not say.</param>
/// <param name="ExpectedDeadline">The local deadline that decides for the first meal; null when the case does not say.</param>
public sealed record WorkedExample(
    string Name,
    string PriceClass,
    IReadOnlyList<DateOnly> Meals,
    RefundReason Reason,
    DateTime? ToldAt,
    Money Expected,
    int? ExpectedTier = null,
    DateTime? ExpectedDeadline = null)
{
    /// <summary>Works the case out with a règlement.</summary>
    /// <param name="regulation">The règlement.</param>
    /// <param name="openDays">The open days of the place of the example.</param>
    /// <param name="zone">Its time zone.</param>
    public ExampleOutcome Run(CanteenRegulation regulation, OpenDays openDays, TimeZoneInfo zone)
    {
        var closed = Meals.Where(day => !openDays.IsOpen(day)).ToList();
        if (Meals.Count == 0 || closed.Count > 0 || (Reason == RefundReason.CancelledInTime && ToldAt is null))
        {
            return new(this, null, null, null, closed);
        }

        var first = Decide(regulation, Meals[0], openDays, zone);
        return new(this, Total(regulation, openDays, zone), first?.Tier, first?.Deadline, []);
    }

    private Money? Total(CanteenRegulation regulation, OpenDays openDays, TimeZoneInfo zone)
    {
        var parts = Meals
            .GroupBy(day => (Price: regulation.DatedPriceOn(PriceClass, day), Share: ShareOn(regulation, day, openDays, zone)))
            .Select(group => AmountOf(group.Key.Price, group.Key.Share, group.Count(), regulation.Policy))
            .ToList();
        return parts.Contains(null) ? null : parts.Aggregate(Money.Zero, (sum, part) => sum + part!.Value);
    }

    private TierShare ShareOn(CanteenRegulation regulation, DateOnly day, OpenDays openDays, TimeZoneInfo zone)
    {
        if (Reason == RefundReason.CancelledInTime)
        {
            return Decide(regulation, day, openDays, zone)?.Share ?? new TierShare.None();
        }

        return regulation.Policy.RuleOf(Reason).Class == ReasonClass.OfRight ? regulation.Policy.RefundShare : new TierShare.None();
    }

    private static Money? AmountOf(DatedPrice? price, TierShare share, int meals, RefundPolicy policy)
    {
        if (price?.RefundBasis(policy.UnitPriceSource) is not { } basis)
        {
            return null;
        }

        // Only whole prices are multiplied before rounding: a part of a price is a voted amount or a rounded one.
        return share is TierShare.Full
            ? basis.For(meals, policy.Rounding)
            : share.Of(new(basis.Unit, price.FoodCost)) is { } unit ? unit * meals : null;
    }

    private Decision? Decide(CanteenRegulation regulation, DateOnly day, OpenDays openDays, TimeZoneInfo zone)
    {
        if (ToldAt is not { } told)
        {
            return null;
        }

        var received = Deadline.Of(DateOnly.FromDateTime(told), TimeOnly.FromDateTime(told), zone).At;
        var deadlines = regulation.Policy.DeadlinesFor(day, openDays, zone);
        var tier = RefundPolicy.TierAt(received, deadlines);
        var deciding = deadlines.FirstOrDefault(one => one.Tier == tier) ?? deadlines[^1];
        return new(tier?.Number ?? 0, tier?.Share ?? new TierShare.None(), deciding.Deadline);
    }

    private sealed record Decision(int Tier, TierShare Share, Deadline Deadline);
}

/// <summary>What a worked example gives.</summary>
/// <param name="Example">The example.</param>
/// <param name="Refund">The amount found; null when no price is known, or the case cannot be worked out.</param>
/// <param name="Tier">The tier found for the first meal, 0 for "too late"; null when nothing had to be told.</param>
/// <param name="Deadline">The deadline that decided for the first meal.</param>
/// <param name="ClosedDays">The meals of the example that fall on days without service: each is a mistake of the example.</param>
public sealed record ExampleOutcome(
    WorkedExample Example, Money? Refund, int? Tier, Deadline? Deadline, IReadOnlyList<DateOnly> ClosedDays)
{
    /// <summary>Whether everything that the example says is what was found.</summary>
    public bool IsRight =>
        ClosedDays.Count == 0
        && Refund == Example.Expected
        && (Example.ExpectedTier is not { } tier || tier == Tier)
        && (Example.ExpectedDeadline is not { } told || (Deadline is { } found && found.LocalDay.ToDateTime(found.LocalTime) == told));
}
