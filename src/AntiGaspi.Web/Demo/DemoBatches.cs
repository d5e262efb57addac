using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.Web.Demo;

/// <summary>
/// The refund batches that the demonstration begins with, made by the acts themselves: the last ended month of Jean-Moulin waits
/// for a signature, the one before it is signed. Each on a morning of the month that follows.
/// </summary>
internal sealed class DemoBatches(Db db, DateTimeOffset start)
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);

    private readonly Scope office = ScopeOf(Role.SchoolManager);
    private readonly Scope principal = ScopeOf(Role.Principal);

    public async Task WriteAsync()
    {
        var batches = new RefundBatches(db);
        var free = await new BatchesToPrepare(db).RunAsync(office, await batches.SchoolsAsync(office, start), start);
        var months = free.Where(one => one.Period.IsMonth).Take(2).ToList();
        for (var i = months.Count - 1; i >= 0; i--)
        {
            var preparing = MorningOf(months[i].Period, 2);
            var asked = new NewBatch(Ids.New(preparing), months[i].School.SchoolId, months[i].Period);
            if (await new PrepareBatch(db).RunAsync(office, asked, preparing) is PrepareOutcome.Prepared prepared && i > 0)
            {
                var signing = MorningOf(months[i].Period, 5);
                await new SignBatch(db).RunAsync(principal, prepared.BatchId, (await batches.OneAsync(principal, prepared.BatchId, signing))!.Sha256, signing);
            }
        }
    }

    private static Scope ScopeOf(Role role) => new(Persona.Tenant, Persona.All.Single(one => one.Role == role).AccountId, role, []);

    // Some days after the end of the month, and never after the clock that the demonstration starts from.
    private DateTimeOffset MorningOf(BatchPeriod period, int days)
    {
        var morning = PlaceClock.Paris(start).Instant(period.LastDay.AddDays(days), Morning);
        return morning < start ? morning : start;
    }
}
