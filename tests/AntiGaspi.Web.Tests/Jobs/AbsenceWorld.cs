using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Pages.Meals;

namespace AntiGaspi.Web.Tests.Jobs;

/// <summary>A small collège with three weeks of days, and what follows standing absences there.</summary>
internal sealed class AbsenceWorld(World world) : IAsyncDisposable
{
    public static readonly DateTimeOffset Dawn = World.Paris(11, 23, 7, 30);

    public World World => world;

    public Db Db => world.Db;

    public ClaimAbsentMeals Claim => new(Db);

    public SettleAbsences Settle => new(Db);

    public AskAbsences Ask => new(Db);

    /// <summary>The desk of one node; each has its own.</summary>
    public AbsenceDesk Desk => new(Claim, Settle, new CancelMeals(Db), new RestoreMeals(Db));

    public static async Task<AbsenceWorld> StartAsync(Engine engine, int pupils = 3)
    {
        var world = await World.CreateAsync(await Stores.NewAsync(engine), pupils);
        foreach (var (month, day, closes) in new[]
        {
            (11, 24, World.Paris(11, 23, 10)), (11, 26, World.Paris(11, 24, 10)), (11, 27, World.Paris(11, 26, 10)), (11, 30, World.Paris(11, 27, 10)),
            (12, 1, World.Paris(11, 30, 10)), (12, 3, World.Paris(12, 1, 10)), (12, 4, World.Paris(12, 3, 10)), (12, 7, World.Paris(12, 4, 10)), (12, 8, World.Paris(12, 7, 10)),
        })
        {
            await world.AddDayAsync(month, day, closes);
        }

        await world.Db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "insert into school_year (zone, school_year, first_day, summer_from, source) values ('B', 2026, @first, @summer, 'essai') on conflict do nothing",
            new { first = new DateOnly(2026, 9, 1), summer = new DateOnly(2027, 7, 3) }));
        return new(world);
    }

    /// <summary>A family declares that its child is absent every Tuesday.</summary>
    public Task<Guid> TuesdaysAsync(int pupil = 0, DateTimeOffset? at = null) => DeclareAsync(
        new(world.Pupils[pupil], AbsenceRhythm.Weekly, Weekdays.Of(DayOfWeek.Tuesday), new(2026, 11, 23), null), pupil, at ?? Dawn);

    /// <summary>A family declares that its child is absent until further notice.</summary>
    public Task<Guid> FurtherNoticeAsync(DateTimeOffset at) => DeclareAsync(new(world.Pupils[0], AbsenceRhythm.FurtherNotice, new(127), new(2026, 11, 23), null), 0, at);

    public async Task<Guid> DeclareAsync(AbsenceRequest request, int family, DateTimeOffset at)
    {
        var id = World.NewId();
        Assert.Equal(new DeclareOutcome.Declared(id), await new DeclareAbsence(Db).RunAsync(world.Family(family), id, request, "family", at));
        return id;
    }

    public Task<Guid?> FollowAsync(DateTimeOffset at) => Desk.FollowAsync(world.Tenant, at);

    /// <summary>The job, as a node runs it.</summary>
    public async Task TickAsync(DateTimeOffset at)
    {
        await Ask.RunAsync(world.Service, at);
        await FollowAsync(at);
    }

    /// <summary>The days on which a pupil is not expected, one after the other.</summary>
    public async Task<string> CancelledAsync(int pupil = 0) => string.Join(' ', (await Db.ReadAsync<DateOnly>(
        world.Service, "select day from cancellation where tenant = @tenant and pupil_id = @pupil and restored_at is null order by day", new { pupil = world.Pupils[pupil] }))
        .Select(day => day.ToString("MM-dd", null)));

    public Task<long> CountAsync(string sql) => world.ScalarAsync<long>($"select count(*) from {sql}");

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
