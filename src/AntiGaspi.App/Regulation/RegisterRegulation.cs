using AntiGaspi.App.Privacy;
using System.Text;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Regulation;

/// <summary>Registers a règlement as voted, word for word, with the prices it carries, for the collèges it covers.</summary>
public sealed class RegisterRegulation(Db db)
{
    /// <summary>Registers the file; the deadlines and refunds it changes are renewed by the acts that follow.</summary>
    /// <param name="scope">The local authority's officer, or the service.</param>
    /// <param name="document">The file; <c>CheckRules</c> has found it right.</param>
    /// <param name="now">When it is registered.</param>
    /// <returns>The id under which it is kept.</returns>
    public Task<Guid> RunAsync(Scope scope, string document, DateTimeOffset now)
    {
        var regulation = RegulationFile.Read(Encoding.UTF8.GetBytes(document)).File?.Regulation
            ?? throw new ArgumentException("The règlement must be checked before it is registered.", nameof(document));
        var id = Ids.New(now);
        return db.WriteAsync(scope, async transaction =>
        {
            await transaction.ExecuteAsync(Insert, new
            {
                id, regulation.Deliberation.Number, regulation.Deliberation.AdoptedOn, regulation.Deliberation.ExecutoryOn, regulation.ValidFrom,
                regulation.ValidTo, covers = regulation.Schools.Count == 0 ? "*" : string.Join(' ', regulation.Schools), document, now = now.ToStored(),
            });
            var schools = await transaction.QueryAsync<SchoolRow>("select school_id, uai from school where tenant = @tenant order by uai");
            var tariffs = schools
                .Where(school => regulation.Schools.Count == 0 || regulation.Schools.Contains(school.Uai, StringComparer.OrdinalIgnoreCase))
                .SelectMany(school => TariffsOf(regulation, school.SchoolId));
            await transaction.ExecuteEachAsync(RecordTariff.Insert, tariffs, tariff => RecordTariff.ValuesOf(tariff, now.ToStored()));
            await RateRows.RewriteAsync(transaction);
            await AuditTrail.AddAsync(transaction, "regulation.registered", id, now);
            return id;
        });
    }

    internal static IEnumerable<NewTariff> TariffsOf(CanteenRegulation regulation, Guid schoolId) =>
        from tariff in regulation.Tariffs
        from dated in tariff.Prices
        select new NewTariff(
            schoolId, tariff.PriceClass, dated.From, dated.RefundBasis(regulation.Policy.UnitPriceSource)?.Unit, dated.FoodCost, regulation.Deliberation.Number);

    private const string Insert = """
        insert into regulation (tenant, regulation_id, number, voted_day, executory_day, valid_from, valid_to, covers, document, registered_at, registered_by)
        values (@tenant, @id, @Number, @AdoptedOn, @ExecutoryOn, @ValidFrom, @ValidTo, @covers, @document, @now, @account)
        """;

    private sealed record SchoolRow
    {
        public Guid SchoolId { get; init; }

        public string Uai { get; init; } = "";
    }
}
