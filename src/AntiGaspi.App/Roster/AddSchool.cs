using AntiGaspi.App.Privacy;
using System.Globalization;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Regulation;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>A school to be added, with the canteen that it hosts.</summary>
/// <param name="Uai">Its national number; it tells the school zone and the clock.</param>
/// <param name="Name">As families know it.</param>
/// <param name="Phone">The number that families are told to call; may be empty.</param>
/// <param name="Serving">The weekdays when its canteen serves lunch.</param>
/// <param name="StartsAt">When lunch begins, on its clock.</param>
public sealed record NewSchool(Uai Uai, string Name, string Phone, Weekdays Serving, TimeOnly StartsAt);

/// <summary>Adds a school and its canteen to a local authority, under the règlements that already cover it.</summary>
public sealed class AddSchool(Db db)
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxName = 120;

    /// <summary>Adds it; returns its id, that of the school already there when its number is known. Days of service come with the act that refreshes them.</summary>
    public Task<Guid> RunAsync(Scope scope, NewSchool asked, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var (school, place) = (Ids.New(now), Ids.New(now));
        var added = await transaction.ExecuteAsync(InsertSchool, new { school, uai = asked.Uai.Text, asked.Name, asked.Phone });
        if (added == 0)
        {
            return (await transaction.QueryAsync<Guid>("select school_id from school where tenant = @tenant and uai = @uai", new { uai = asked.Uai.Text }))[0];
        }

        var zone = SchoolZones.Of(int.Parse(asked.Uai.Text.AsSpan(0, 3), CultureInfo.InvariantCulture));
        await transaction.ExecuteAsync(InsertPlace, new
        {
            place, school, name = $"Restaurant scolaire, {asked.Name}", zone = zone.ToString(), clock = SchoolZones.TimeZoneOf(zone),
        });
        await transaction.ExecuteAsync(
            InsertService, new { place, asked.Serving.Mask, starts = asked.StartsAt.ToString("HH:mm", CultureInfo.InvariantCulture) });
        await CoverAsync(transaction, school, asked.Uai, now.ToStored());
        await AuditTrail.AddAsync(transaction, "school.added", school, now);
        return school;
    });

    // A règlement voted before the school came carries its prices too; of two votes, the later registered holds.
    private static async Task CoverAsync(Transaction transaction, Guid school, Uai uai, DateTimeOffset now)
    {
        var regulations = await RegulationRows.AllAsync(transaction);
        foreach (var (rank, regulation) in regulations.Index().Where(one => one.Item.Value.Schools is [] || one.Item.Value.Schools.Contains(uai.Text)))
        {
            await transaction.ExecuteEachAsync(
                RecordTariff.Insert,
                RegisterRegulation.TariffsOf(regulation.Value, school),
                tariff => RecordTariff.ValuesOf(tariff, now.AddMilliseconds(rank)));
        }

        await RateRows.RewriteAsync(transaction);
    }

    private const string InsertSchool = """
        insert into school (tenant, school_id, uai, name, phone) values (@tenant, @school, @uai, @Name, @Phone) on conflict (tenant, uai) do nothing
        """;

    private const string InsertPlace = """
        insert into place (tenant, place_id, host_school_id, name, zone, time_zone) values (@tenant, @place, @school, @name, @zone, @clock)
        """;

    private const string InsertService = """
        insert into place_service (tenant, place_id, service, weekdays, starts_at) values (@tenant, @place, 1, @Mask, @starts)
        """;
}
