using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Web.Jobs;

namespace AntiGaspi.Web.Tests.Jobs;

public sealed class EachTenantTests
{
    [Fact]
    public async Task A_tenant_where_a_job_fails_keeps_no_other_from_its_turn_and_is_told_at_the_end()
    {
        await using var db = await Stores.NewAsync(Engine.Sqlite);
        await World.CreateAsync(db, tenant: 60);
        await World.CreateAsync(db, tenant: 61);
        List<int> done = [];

        var told = await Assert.ThrowsAsync<AggregateException>(() => EachTenant.RunAsync(db, scope =>
        {
            done.Add(scope.Tenant);
            return scope.Tenant == 60 ? throw new InvalidOperationException("broken") : Task.FromResult(1);
        }));

        Assert.Equal([60, 61], done);
        Assert.Equal("broken", Assert.Single(told.InnerExceptions).Message);
        Assert.Equal(2, await EachTenant.RunAsync(db, _ => Task.FromResult(1)));
    }
}
