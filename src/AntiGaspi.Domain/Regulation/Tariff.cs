using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Regulation;

/// <summary>A price that may have more than two decimals: an amount for a number of days.</summary>
/// <param name="Total">The amount for all the days, at least 0.</param>
/// <param name="Days">At least 1; 1 when the price of a meal was voted as such.</param>
public readonly record struct ExactPrice(Money Total, int Days = 1)
{
    /// <summary>The price of one meal, to the nearest cent.</summary>
    public Money Unit => Total.Prorate(1, Days);

    /// <summary>The price of some meals.</summary>
    /// <param name="meals">At least 0.</param>
    /// <param name="rounding">Whether cents are rounded for one meal or for all.</param>
    public Money For(int meals, RoundingOrder rounding) => rounding switch
    {
        RoundingOrder.UnitThenMultiply => Unit * meals,
        RoundingOrder.MultiplyThenRound => Money.RoundedFrom((decimal)Total.Cents * meals / Days),
    };
}

/// <summary>A price from a date until the next one of its class.</summary>
/// <param name="From">The first day of meals that cost this.</param>
/// <param name="Billed">What families are billed.</param>
/// <param name="FoodCost">The part that pays the food, per meal; null when it is not known.</param>
/// <param name="VotedRefund">The amount voted for the refund of a meal; null when there is none.</param>
public sealed record DatedPrice(DateOnly From, ExactPrice Billed, Money? FoodCost = null, Money? VotedRefund = null)
{
    /// <summary>The price that a refund starts from; null when it should be a voted amount and none was.</summary>
    public ExactPrice? RefundBasis(UnitPriceSource source) =>
        source != UnitPriceSource.FixedAmount ? Billed : VotedRefund is { } voted ? new(voted) : null;
}

/// <summary>The prices of a class of pupils: a plan (<i>formule</i>), a level of family quotient.</summary>
/// <param name="PriceClass">The code that plans carry: "DP4".</param>
/// <param name="Label">Its name for people, in French.</param>
/// <param name="Prices">At least one, by increasing date.</param>
/// <param name="Article">The article or the vote that sets them; null when none is named.</param>
public sealed record Tariff(string PriceClass, string Label, IReadOnlyList<DatedPrice> Prices, string? Article = null)
{
    /// <summary>The price of the meals of a day: that of their date, not of the click. Null before the first price.</summary>
    public DatedPrice? On(DateOnly day) => Prices.LastOrDefault(price => price.From <= day);
}

/// <summary>What one meal of a class brings back under one tier, from a date: the row that storage compares with.</summary>
/// <param name="PriceClass">The price class.</param>
/// <param name="From">The first day of meals concerned.</param>
/// <param name="Tier">The number of the tier.</param>
/// <param name="Price">What the meal is billed.</param>
/// <param name="Refund">What it brings back; null when it is not known.</param>
public sealed record RefundRate(string PriceClass, DateOnly From, int Tier, Money Price, Money? Refund);
