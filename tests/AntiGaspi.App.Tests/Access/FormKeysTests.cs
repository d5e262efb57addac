using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Access;

/// <summary>The keys of forms are read under the server's key that sealed them, and under no other.</summary>
[Trait("Needs", "Postgres")]
public sealed class FormKeysTests
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Another_servers_key_does_not_read_them_and_the_service_says_so(Engine engine)
    {
        await using var db = await Stores.NewAsync(engine);
        var (right, wrong) = (new ServerKey(new byte[32]), ServerKey.Demonstration);
        new FormKeys(db, right).Add("key-1", "<key/>", World.Morning);

        Assert.Equal(["<key/>"], new FormKeys(db, right).All());
        Assert.Empty(await StartupChecks.FaultsAsync(db, right, Now));
        Assert.Contains("clé de serveur", Assert.Single(await StartupChecks.FaultsAsync(db, wrong, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_took_the_name_of_another_is_not_read()
    {
        await using var db = await Stores.NewAsync(Engine.Sqlite);
        var keys = new FormKeys(db, ServerKey.Demonstration);
        keys.Add("key-1", "<one/>", World.Morning);
        await db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync("update form_key set key_id = 'key-2'"));

        Assert.False(await keys.AreReadableAsync());
    }

    [Fact]
    public async Task A_clock_far_from_that_of_the_database_is_refused()
    {
        await using var db = await Stores.NewAsync(Engine.Postgres);

        Assert.Contains("NTP", Assert.Single(await StartupChecks.FaultsAsync(db, ServerKey.Demonstration, Now.AddSeconds(5))), StringComparison.Ordinal);
        Assert.Empty(await StartupChecks.FaultsAsync(db, ServerKey.Demonstration, Now));
    }
}
