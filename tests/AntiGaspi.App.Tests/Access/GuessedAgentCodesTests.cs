using System.Security.Cryptography;
using System.Text;
using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Access;

/// <summary>Somebody who reads the mailboxes of many agents guesses the codes of their telephones: none opens, it is noticed, and an honest agent is served. The large run is in bench/.</summary>
public sealed class GuessedAgentCodesTests(ITestOutputHelper output)
{
    private const int Agents = 60;
    private const int Guesses = 3000;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    [Trait("Needs", "Postgres")]
    public async Task Guesses_open_nothing_raise_an_alarm_and_an_agent_elsewhere_comes_in(Engine engine)
    {
        var here = await EmergencyTeam.NewAsync(engine);
        await using var db = here.Db;
        var (_, honest) = await here.CookAsync();
        List<KnownAgent> victims = [];
        for (var i = 0; i < Agents; i++)
        {
            victims.Add(await VictimAsync(here, $"victime{i}@exemple.fr"));
        }

        var (throttle, compared, alarms) = (new Throttle(db, TeamWorld.Key), 0, 0);
        for (var i = 0; i < Guesses; i++)
        {
            var (victim, at) = (victims[i % Agents], EmergencyTeam.Now.AddMilliseconds(i * 150));
            var answer = await throttle.TakeAsync(ThrottleRule.TypeTelephoneCode, victim.Address, $"192.0.{i % 40}.0", at);
            alarms += answer.RaisesAlarm ? 1 : 0;
            if (answer.IsAllowed)
            {
                compared++;
                Assert.IsNotType<TelephoneOutcome.Right>(await here.Use.RunAsync(victim, $"{i * 331 % 1_000_000:D6}", at));
            }
        }

        output.WriteLine($"{Guesses} guesses, {compared} not refused at once");
        Assert.InRange(compared, 300, 1500);
        Assert.Equal(1, alarms);
        Assert.InRange(await here.CountAsync("select max(failures) from second_factor"), 5, 10);

        var end = EmergencyTeam.Now.AddMinutes(8);
        Assert.True((await throttle.TakeAsync(ThrottleRule.TypeTelephoneCode, EmergencyTeam.Cook, "198.51.100.0", end)).IsAllowed);
        Assert.IsType<TelephoneOutcome.Right>(await here.TypeAsync(honest.At(end), end));
    }

    // The telephones are the same in each run, and so is what comes of the guesses.
    private static async Task<KnownAgent> VictimAsync(EmergencyTeam here, string address)
    {
        var account = await here.Team.AccountAsync(address);
        Assert.Null(await here.Team.Invite.RunAsync(here.Team.Manager, TeamWorld.To(address, Role.HeadCook, here.Team.World.School), EmergencyTeam.Now));
        await here.Team.Accept.RunAsync(account, address, null, EmergencyTeam.Now);
        var (secret, before) = (SHA256.HashData(Encoding.UTF8.GetBytes(address))[..20], EmergencyTeam.Now.AddHours(-1));
        Assert.Equal(SetUpOutcome.Done, await here.SetUp.RunAsync(new Scope(here.Team.World.Tenant, account, Role.HeadCook, []), secret, new Telephone(secret).At(before), before));
        return await here.FindAsync(address);
    }
}
