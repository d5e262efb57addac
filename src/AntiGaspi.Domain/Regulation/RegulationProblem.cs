using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Regulation;

/// <summary>What makes a règlement impossible to apply.</summary>
public enum RegulationFault
{
    /// <summary>No tier at all.</summary>
    NoTier = 1,

    /// <summary>Tiers are not numbered 1, 2, 3…</summary>
    TierNumber = 2,

    /// <summary>A tier closes before the one in front of it on most days, so that it would hardly ever apply.</summary>
    TierOrder = 3,

    /// <summary>A later tier refunds more than an earlier one.</summary>
    TierPaysMore = 4,

    /// <summary>A tier refunds the food only, and a price does not say what the food costs.</summary>
    NoFoodCost = 5,

    /// <summary>Refunds are a voted amount, and a price does not give it.</summary>
    NoVotedRefund = 6,

    /// <summary>Two tariffs have the same price class.</summary>
    RepeatedPriceClass = 7,

    /// <summary>The prices of a class are not in the order of their dates.</summary>
    PriceOrder = 8,

    /// <summary>It refunds something and has no price.</summary>
    NoTariff = 9,

    /// <summary>It ends before it starts.</summary>
    EndsBeforeItStarts = 10,

    /// <summary>It is executory before it was adopted.</summary>
    ExecutoryBeforeAdopted = 11,

    /// <summary>It carries no worked example.</summary>
    NoExample = 12,

    /// <summary>An example names a price class that has no tariff.</summary>
    UnknownPriceClass = 13,

    /// <summary>A later meal of a rule closes before an earlier one.</summary>
    LaterMealClosesEarlier = 14,
}

/// <summary>A fault and where it stands.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Where">The number of the tier, the price class or the name of the example; empty for the whole.</param>
public sealed record RegulationProblem(RegulationFault Fault, string Where = "");

/// <summary>Finds what makes a règlement impossible to apply, before it is activated.</summary>
public static class RegulationProblems
{
    /// <summary>The faults of a règlement; none when it can be applied.</summary>
    /// <param name="regulation">The règlement.</param>
    /// <param name="openDays">Open days on which its deadlines are tried, one after the other.</param>
    /// <param name="zone">The time zone of that place.</param>
    public static IReadOnlyList<RegulationProblem> In(CanteenRegulation regulation, OpenDays openDays, TimeZoneInfo zone) =>
        [.. OfDates(regulation), .. OfTiers(regulation.Policy.Tiers, openDays, zone), .. OfPrices(regulation), .. OfExamples(regulation)];

    private static IEnumerable<RegulationProblem> OfDates(CanteenRegulation regulation)
    {
        if (regulation.ValidTo < regulation.ValidFrom)
        {
            yield return new(RegulationFault.EndsBeforeItStarts);
        }

        if (regulation.Deliberation.ExecutoryOn < regulation.Deliberation.AdoptedOn)
        {
            yield return new(RegulationFault.ExecutoryBeforeAdopted);
        }
    }

    private static IEnumerable<RegulationProblem> OfTiers(IReadOnlyList<Tier> tiers, OpenDays openDays, TimeZoneInfo zone)
    {
        if (tiers.Count == 0)
        {
            yield return new(RegulationFault.NoTier);
            yield break;
        }

        var days = openDays.First is { } first && openDays.Last is { } last ? openDays.Between(first, last) : [];
        var before = new List<DateTimeOffset>();
        foreach (var (rank, tier) in tiers.Index())
        {
            var closings = days.Select(day => tier.Deadline.For(day, openDays, zone).At).ToList();
            if (tier.Number != rank + 1)
            {
                yield return new(RegulationFault.TierNumber, Named(tier.Number));
            }

            if (2 * before.Zip(closings).Count(pair => pair.Second <= pair.First) > closings.Count)
            {
                yield return new(RegulationFault.TierOrder, Named(tier.Number));
            }

            if (closings.Zip(closings.Skip(1)).Any(pair => pair.Second < pair.First))
            {
                yield return new(RegulationFault.LaterMealClosesEarlier, Named(tier.Number));
            }

            before = closings;
        }
    }

    private static IEnumerable<RegulationProblem> OfPrices(CanteenRegulation regulation)
    {
        if (regulation.Policy.Refunds && regulation.Tariffs.Count == 0)
        {
            yield return new(RegulationFault.NoTariff);
        }

        foreach (var same in regulation.Tariffs.GroupBy(tariff => tariff.PriceClass).Where(group => group.Count() > 1))
        {
            yield return new(RegulationFault.RepeatedPriceClass, same.Key);
        }

        foreach (var tariff in regulation.Tariffs)
        {
            foreach (var fault in OfTariff(tariff, regulation.Policy).Distinct())
            {
                yield return new(fault, tariff.PriceClass);
            }
        }
    }

    private static IEnumerable<RegulationFault> OfTariff(Tariff tariff, RefundPolicy policy)
    {
        if (tariff.Prices.Zip(tariff.Prices.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
        {
            yield return RegulationFault.PriceOrder;
        }

        foreach (var price in tariff.Prices)
        {
            if (price.RefundBasis(policy.UnitPriceSource) is not { } basis)
            {
                yield return RegulationFault.NoVotedRefund;
                continue;
            }

            var refunds = policy.Tiers.Select(tier => tier.Share.Of(new(basis.Unit, price.FoodCost))).ToList();
            if (refunds.Contains(null))
            {
                yield return RegulationFault.NoFoodCost;
            }
            else if (refunds.Zip(refunds.Skip(1)).Any(pair => pair.Second!.Value > pair.First!.Value))
            {
                yield return RegulationFault.TierPaysMore;
            }
        }
    }

    private static IEnumerable<RegulationProblem> OfExamples(CanteenRegulation regulation)
    {
        if (regulation.Examples.Count == 0)
        {
            yield return new(RegulationFault.NoExample);
        }

        foreach (var example in regulation.Examples)
        {
            if (regulation.Tariffs.All(tariff => tariff.PriceClass != example.PriceClass))
            {
                yield return new(RegulationFault.UnknownPriceClass, example.Name);
            }
        }
    }

    private static string Named(int tier) => FormattableString.Invariant($"{tier}");
}
