using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Bench;

/// <summary>
/// A hundred thousand codes of sign-in mails, and as many of agents' telephones, tried in an hour from a thousand networks, through the
/// limits and the acts as the pages do. Telephones and guesses are the same in each run.
/// </summary>
internal static class GuessBench
{
    private const int Guesses = 100_000;
    private const int Networks = 1_000;
    private const int Agents = 200;
    private const string Honest = "honnete@exemple.fr";

    private static readonly ServerKey Key = ServerKey.Demonstration;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public static async Task RunAsync(Run run)
    {
        var file = Path.Combine(Janitor.NewFolder("guesses"), "antigaspi.db");
        await Migrations.ApplySqliteAsync(file);
        await using var db = Db.OpenSqlite(file);
        var world = await World.CreateAsync(db);
        await MailCodesAsync(run, db);
        await TelephoneCodesAsync(run, db, world);
    }

    // Without any limit first, since a link bears five codes whatever the limits do; then with them.
    private static async Task MailCodesAsync(Run run, Db db)
    {
        var secrets = new SignInSecrets(Key);
        var (ask, use, throttle) = (new AskForSignInLink(db), new UseSignInLink(db, secrets), new Throttle(db, Key));
        var (tally, now) = (new Tally(), World.Morning);
        var browser = SessionKey.New();
        for (var i = 0; i < Guesses; i++)
        {
            if (i % UseSignInLink.MaxAttempts == 0)
            {
                browser = SessionKey.New();
                await ask.RunAsync($"victime{i % 1000}@exemple.fr", browser, null, now);
            }

            tally.Compared++;
            tally.Opened += await use.RunAsync(browser, SignInProof.Code, $"{i * 997L % 100_000_000:D8}", now) is SignInLinkOutcome.Opened ? 1 : 0;
        }

        tally.Tell(run, "mail codes, without any limit");
        run.Report.Exactly("mail codes, without any limit: opened", tally.Opened, 0);

        tally = new();
        for (var i = 0; i < Guesses; i++)
        {
            var at = now + (Lasts * i / Guesses);
            await tally.CountAsync(throttle, ThrottleRule.TypeSignInCode, $"browser {i / UseSignInLink.MaxAttempts}", i, at);
        }

        tally.Tell(run, "mail codes, limits");
        run.Report.AtLeast("mail codes, limits: alarms", tally.Alarms, 1);

        // At the height of it, from home.
        var (end, own) = (now + Lasts, SessionKey.New());
        var isAllowed = (await throttle.TakeAsync(ThrottleRule.TypeSignInCode, own.Text, "203.0.113.0", end)).IsAllowed;
        var id = await ask.RunAsync(Honest, own, null, end);
        var isIn = await use.RunAsync(own, SignInProof.Code, secrets.CodeOf(id), end) is SignInLinkOutcome.Opened;
        run.Report.Exactly("mail codes: the honest person is served afterwards", isAllowed && isIn ? 1 : 0, 1);
    }

    private static async Task TelephoneCodesAsync(Run run, Db db, World world)
    {
        var (throttle, use) = (new Throttle(db, Key), new UseSecondFactor(db, new TelephoneSecrets(Key)));
        List<KnownAgent> victims = [];
        for (var i = 0; i < Agents; i++)
        {
            victims.Add((await AgentAsync(db, world, $"victime{i}@exemple.fr")).Agent);
        }

        var (tally, now) = (new Tally(), World.Morning);
        for (var i = 0; i < Guesses; i++)
        {
            var (victim, at) = (victims[i % Agents], now + (Lasts * i / Guesses));
            if (await tally.CountAsync(throttle, ThrottleRule.TypeTelephoneCode, victim.Address, i, at))
            {
                tally.Opened += await use.RunAsync(victim, $"{i * 331L % 1_000_000:D6}", at) is TelephoneOutcome.Right ? 1 : 0;
            }
        }

        tally.Tell(run, "telephone codes");
        run.Report.Exactly("telephone codes: opened", tally.Opened, 0);
        run.Report.AtLeast("telephone codes: alarms", tally.Alarms, 1);
        var worst = (await db.ReadNationalAsync<long>("select max(failures) from second_factor")).Single();
        run.Report.AtMost("telephone codes: compared for one telephone, at most", worst, UseSecondFactor.MaxFailures, "");

        // Another agent at the height of it; and one of those who were attacked, once the door opens again.
        var (agent, telephone) = await AgentAsync(db, world, Honest);
        var end = now + Lasts;
        var isAllowed = (await throttle.TakeAsync(ThrottleRule.TypeTelephoneCode, Honest, "203.0.113.0", end)).IsAllowed;
        run.Report.Exactly("telephone codes: the honest person is served afterwards", isAllowed && await use.RunAsync(agent, telephone.At(end), end) is TelephoneOutcome.Right ? 1 : 0, 1);
        var later = end + TimeSpan.FromDays(1);
        run.Report.Exactly(
            "telephone codes: one who was attacked is served a day later", await use.RunAsync(victims[0], TelephoneOf(victims[0].Address).At(later), later) is TelephoneOutcome.Right ? 1 : 0, 1);
    }

    private static Telephone TelephoneOf(string address) => new(SecretOf(address));

    private static byte[] SecretOf(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address))[..20];

    private static async Task<(KnownAgent Agent, Telephone Telephone)> AgentAsync(Db db, World world, string address)
    {
        var before = World.Morning.AddHours(-1);
        var account = await new OpenAccount(db).RunAsync(IdentityProvider.ProConnect, address, address, before);
        if (await new InviteAgent(db, Key).RunAsync(world.OfficeScope, new NewInvitation(address, Role.HeadCook, world.School, null, null), before) is { } why)
        {
            throw new InvalidOperationException($"{address} is not invited: {why}.");
        }

        await new AcceptInvitations(db, Key).RunAsync(account, address, null, before);
        var telephone = TelephoneOf(address);
        await new SetUpSecondFactor(db, new TelephoneSecrets(Key)).RunAsync(new Scope(world.Tenant, account, Role.HeadCook, []), SecretOf(address), telephone.At(before), before);
        var agent = await new KnownAgents(db).FindAsync(address, World.Morning) ?? throw new InvalidOperationException($"{address} is no agent.");
        return agent.HasTelephone ? (agent, telephone) : throw new InvalidOperationException($"{address} has no telephone.");
    }

    private sealed class Tally
    {
        private readonly long began = Stopwatch.GetTimestamp();

        public long Compared { get; set; }

        public long Opened { get; set; }

        public long Alarms { get; private set; }

        public async Task<bool> CountAsync(Throttle throttle, ThrottleRule rule, string subject, int guess, DateTimeOffset at)
        {
            var network = guess % Networks;
            var answer = await throttle.TakeAsync(rule, subject, $"10.{network / 250}.{network % 250}.0", at);
            Alarms += answer.RaisesAlarm ? 1 : 0;
            Compared += answer.IsAllowed ? 1 : 0;
            return answer.IsAllowed;
        }

        public void Tell(Run run, string what) =>
            run.Report.Note(what, $"{Guesses:#,0} guesses, {Compared:#,0} not refused at once, {Opened:#,0} opened, {Alarms:#,0} alarms, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
    }
}
