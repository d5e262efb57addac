using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Access;

/// <summary>Every identity leads to one account, and to no account that it has left.</summary>
public sealed class OpenAccountTests
{
    private const string Subject = "3a1f5c0d9e7b2468v1";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Somebody_who_comes_back_finds_the_account_of_the_first_time(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var open = new OpenAccount(db);

        var first = await open.RunAsync(IdentityProvider.FranceConnect, Subject, "Camille MARTIN", Now);

        Assert.Equal(first, await open.RunAsync(IdentityProvider.FranceConnect, Subject, "Camille MARTIN", Now.AddDays(1)));
        Assert.Equal(first, await open.NewAsync(IdentityProvider.FranceConnect, Subject, "Camille MARTIN", Now.AddDays(1)));
        Assert.Equal((1, 1), await CountAsync(db));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_same_word_from_two_providers_is_two_people(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var open = new OpenAccount(db);

        var family = await open.RunAsync(IdentityProvider.FranceConnect, Subject, "Camille MARTIN", Now);
        var agent = await open.RunAsync(IdentityProvider.ProConnect, Subject, "Camille MARTIN", Now);

        Assert.NotEqual(family, agent);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Browsers_that_bring_a_new_person_at_once_open_one_account(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var open = new OpenAccount(db);

        var accounts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => open.NewAsync(IdentityProvider.FranceConnect, Subject, "Camille MARTIN", Now))));

        Assert.Single(accounts.Distinct());
        Assert.Equal((1, 1), await CountAsync(db));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_identity_that_ended_opens_a_new_account_and_never_the_old_one(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var open = new OpenAccount(db);
        var left = await open.RunAsync(IdentityProvider.FranceConnect, Subject, "Camille MARTIN", Now);
        await db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync(
            "update identity set ended_at = @now where subject = @Subject", new { now = Now.ToStored(), Subject }));
        Assert.Null(await new FindSpaces(db).OfIdentityAsync(IdentityProvider.FranceConnect, Subject));

        var later = await open.RunAsync(IdentityProvider.FranceConnect, Subject, "Camille MARTIN", Now.AddDays(1));

        Assert.NotEqual(left, later);
        Assert.NotEqual(Guid.Empty, later);
        Assert.Equal(later, await open.FindAsync(IdentityProvider.FranceConnect, Subject));
        Assert.Equal((2, 1), await CountAsync(db));
    }

    private static async Task<(long Accounts, long Identities)> CountAsync(Db db) =>
        (await db.ReadNationalAsync<(long, long)>("select (select count(*) from account), (select count(*) from identity)")).Single();
}
