using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Refunds;

/// <summary>A price as voted.</summary>
/// <param name="SchoolId">The school it is for.</param>
/// <param name="PriceClass">The price class ("plein"…).</param>
/// <param name="From">First day of a meal it applies to; it may be past.</param>
/// <param name="Price">The price of a meal; null where the family's own price is not known here.</param>
/// <param name="FoodCost">The part of the price that buys the food, when the vote gives it.</param>
/// <param name="Act">Number of the act, as it is shown to families.</param>
public sealed record NewTariff(Guid SchoolId, string PriceClass, DateOnly From, Money? Price, Money? FoodCost, string Act);

/// <summary>Records a tariff beside the older ones; what it changes of past refunds is entered by <see cref="RevalueMeals"/>.</summary>
public sealed class RecordTariff(Db db)
{
    /// <summary>Records the prices of one vote and renews the rates; nothing already entered is touched here.</summary>
    public Task RunAsync(Scope scope, IReadOnlyList<NewTariff> tariffs, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        await transaction.ExecuteEachAsync(Insert, tariffs, tariff => ValuesOf(tariff, now.ToStored()));
        await RateRows.RewriteAsync(transaction);
        foreach (var school in tariffs.Select(tariff => tariff.SchoolId).Distinct())
        {
            await AuditTrail.AddAsync(transaction, "tariff.recorded", school, now);
        }

        return tariffs.Count;
    });

    internal const string Insert = """
        insert into tariff (tenant, tariff_id, school_id, price_class, valid_from, price_cents, food_cents, act, entered_at, entered_by)
        values (@tenant, @id, @SchoolId, @PriceClass, @From, @price, @food, @Act, @now, @account)
        """;

    internal static object ValuesOf(NewTariff tariff, DateTimeOffset now) => new
    {
        id = Ids.New(now), tariff.SchoolId, tariff.PriceClass, tariff.From, price = tariff.Price?.Cents, food = tariff.FoodCost?.Cents, tariff.Act, now,
    };
}
