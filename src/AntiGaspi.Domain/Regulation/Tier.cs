using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Regulation;

/// <summary>What a meal costs the family on its own date, as far as it is known here.</summary>
/// <param name="Price">The price of one meal, at least 0.</param>
/// <param name="FoodCost">The part of it that pays the food (<i>crédit nourriture</i>); null when the règlement does not say.</param>
public readonly record struct UnitPrice(Money Price, Money? FoodCost = null);

/// <summary>A step of the règlement (<i>palier</i>): until when a meal may be cancelled, and what is then refunded.</summary>
/// <param name="Number">1 for the first deadline that passes, then 2, 3…</param>
/// <param name="Deadline">Until when.</param>
/// <param name="Share">What is refunded.</param>
/// <param name="Article">The article of the règlement that says so; null when it names none.</param>
public sealed record Tier(int Number, CutoffRule Deadline, TierShare Share, string? Article = null);

/// <summary>Until when a tier holds for one meal.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Deadline">Its deadline for that meal, never later than that of the next tier.</param>
public sealed record TierDeadline(Tier Tier, Deadline Deadline);

/// <summary>What part of the price of a meal is refunded.</summary>
/// <remarks>Never less than nothing, never more than the price. Source: docs/rules/refund-order.md, §3.</remarks>
public abstract record TierShare
{
    private TierShare()
    {
    }

    /// <summary>The amount refunded for one meal; null when it cannot be known because the food cost is not.</summary>
    public Money? Of(UnitPrice price) => this switch
    {
        Full => price.Price,
        Percent share => price.Price.Percent(share.Value),
        FoodCostOnly => price.FoodCost is { } food ? AtMost(food, price.Price) : null,
        FixedAmount share => AtMost(share.Amount, price.Price),
        _ => Money.Zero,
    };

    private static Money AtMost(Money amount, Money price) => amount < price ? amount : price;

    /// <summary>The whole price.</summary>
    public sealed record Full : TierShare;

    /// <summary>A percentage of the price, to the nearest cent.</summary>
    /// <param name="Value">From 0 to 100.</param>
    public sealed record Percent(decimal Value) : TierShare;

    /// <summary>The food cost of the price class.</summary>
    public sealed record FoodCostOnly : TierShare;

    /// <summary>An amount that was voted.</summary>
    /// <param name="Amount">At least 0.</param>
    public sealed record FixedAmount(Money Amount) : TierShare;

    /// <summary>Nothing: the kitchen is told, the meal stays billed.</summary>
    public sealed record None : TierShare;
}
