using AntiGaspi.App.Regulation;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Refunds;

/// <summary>Rewrites the stored rates of every school of a tenant from its règlements and tariffs.</summary>
internal static class RateRows
{
    public static async Task RewriteAsync(Transaction transaction)
    {
        var regulations = await RegulationRows.AllAsync(transaction);
        var prices = await transaction.QueryAsync<PriceRow>(
            """
            select t.tariff_id, t.school_id, s.uai, t.price_class, t.valid_from, t.entered_at, t.price_cents, t.food_cents
            from tariff t
            join school s on s.tenant = t.tenant and s.school_id = t.school_id
            where t.tenant = @tenant
            """);
        await transaction.ExecuteAsync("delete from refund_rate where tenant = @tenant");
        foreach (var group in prices.GroupBy(row => (row.SchoolId, row.Uai, row.PriceClass)))
        {
            var rates = MealRates.Of(group.Key.Uai, regulations, group.Select(row => row.Value).ToList());
            await transaction.ExecuteEachAsync(Insert, rates, rate => new
            {
                group.Key.SchoolId, group.Key.PriceClass, rate.Tier, rate.From, rate.To, rate.RegulationId, rate.PriceId, rate.Article,
                price = rate.Price?.Cents, refund = rate.Refund?.Cents,
            });
        }
    }

    private const string Insert = """
        insert into refund_rate (tenant, school_id, price_class, tier, valid_from, valid_to, regulation_id, tariff_id, article, price_cents, refund_cents)
        values (@tenant, @SchoolId, @PriceClass, @Tier, @From, @To, @RegulationId, @PriceId, @Article, @price, @refund)
        """;

    private sealed record PriceRow
    {
        public Guid TariffId { get; init; }

        public Guid SchoolId { get; init; }

        public string Uai { get; init; } = "";

        public string PriceClass { get; init; } = "";

        public DateOnly ValidFrom { get; init; }

        public DateTimeOffset EnteredAt { get; init; }

        public long? PriceCents { get; init; }

        public long? FoodCents { get; init; }

        public VotedPrice Value => new(
            TariffId, ValidFrom, EnteredAt, PriceCents is { } cents ? new UnitPrice(new Money(cents), FoodCents is { } food ? new Money(food) : null) : null);
    }
}
