using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>The sender with one safety taken out of it: the tests of the outbox must see it.</summary>
public sealed class SabotagedOutboxTests
{
    private const int Messages = 45;
    private const int Trials = 20;

    [Fact]
    [Trait("Needs", "Postgres")]
    public async Task Nodes_that_do_not_skip_what_another_takes_send_twice()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Postgres);
        office.Db.Rewrite = Without("for update skip locked", "");
        var doubled = 0;
        for (var trial = 0; trial < Trials && doubled == 0; trial++)
        {
            for (var i = 0; i < Messages; i++)
            {
                await office.WriteAsync($"famille{trial}.{i}@exemple.fr");
            }

            await Task.WhenAll(office.SendAsync(), office.SendAsync(), office.SendAsync());
            doubled = office.Server.Mails.Count - office.Server.Mails.DistinctBy(mail => mail.MessageId).Count();
        }

        Assert.True(doubled > 0, "two nodes never took the same message: nothing is proved");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_message_that_is_not_taken_for_a_while_is_sent_by_two_nodes_at_once(Engine engine)
    {
        await using var office = await PostOffice.OpenAsync(engine);
        office.Db.Rewrite = Without("set next_at = @until,", "set next_at = next_at,");
        await office.WriteAsync("hold@exemple.fr");
        var first = office.SendAsync();
        await office.Server.NextAsync();

        var second = office.SendAsync();
        await office.Server.NextAsync();
        office.Server.Release();

        Assert.Equal((1, 1), ((await first).Sent, (await second).Sent));
        Assert.Equal(2, office.Server.Mails.Count);
    }

    [Fact]
    public async Task Tries_that_are_not_counted_hammer_the_server()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite);
        office.Db.Rewrite = Without("attempts = attempts + 1", "attempts = attempts");
        await office.WriteAsync("later-452@exemple.fr");
        List<double> waits = [];
        for (var i = 0; i < 3; i++)
        {
            await office.SendAsync();
            waits.Add((Assert.Single(await office.RowsAsync()).NextAt - office.Clock.GetUtcNow()).TotalSeconds);
            office.Clock.Advance(TimeSpan.FromSeconds(waits[^1]));
        }

        Assert.Single(waits.Distinct());
        Assert.NotEqual([5, 15, 45], waits);
    }

    // Only the statement that takes messages holds these words.
    private static Func<string, string> Without(string safety, string by) => sql => sql.Replace(safety, by, StringComparison.Ordinal);
}
