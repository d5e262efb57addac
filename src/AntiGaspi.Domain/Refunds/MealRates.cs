using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.Domain.Refunds;

/// <summary>A règlement as registered for a local authority.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Value">What it says.</param>
public sealed record RegisteredRegulation(Guid Id, CanteenRegulation Value);

/// <summary>A price as voted for a price class of a school.</summary>
/// <param name="Id">Which vote.</param>
/// <param name="From">First day of a meal that it applies to.</param>
/// <param name="EnteredAt">When it was entered here: of two votes for one day, the later entered holds.</param>
/// <param name="Price">The price of a meal; null where the family's own price is not known here (bourse, aide, remise).</param>
public sealed record VotedPrice(Guid Id, DateOnly From, DateTimeOffset EnteredAt, UnitPrice? Price);

/// <summary>What a meal of some days is worth when it is refunded at a tier.</summary>
/// <param name="Tier">From 1: a tier of the cutoffs; <see cref="OfRight"/>: closure, trip…</param>
/// <param name="From">First day of a meal it holds for.</param>
/// <param name="To">First day it no longer holds for; none when open.</param>
/// <param name="RegulationId">The règlement it comes from.</param>
/// <param name="PriceId">The vote its price comes from.</param>
/// <param name="Article">The article of the règlement that gives the refund.</param>
/// <param name="Price">The price of the meal of that day; null where it is not known here.</param>
/// <param name="Refund">The amount; null where the price is not known here.</param>
public sealed record MealRate(
    int Tier, DateOnly From, DateOnly? To, Guid RegulationId, Guid PriceId, string Article, Money? Price, Money? Refund)
{
    /// <summary>The tier of refunds as of right.</summary>
    public const int OfRight = 0;
}

/// <summary>Works out the rates of a school's price class from what was voted, so that the acts only compare stored values.</summary>
public static class MealRates
{
    /// <summary>
    /// The rates of one price class, without overlap, in the order of days. A day without règlement or without price has
    /// none: the service then tells the kitchen and names no euro.
    /// </summary>
    /// <remarks>
    /// The price is that of the day of the meal, not of the click (domain.md §0, point 5, E23 and S15); a refund is never
    /// more than the price (domain.md §2.4, invariant b).
    /// </remarks>
    public static IReadOnlyList<MealRate> Of(
        string uai, IReadOnlyList<RegisteredRegulation> regulations, IReadOnlyList<VotedPrice> prices)
    {
        var borders = regulations.SelectMany(one => BordersOf(one.Value)).Concat(prices.Select(price => price.From)).Distinct().Order().ToList();
        var rates = new List<MealRate>();
        for (var i = 0; i < borders.Count; i++)
        {
            DateOnly? to = i + 1 < borders.Count ? borders[i + 1] : null;
            var regulation = InForceOn(regulations, borders[i], uai);
            var price = prices.Where(one => one.From <= borders[i]).OrderBy(one => one.From).ThenBy(one => one.EnteredAt).LastOrDefault();
            if (regulation is not null && price is not null && regulation.Value.Policy.Refunds)
            {
                rates.AddRange(RatesOf(regulation, price, borders[i], to));
            }
        }

        return rates;
    }

    /// <summary>The registered règlement that governs a school's meal of a day; null when there is none.</summary>
    public static RegisteredRegulation? InForceOn(IReadOnlyList<RegisteredRegulation> regulations, DateOnly day, string uai)
    {
        var found = CanteenRegulation.InForceOn(regulations.Select(one => one.Value), day, uai);
        return found is null ? null : regulations.Last(one => ReferenceEquals(one.Value, found));
    }

    private static IEnumerable<DateOnly> BordersOf(CanteenRegulation regulation)
    {
        yield return regulation.ValidFrom > regulation.Deliberation.ExecutoryOn ? regulation.ValidFrom : regulation.Deliberation.ExecutoryOn;
        if (regulation.ValidTo is { } last)
        {
            yield return last.AddDays(1);
        }
    }

    private static IEnumerable<MealRate> RatesOf(RegisteredRegulation regulation, VotedPrice price, DateOnly from, DateOnly? to)
    {
        var (id, policy, unit) = (regulation.Id, regulation.Value.Policy, price.Price);
        var closed = policy.RuleOf(RefundReason.ServiceClosed);
        Money? ofRight = unit is { } known ? policy.RefundFor(RefundReason.ServiceClosed, known) : null;
        yield return new(MealRate.OfRight, from, to, id, price.Id, closed.Article ?? "", unit?.Price, ofRight);
        foreach (var tier in policy.Tiers)
        {
            yield return new(
                tier.Number, from, to, id, price.Id, tier.Article ?? "", unit?.Price, unit is { } value ? RefundPolicy.RefundFor(tier, value) : null);
        }
    }
}
