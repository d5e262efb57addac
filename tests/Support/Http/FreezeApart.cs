using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using Microsoft.Extensions.Hosting;

namespace AntiGaspi.Tests.Support.Http;

/// <summary>A sabotaged job: the number of a day is frozen, then the day is marked, in a transaction of its own.</summary>
internal sealed class FreezeApart(Db db, SealHeadcount seal, TimeProvider clock) : BackgroundService
{
    private const string ThisDay = "tenant = @tenant and place_id = @PlaceId and day = @Day and service = @service";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var tenant in await db.ReadNationalAsync<int>("select tenant from local_authority"))
        {
            var scope = Scope.Service(tenant);
            foreach (var day in await seal.DueAsync(scope, clock.GetUtcNow()))
            {
                await FreezeAsync(scope, day);
            }
        }
    }

    private async Task FreezeAsync(Scope scope, ServiceKey key)
    {
        var values = new { key.PlaceId, key.Day, service = (int)key.Service, now = clock.GetUtcNow().ToStored() };
        await db.WriteAsync(scope, transaction => transaction.ExecuteAsync(
            $"""
            insert into headcount (tenant, place_id, day, service, version, sealed_at, reason)
            select @tenant, @PlaceId, @Day, @service, coalesce(max(version), 0) + 1, @now, 'cutoff' from headcount where {ThisDay}
            """, values));
        await db.WriteAsync(scope, transaction => transaction.ExecuteAsync(
            $"update service_day set sealed_at = @now, sealed_version = 1 where {ThisDay}", values));
    }
}
