using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Tests.Crash;

/// <summary>What the raw rows say of one day of service and its freeze.</summary>
internal sealed record FreezeRows
{
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(2);
    private const int MostReadings = 20_000;

    private const string All = """
        select d.tenant, d.day,
          case when d.sealed_at is null then 0 else 1 end as marks,
          (select count(*) from headcount h where h.tenant = d.tenant and h.place_id = d.place_id and h.day = d.day and h.service = d.service) as freezes,
          (select coalesce(sum(l.covers), 0) from headcount_line l
            where l.tenant = d.tenant and l.place_id = d.place_id and l.day = d.day and l.service = d.service) as covers,
          (select count(*) from meal_plan m where m.tenant = d.tenant and m.place_id = d.place_id and (m.weekdays & d.plan_bit) <> 0) as planned,
          (select count(*) from cancellation c where c.tenant = d.tenant and c.place_id = d.place_id and c.day = d.day
            and c.restored_at is null) as cancelled
        from service_day d where d.tenant = @tenant order by d.day
        """;

    public int Tenant { get; init; }

    public DateOnly Day { get; init; }

    public long Marks { get; init; }

    public long Freezes { get; init; }

    public long Covers { get; init; }

    public long Planned { get; init; }

    public long Cancelled { get; init; }

    /// <summary>Frozen once, marked so, and with everybody who eats and nobody else.</summary>
    public bool IsRight => Marks == 1 && Freezes == 1 && Covers == Planned - Cancelled;

    public static async Task<List<FreezeRows>> ReadAsync(Db db, IEnumerable<int> tenants)
    {
        var days = new List<FreezeRows>();
        foreach (var tenant in tenants)
        {
            days.AddRange(await db.ReadAsync<FreezeRows>(Scope.Service(tenant), All));
        }

        return days;
    }

    /// <summary>Returns as soon as so many days are marked as frozen.</summary>
    public static async Task UntilAsync(long wanted, Db db, IReadOnlyList<int> tenants)
    {
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var marked = 0L;
            foreach (var tenant in tenants)
            {
                marked += (await db.ReadAsync<long>(
                    Scope.Service(tenant), "select count(*) from service_day where tenant = @tenant and sealed_at is not null"))[0];
            }

            if (marked >= wanted)
            {
                return;
            }

            await Task.Delay(BetweenReadings);
        }

        throw new TimeoutException($"{wanted} days are not frozen.");
    }
}
