using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AntiGaspi.Web.Tests.Jobs;

/// <summary>The jobs of the trail and of the retention schedule, as each node runs them.</summary>
public sealed class TraceJobsTests
{
    [Fact]
    public async Task Each_day_the_head_of_each_chain_leaves_the_database_once()
    {
        await using var db = await NewAsync();
        var world = await World.CreateAsync(db);
        await World.CreateAsync(db, tenant: 61);
        await db.WriteAsync(world.OfficeScope, transaction => AuditTrail.AddAsync(transaction, "act", world.School, World.Morning));
        var (clock, file) = (new FakeTimeProvider(World.Morning), new AuditHeadsFile(Janitor.NewFolder("heads")));
        var job = new KeepHeads(db, new SchoolDirectory(db), new LinkAudit(db), new AuditHeads(db), clock, file);

        Assert.Equal(0, await job.RunAsync());
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), (await job.RunAsync(), await job.RunAsync()));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await job.RunAsync());

        var heads = await AuditHeadsFile.ReadAsync(file.FullName);
        Assert.Equal([(new DateOnly(2026, 11, 23), 1L, "T60"), (new DateOnly(2026, 11, 24), 1L, "T60")], heads.Select(head => (head!.Day, head.Seq, head.Authority)));
        Assert.Empty((await new VerifyAudit(db).RunAsync(world.Service, "T60", heads.OfType<AuditHead>(), clock.GetUtcNow())).Faults);
    }

    [Fact]
    public async Task The_schedule_is_applied_in_every_authority_and_leaves_the_demonstration_alone()
    {
        await using var db = await NewAsync();
        var worlds = new[] { await World.CreateAsync(db, tenant: 60), await World.CreateAsync(db, tenant: 61) };
        foreach (var world in worlds)
        {
            await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync("update pupil set exit_day = @left where tenant = @tenant", new { left = new DateOnly(2026, 12, 1) }));
        }

        var late = World.Morning.AddYears(3);
        var clock = new FakeTimeProvider(late);
        KeepRetention Job(DemoClock? demo) => new(
            db, new ApplyRetention(db), new LinkAudit(db), new PurgeTrail(db), new DemoMode(demo), clock, NullLogger<KeepRetention>.Instance);

        await Job(new DemoClock(late, clock)).Execute(null!, TestContext.Current.CancellationToken);
        Assert.Equal(6, (await CountAsync(worlds, "pupil")).Sum());

        await Job(null).Execute(null!, TestContext.Current.CancellationToken);
        Assert.Equal([0, 0], await CountAsync(worlds, "pupil"));
        Assert.Equal([0, 0], await CountAsync(worlds, "guardian"));
        Assert.Equal(0, await Job(null).RunAsync(late));
    }

    private static async Task<Db> NewAsync()
    {
        var file = Path.Combine(Janitor.NewFolder("jobs"), "antigaspi.db");
        await Migrations.ApplySqliteAsync(file);
        return Db.OpenSqlite(file);
    }

    private static async Task<List<long>> CountAsync(IEnumerable<World> worlds, string table)
    {
        List<long> counts = [];
        foreach (var world in worlds)
        {
            counts.Add(await world.ScalarAsync<long>($"select count(*) from {table} where tenant = @tenant"));
        }

        return counts;
    }
}
