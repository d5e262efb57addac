using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Regulation;

/// <summary>Who sends the bill (<i>avis aux familles</i>).</summary>
public enum BillingEntity
{
    /// <summary>The school (<i>EPLE</i>).</summary>
    School = 1,

    /// <summary>The département.</summary>
    LocalAuthority = 2,
}

/// <summary>On how many days a forfait is worked out.</summary>
public abstract record PriceBasis
{
    private PriceBasis()
    {
    }

    /// <summary>The days on which the place really opens.</summary>
    public sealed record RealDays : PriceBasis;

    /// <summary>A number of days that was voted, the same every year.</summary>
    /// <param name="Days">At least 1: 144 for four days on 36 weeks.</param>
    public sealed record TheoreticalDays(int Days) : PriceBasis;

    /// <summary>One amount voted for each term.</summary>
    public sealed record FixedTermAmounts : PriceBasis;
}

/// <summary>Where the price of one refunded meal comes from.</summary>
public enum UnitPriceSource
{
    /// <summary>The price of a meal of the plan.</summary>
    MealPriceOfPlan = 1,

    /// <summary>The annual forfait divided by its days.</summary>
    AnnualForfait = 2,

    /// <summary>The amount of the term divided by its days.</summary>
    TermAmount = 3,

    /// <summary>An amount voted for refunds, which may differ from the price billed.</summary>
    FixedAmount = 4,
}

/// <summary>When cents are rounded. Half a cent always goes away from zero.</summary>
public enum RoundingOrder
{
    /// <summary>The price of one meal first, then times the meals.</summary>
    UnitThenMultiply = 1,

    /// <summary>The exact price times the meals, then once.</summary>
    MultiplyThenRound = 2,
}

/// <summary>What is refunded to a family that is helped to pay.</summary>
public enum AidTreatment
{
    /// <summary>What the family itself pays.</summary>
    FamilyShareOnly = 1,

    /// <summary>The whole price, aid included.</summary>
    Gross = 2,
}

/// <summary>What follows the last deadline.</summary>
public abstract record LateCancellation
{
    private LateCancellation()
    {
    }

    /// <summary>No refund; the kitchen is told all the same.</summary>
    public sealed record NoRefund : LateCancellation;

    /// <summary>A part of the price.</summary>
    /// <param name="Value">A percentage, 0 to 100.</param>
    public sealed record PartialRefund(decimal Value) : LateCancellation;

    /// <summary>The price, if the head cook confirms that the meal was not made.</summary>
    public sealed record RefundIfNotProduced : LateCancellation;
}

/// <summary>Until when a cancelled meal may be restored.</summary>
public enum UndoLimit
{
    /// <summary>The last deadline.</summary>
    Cutoff = 1,

    /// <summary>Later, if the head cook agrees.</summary>
    LaterWithCook = 2,
}

/// <summary>How far ahead a meal may be cancelled.</summary>
public enum CancelHorizon
{
    /// <summary>To the end of the school year.</summary>
    EndOfSchoolYear = 1,

    /// <summary>To the end of the current billing term.</summary>
    EndOfTerm = 2,
}

/// <summary>What happens when a child comes after a cancellation. The child is always fed.</summary>
public enum ShowUpRule
{
    /// <summary>The refund is void.</summary>
    VoidRefund = 1,

    /// <summary>The meal is charged at the price of an occasional one.</summary>
    ChargeOccasionalPrice = 2,
}

/// <summary>Whether a packed meal given by the school (trip, strike) is refunded.</summary>
public enum PackedMealRule
{
    /// <summary>It is a meal: nothing is refunded.</summary>
    NoRefund = 1,

    /// <summary>It is refunded.</summary>
    Refund = 2,
}

/// <summary>How a refund reaches the family.</summary>
public enum SettlementMode
{
    /// <summary>The bill of the term is made net of refunds (<i>constatation nette</i>).</summary>
    NetAtAssessment = 1,

    /// <summary>The bill is reduced afterwards, then a credit is carried over.</summary>
    ReductionThenCredit = 2,
}

/// <summary>When a credit is paid by bank transfer.</summary>
public enum TransferMoment
{
    /// <summary>When the pupil leaves.</summary>
    Departure = 1,

    /// <summary>At the end of the year.</summary>
    YearEnd = 2,

    /// <summary>When the family asks.</summary>
    OnRequest = 3,
}

/// <summary>How refunds are settled.</summary>
/// <param name="Mode">Net bill, or reduction then credit.</param>
/// <param name="Transfer">When a credit is paid.</param>
/// <param name="MinTransfer">The smallest amount that is transferred, at least 0.</param>
/// <param name="DormantBalance">A credit not above this that nobody claims may be kept by the school.</param>
/// <param name="DormantMonths">After so many months, 1 to 60.</param>
public sealed record Settlement(SettlementMode Mode, TransferMoment Transfer, Money MinTransfer, Money DormantBalance, int DormantMonths)
{
    /// <summary>Net at the assessment, transfer at the end of the year, 8.00 € after three months (loi 66-948, art. 21).</summary>
    public static Settlement Default { get; } =
        new(SettlementMode.NetAtAssessment, TransferMoment.YearEnd, Money.Zero, new(800), 3);
}

/// <summary>Which plans a refund concerns.</summary>
[Flags]
public enum EligiblePlans
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Flat-rate half-boarders (<i>forfait</i>).</summary>
    FlatRate = 1,

    /// <summary>Pay-per-meal (<i>au ticket</i>): otherwise a cancellation is only "no debit".</summary>
    PayPerMeal = 2,

    /// <summary>Boarders, meal by meal (<i>internes</i>).</summary>
    Boarders = 4,
}
