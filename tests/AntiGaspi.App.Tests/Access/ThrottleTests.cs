using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Tests.Access;

/// <summary>Tries are counted by subject, by network and in all; nobody is shut out by what somebody else does.</summary>
public abstract class ThrottleTests(Engine engine)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly ThrottleRule Rule = new("essai", new(3, Hour), new(5, Hour), new(10, Hour), new(4, Hour), new(30, Hour));

    [Fact]
    public async Task A_subject_is_tried_three_times_from_one_network_then_again_as_time_passes()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);
        Assert.Equal([true, true, true, false, false], await TakeAsync(throttle, 5, "camille", "a"));

        // A third of an hour gives one try back, and not a millisecond before.
        Assert.Equal([false], await TakeAsync(throttle, 1, "camille", "a", TimeSpan.FromMinutes(20) - TimeSpan.FromMilliseconds(1)));
        Assert.Equal([true, false], await TakeAsync(throttle, 2, "camille", "a", TimeSpan.FromMinutes(20)));
    }

    [Fact]
    public async Task A_subject_is_tried_five_times_from_anywhere_and_another_is_not_concerned()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);
        foreach (var network in new[] { "a", "b", "c", "d", "e" })
        {
            Assert.Equal([true], await TakeAsync(throttle, 1, "camille", network));
        }

        Assert.Equal([false], await TakeAsync(throttle, 1, "camille", "f"));
        Assert.Equal([true], await TakeAsync(throttle, 1, "dominique", "f"));
    }

    [Fact]
    public async Task A_network_that_tries_too_much_is_refused_and_its_neighbour_is_not()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal([true], await TakeAsync(throttle, 1, $"famille {i}", "a"));
        }

        Assert.Equal([false], await TakeAsync(throttle, 1, "camille", "a"));
        Assert.Equal([true], await TakeAsync(throttle, 1, "camille", "b"));
    }

    [Fact]
    public async Task An_attack_is_told_once_and_holds_each_network_tighter_while_an_honest_one_is_served()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);
        List<ThrottleAnswer> answers = [];
        for (var i = 0; i < 60; i++)
        {
            answers.Add(await throttle.TakeAsync(Rule, $"{i}", $"network {i % 6}", World.Morning));
        }

        Assert.Equal(1, answers.Count(answer => answer.RaisesAlarm));
        Assert.Equal(30, answers.FindIndex(answer => answer.RaisesAlarm));

        // Each network had its five, the first one also the try that raised the alarm, and then four while it lasts; without it all have ten.
        Assert.Equal([10, 9, 9, 9, 9, 9], Enumerable.Range(0, 6).Select(network => answers.Where((answer, at) => at % 6 == network && answer.IsAllowed).Count()));
        Assert.Equal([true], await TakeAsync(throttle, 1, "camille", "home"));

        // Ten minutes without an excess end it.
        Assert.Equal([true, true, true, true, true, true], (await SixAsync(throttle, "elsewhere", TimeSpan.FromHours(2))).Select(answer => answer.IsAllowed));
    }

    [Fact]
    public async Task A_right_try_is_given_back()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);
        for (var i = 0; i < 40; i++)
        {
            var answer = await throttle.TakeAsync(Rule, "camille", "a", World.Morning);
            Assert.Equal((true, false), (answer.IsAllowed, answer.RaisesAlarm));
            await throttle.GiveBackAsync(Rule, "camille", "a");
        }
    }

    [Fact]
    public async Task During_an_attack_a_right_try_is_given_back_too()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);
        await AttackAsync(throttle);

        // A college at the hour of the letters: many families behind one address, all with the right code.
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal([true], await TakeAsync(throttle, 1, $"famille {i}", "college"));
            await throttle.GiveBackAsync(Rule, $"famille {i}", "college");
        }

        Assert.Equal([true, true, true, true, false], await WrongAsync(throttle, 5, "college"));
    }

    [Fact]
    public void Each_rule_has_a_name_of_its_own()
    {
        string[] names = [.. new[] { ThrottleRule.AskForLink, ThrottleRule.TypeSignInCode, ThrottleRule.TypeTelephoneCode, ThrottleRule.KeepForm, ThrottleRule.TypeLetterCode }.Select(rule => rule.Name)];

        Assert.DoesNotContain("", names);
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Tries_at_the_same_time_are_all_counted()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => throttle.TakeAsync(Rule, "camille", "a", World.Morning)));

        Assert.Equal(3, answers.Count(answer => answer.IsAllowed));
    }

    [Fact]
    public async Task The_table_names_nobody_and_forgets_what_is_empty()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);
        await TakeAsync(throttle, 1, "camille@exemple.fr", "C00002");

        var buckets = await db.ReadNationalAsync<string>("select bucket from throttle");
        Assert.Equal(4, buckets.Count);
        Assert.All(buckets, bucket => Assert.Matches("^[0-9a-f]{64}$", bucket));
        Assert.Equal(0, await throttle.ForgetAsync(World.Morning));
        Assert.Equal(4, await throttle.ForgetAsync(World.Morning + Hour));
    }

    [Fact]
    public async Task A_bucket_keeps_its_name_so_that_a_new_version_of_the_service_forgets_no_try()
    {
        await using var db = await Stores.NewAsync(engine);
        var throttle = new Throttle(db, ServerKey.Demonstration);
        var rule = Rule with { Everybody = new(1, Hour) };
        Assert.False((await throttle.TakeAsync(rule, "camille", "a", World.Morning)).RaisesAlarm);
        Assert.True((await throttle.TakeAsync(rule, "camille", "a", World.Morning)).RaisesAlarm);

        string[] names = ["essai|Attack|", "essai|Everybody|", "essai|Network|a", "essai|SubjectHere|a camille", "essai|Subject|camille"];
        Assert.Equal(
            names.Select(name => ServerKey.Demonstration.Digest("throttle", name)).Order(StringComparer.Ordinal),
            (await db.ReadNationalAsync<string>("select bucket from throttle")).Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<bool>> TakeAsync(Throttle throttle, int times, string subject, string network, TimeSpan after = default)
    {
        List<bool> answers = [];
        for (var i = 0; i < times; i++)
        {
            answers.Add((await throttle.TakeAsync(Rule, subject, network, World.Morning + after)).IsAllowed);
        }

        return answers;
    }

    // One more than everybody together may try.
    private static async Task AttackAsync(Throttle throttle)
    {
        for (var i = 0; i <= Rule.Everybody.Times; i++)
        {
            await throttle.TakeAsync(Rule, $"{i}", $"network {i}", World.Morning);
        }
    }

    private static async Task<IReadOnlyList<bool>> WrongAsync(Throttle throttle, int times, string network)
    {
        List<bool> answers = [];
        for (var i = 0; i < times; i++)
        {
            answers.AddRange(await TakeAsync(throttle, 1, $"inconnu {i}", network));
        }

        return answers;
    }

    private static async Task<IReadOnlyList<ThrottleAnswer>> SixAsync(Throttle throttle, string network, TimeSpan after)
    {
        List<ThrottleAnswer> answers = [];
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await throttle.TakeAsync(Rule, $"autre {i}", network, World.Morning + after));
        }

        return answers;
    }
}

public sealed class ThrottleOnSqliteTests() : ThrottleTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class ThrottleOnPostgresTests() : ThrottleTests(Engine.Postgres);
