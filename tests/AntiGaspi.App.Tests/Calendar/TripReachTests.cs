using AntiGaspi.App.Calendar;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Access;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Calendar;

/// <summary>Pupils' life takes the classes of its own school out for a trip, and nothing else, whatever the page asks.</summary>
[Trait("Needs", "Postgres")]
public sealed class TripReachTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_a_trip_of_its_own_school_is_declared_and_withdrawn(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        var world = team.World;
        await world.AddDayAsync(Day.Month, Day.Day, World.Paris(11, 25, 10));
        var lou = new Scope(world.Tenant, await team.JoinAsync("lou@exemple.fr", Role.PupilLife), Role.PupilLife, [world.School]);
        var elsewhere = await TeamWorld.NewAsync(Task.FromResult(db), 61);

        foreach (var kind in Enum.GetValues<EventKind>().Where(kind => kind != EventKind.Trip))
        {
            Assert.Equal(EventRefusal.UnknownPlace, await RefusalAsync(db, lou, Event(world, kind)));
        }

        Assert.Equal(EventRefusal.UnknownPlace, await RefusalAsync(db, lou, Event(elsewhere.World, EventKind.Trip)));
        Assert.Equal(EventRefusal.UnknownPlace, await RefusalAsync(db, lou, Event(world, EventKind.Trip) with { SchoolId = World.NewId() }));

        var strike = Assert.IsType<EventOutcome.Declared>(await new DeclareEvent(db).RunAsync(world.OfficeScope, Event(world, EventKind.Internship), World.Morning)).Effect.EventId;
        Assert.Equal(WithdrawRefusal.UnknownEvent, Assert.IsType<WithdrawOutcome.Refused>(await new WithdrawEvent(db).RunAsync(lou, strike, World.Morning)).Why);
        Assert.IsType<WithdrawOutcome.Withdrawn>(await new WithdrawEvent(db).RunAsync(world.OfficeScope, strike, World.Morning));

        var trip = Assert.IsType<EventOutcome.Declared>(await new DeclareEvent(db).RunAsync(lou, Event(world, EventKind.Trip), World.Morning)).Effect;
        Assert.Equal(3, trip.Meals);
        Assert.Equal([trip.EventId], (await new OfficeCalendar(db).EventsAsync(lou, world.Place, Day)).Select(one => one.EventId));
        Assert.IsType<WithdrawOutcome.Withdrawn>(await new WithdrawEvent(db).RunAsync(lou, trip.EventId, World.Morning));
    }

    private static NewEvent Event(World world, EventKind kind) => new(
        kind, world.Place, Day, Day, "", kind is EventKind.Trip or EventKind.Internship ? world.School : null, kind is EventKind.Trip or EventKind.Internship ? "5B" : null,
        kind == EventKind.CatchUp ? 4 : null);

    private static async Task<EventRefusal> RefusalAsync(Db db, Scope scope, NewEvent asked) =>
        Assert.IsType<EventOutcome.Refused>(await new DeclareEvent(db).RunAsync(scope, asked, World.Morning)).Why;
}
