using System.Diagnostics;
using System.Security.Cryptography;
using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Access;

/// <summary>Somebody guesses codes from a thousand places: none opens, it is noticed, and the honest parent is served in between.</summary>
public sealed class GuessedCodesTests(ITestOutputHelper output)
{
    private const int Guesses = 100_000;

    [Fact]
    public async Task A_hundred_thousand_guesses_open_nothing_even_without_any_limit()
    {
        var here = await Families.NewAsync(Engine.Sqlite);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var (attacker, code) = (await here.AccountAsync("Attaque"), await here.CodeAsync(lea, adults[0]));
        var (drawn, watch) = (RandomNumberGenerator.GetBytes(Guesses * ActivationCode.Drawn), Stopwatch.GetTimestamp());

        for (var i = 0; i < Guesses; i++)
        {
            var guess = ActivationCode.Of(drawn.AsSpan(i * ActivationCode.Drawn, ActivationCode.Drawn));
            Assert.IsType<LinkOutcome.Refused>(await here.ByCode.RunAsync(attacker, guess, Families.LeaBirth, moves: true, Families.Now));
        }

        output.WriteLine($"{Guesses} guesses in {Stopwatch.GetElapsedTime(watch).TotalSeconds:0} s");
        Assert.Empty(await here.SeenByAsync(attacker));
        Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(await here.AccountAsync("Camille"), code, Families.LeaBirth, moves: false, Families.Now));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    [Trait("Needs", "Postgres")]
    public async Task With_the_limits_most_guesses_are_not_even_looked_at_an_alarm_is_raised_and_a_parent_elsewhere_is_served(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var throttle = new Throttle(here.Db, ServerKey.Demonstration);
        var (allowed, alarms) = (0, 0);
        for (var i = 0; i < 4000; i++)
        {
            // A hundred accounts over forty networks, in ten minutes.
            var answer = await throttle.TakeAsync(ThrottleRule.TypeLetterCode, $"account {i % 100}", $"192.0.{i % 40}.0", Families.Now.AddMilliseconds(i * 150));
            (allowed, alarms) = (allowed + (answer.IsAllowed ? 1 : 0), alarms + (answer.RaisesAlarm ? 1 : 0));
        }

        Assert.InRange(allowed, 300, 1500);
        Assert.Equal(1, alarms);
        Assert.True((await throttle.TakeAsync(ThrottleRule.TypeLetterCode, "Camille", "198.51.100.0", Families.Now.AddMinutes(10))).IsAllowed);
    }

    [Fact]
    public async Task A_twin_that_forgets_that_a_code_was_used_is_caught()
    {
        var here = await Families.NewAsync(Engine.Sqlite);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var (code, first, second) = (await here.CodeAsync(lea, adults[0]), await here.AccountAsync("Première"), await here.AccountAsync("Seconde"));
        await here.Db.WriteAsync(here.World.Service, async transaction =>
        {
            await transaction.ExecuteAsync("create trigger forgets after update of used_at on activation_code begin update activation_code set used_at = null where code_id = new.code_id; end");
            return await transaction.ExecuteAsync("create trigger keeps before delete on activation_place begin select raise(ignore); end");
        });

        Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(first, code, Families.LeaBirth, moves: true, Families.Now));
        Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(second, code, Families.LeaBirth, moves: true, Families.Now));
    }
}
