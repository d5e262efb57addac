using AntiGaspi.App.Access;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A session makes room for itself: the one that the browser had ends, and the oldest when there are too many.</summary>
public sealed class OpenSessionTests
{
    private static readonly SessionOrigin Origin = new("essai");

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_session_that_the_browser_had_ends_whoever_it_was_of(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        var (open, read) = (new OpenSession(db), new ReadSession(db));
        var other = await open.RunAsync(world.Family(1), Origin, null, World.Morning);
        var before = await open.RunAsync(world.Family(0), Origin, null, World.Morning);

        var after = await open.RunAsync(world.OfficeScope, Origin, before, World.Morning);

        Assert.Null(await read.RunAsync(before, World.Morning));
        Assert.Equal(world.Families[1], (await read.RunAsync(other, World.Morning))!.Scope.AccountId);
        Assert.Equal(world.Office, (await read.RunAsync(after, World.Morning))!.Scope.AccountId);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_family_that_goes_from_space_to_space_is_signed_in_no_longer_than_twelve_hours_after_it_proved_who_it_is(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        var (open, read) = (new OpenSession(db), new ReadSession(db));
        var eleven = World.Morning.AddHours(11);

        var again = await open.RunAsync(world.Family(0), Origin with { ProvedAt = World.Morning }, null, eleven);

        Assert.NotNull(await read.RunAsync(again, eleven.AddMinutes(59)));
        Assert.Null(await read.RunAsync(again, eleven.AddHours(1)));
    }

    [Theory]
    [InlineData('B')]
    [InlineData('!')]
    [InlineData('é')]
    public void A_cookie_of_the_right_length_that_is_no_key_is_no_session(char letter) =>
        Assert.Null(SessionKey.Parse(new string(letter, 43)));

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_oldest_of_twenty_sessions_makes_room_and_those_of_others_stay(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        var (open, read) = (new OpenSession(db), new ReadSession(db));
        var other = await open.RunAsync(world.Family(1), Origin, null, World.Morning.AddMinutes(-1));
        List<SessionKey> keys = [];
        for (var i = 0; i < 20; i++)
        {
            keys.Add(await open.RunAsync(world.Family(0), Origin, null, World.Morning.AddSeconds(i)));
        }

        Assert.NotNull(await read.RunAsync(keys[0], World.Morning.AddMinutes(1)));

        // A browser that comes back replaces its own session and costs no other its place.
        var replaced = await open.RunAsync(world.Family(0), Origin, keys[5], World.Morning.AddSeconds(20));
        Assert.NotNull(await read.RunAsync(keys[0], World.Morning.AddMinutes(1)));

        await open.RunAsync(world.Family(0), Origin, null, World.Morning.AddSeconds(21));
        Assert.Null(await read.RunAsync(keys[0], World.Morning.AddMinutes(1)));
        foreach (var key in new[] { keys[1], replaced, other })
        {
            Assert.NotNull(await read.RunAsync(key, World.Morning.AddMinutes(1)));
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_account_that_is_in_use_is_not_forgotten_however_old_it_is(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        await new OpenSession(db).RunAsync(world.Family(0), Origin, null, World.Morning.AddYears(2));

        await new ApplyRetention(db).RunAsync(world.Service, World.Morning.AddYears(3));

        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from guardian where tenant = @tenant and account_id = @used", new { used = world.Families[0] }));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from guardian where tenant = @tenant and account_id = @idle", new { idle = world.Families[1] }));
    }
}
