using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Regulation;

/// <summary>The vote that a règlement comes from (<i>délibération</i>).</summary>
/// <param name="Number">Its number, as written.</param>
/// <param name="AdoptedOn">When the assembly adopted it.</param>
/// <param name="ExecutoryOn">When it became executory: sent to the prefect and published.</param>
public sealed record Deliberation(string Number, DateOnly AdoptedOn, DateOnly ExecutoryOn);

/// <summary>A règlement of school catering (<i>règlement de la restauration</i>): one version, with its vote and its dates.</summary>
/// <remarks>Source: docs/rules/refund-order.md, §1.</remarks>
public sealed record CanteenRegulation
{
    /// <summary>Its name, in French.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it is only an example, never voted: it serves demonstrations and is never activated elsewhere.</summary>
    public bool IsExample { get; init; }

    /// <summary>The vote it comes from.</summary>
    public required Deliberation Deliberation { get; init; }

    /// <summary>The first day of meals that it rules.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day, included; null until another one replaces it.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The schools covered, by their code (UAI) in capitals; empty for all of the local authority.</summary>
    public IReadOnlyList<string> Schools { get; init; } = [];

    /// <summary>Its 26 parameters.</summary>
    public required RefundPolicy Policy { get; init; }

    /// <summary>How it cuts the year into billing terms.</summary>
    public BillingTerms Terms { get; init; } = BillingTerms.Usual;

    /// <summary>Its prices, by price class.</summary>
    public IReadOnlyList<Tariff> Tariffs { get; init; } = [];

    /// <summary>The cases that it explains itself by, and that it is checked with.</summary>
    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];

    /// <summary>The règlement that rules the meals of a school on a day; null when none is in force.</summary>
    /// <remarks>One that names the school goes before one for all; then the latest start, then the latest vote.</remarks>
    public static CanteenRegulation? InForceOn(IEnumerable<CanteenRegulation> regulations, DateOnly day, string uai) =>
        regulations
            .Where(regulation => regulation.IsInForceOn(day, uai))
            .OrderBy(regulation => regulation.Schools.Count == 0)
            .ThenByDescending(regulation => regulation.ValidFrom)
            .ThenByDescending(regulation => regulation.Deliberation.AdoptedOn)
            .FirstOrDefault();

    /// <summary>Whether it rules the meals of a school on a day: valid, executory, and meant for that school.</summary>
    public bool IsInForceOn(DateOnly day, string uai) =>
        ValidFrom <= day
        && (ValidTo is not { } last || day <= last)
        && Deliberation.ExecutoryOn <= day
        && (Schools.Count == 0 || Schools.Contains(uai, StringComparer.OrdinalIgnoreCase));

    /// <summary>What a meal of a day costs a price class, for its refund; null when the règlement has no such price.</summary>
    public UnitPrice? PriceOn(string priceClass, DateOnly day) =>
        DatedPriceOn(priceClass, day) is { } price && price.RefundBasis(Policy.UnitPriceSource) is { } basis
            ? new UnitPrice(basis.Unit, price.FoodCost)
            : null;

    /// <summary>What each tier brings back for each price, by class, date and tier.</summary>
    public IReadOnlyList<RefundRate> Rates() =>
        (from tariff in Tariffs
         from dated in tariff.Prices
         let price = PriceOn(tariff.PriceClass, dated.From)
         where price is not null
         from tier in Policy.Tiers
         select new RefundRate(tariff.PriceClass, dated.From, tier.Number, dated.Billed.Unit, RefundPolicy.RefundFor(tier, price.Value)))
        .ToList();

    /// <summary>The last day whose meal may be cancelled when the request comes on a day.</summary>
    /// <param name="today">The local date of the request.</param>
    /// <param name="calendar">The school years of the place's zone.</param>
    /// <returns>Null when no known school year is running or to come.</returns>
    public DateOnly? LastCancellableDay(DateOnly today, SchoolCalendar calendar) => Policy.CancelHorizon switch
    {
        CancelHorizon.EndOfTerm => Terms.At(today).To,
        CancelHorizon.EndOfSchoolYear => calendar.Years
            .Where(year => today < year.SummerFrom)
            .OrderBy(year => year.SummerFrom)
            .Select(year => (DateOnly?)year.SummerFrom.AddDays(-1))
            .FirstOrDefault(),
    };

    internal DatedPrice? DatedPriceOn(string priceClass, DateOnly day) =>
        Tariffs.FirstOrDefault(tariff => tariff.PriceClass == priceClass)?.On(day);
}
