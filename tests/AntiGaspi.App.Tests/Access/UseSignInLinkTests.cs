using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A link serves one request out of many that come at once.</summary>
public abstract class UseSignInLinkTests(Engine engine)
{
    [Fact]
    public async Task Of_many_that_bring_the_same_code_at_once_one_is_let_in()
    {
        await using var db = await Stores.NewAsync(engine);
        var secrets = new SignInSecrets(ServerKey.Demonstration);
        var (browser, use) = (SessionKey.New(), new UseSignInLink(db, secrets));
        var id = await new AskForSignInLink(db).RunAsync("camille@exemple.fr", browser, null, World.Morning);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => use.RunAsync(browser, SignInProof.Code, secrets.CodeOf(id), World.Morning)));

        Assert.Single(outcomes.OfType<SignInLinkOutcome.Opened>());
        Assert.Equal(15, outcomes.OfType<SignInLinkOutcome.Ended>().Count());
    }

    [Fact]
    public async Task Of_many_guesses_at_once_five_are_compared()
    {
        await using var db = await Stores.NewAsync(engine);
        var secrets = new SignInSecrets(ServerKey.Demonstration);
        var (browser, use) = (SessionKey.New(), new UseSignInLink(db, secrets));
        var id = await new AskForSignInLink(db).RunAsync("camille@exemple.fr", browser, null, World.Morning);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => use.RunAsync(browser, SignInProof.Code, "no code", World.Morning)));

        Assert.Equal([4, 3, 2, 1], outcomes.OfType<SignInLinkOutcome.Wrong>().Select(wrong => wrong.AttemptsLeft).OrderDescending());
        Assert.IsType<SignInLinkOutcome.Ended>(await use.RunAsync(browser, SignInProof.Code, secrets.CodeOf(id), World.Morning));
    }

    [Fact]
    public async Task What_a_browser_waits_for_says_how_many_wrong_codes_are_still_borne()
    {
        await using var db = await Stores.NewAsync(engine);
        var (browser, use) = (SessionKey.New(), new UseSignInLink(db, new SignInSecrets(ServerKey.Demonstration)));
        Assert.Null(await use.AwaitedAsync(browser, World.Morning));
        await new AskForSignInLink(db).RunAsync("camille@exemple.fr", browser, null, World.Morning);
        await use.RunAsync(browser, SignInProof.Code, "no code", World.Morning);
        await use.RunAsync(browser, SignInProof.Code, "no code", World.Morning);

        Assert.Equal(new AwaitedLink("camille@exemple.fr", 3), await use.AwaitedAsync(browser, World.Morning));
    }

    [Theory]
    [InlineData(SignInDoor.Family)]
    [InlineData(SignInDoor.Agent)]
    public async Task At_the_door_of_agents_the_mailbox_waits_ten_minutes_for_the_telephone_and_at_no_other(SignInDoor door)
    {
        await using var db = await Stores.NewAsync(engine);
        var secrets = new SignInSecrets(ServerKey.Demonstration);
        var (browser, proven) = (SessionKey.New(), new ProvenMailboxes(db));
        var id = await new AskForSignInLink(db).RunAsync("chef@exemple.fr", browser, null, World.Morning, door);
        var opened = World.Morning.AddMinutes(9);

        Assert.Equal(new SignInLinkOutcome.Opened("chef@exemple.fr", null, door), await new UseSignInLink(db, secrets).RunAsync(browser, SignInProof.Link, secrets.LinkOf(id), opened));

        Assert.Equal(door == SignInDoor.Agent, await proven.FindAsync(browser, opened.AddMinutes(10).AddMilliseconds(-1)) is { Address: "chef@exemple.fr" });
        Assert.Null(await proven.FindAsync(browser, opened.AddMinutes(10)));
    }

    [Fact]
    public async Task A_mailbox_that_answers_is_written_to_again()
    {
        await using var db = await Stores.NewAsync(engine);
        var secrets = new SignInSecrets(ServerKey.Demonstration);
        var browser = SessionKey.New();
        await db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync(
            "insert into unreachable_mailbox (mailbox, refused_at) values ('camille@exemple.fr', @at), ('autre@exemple.fr', @at)", new { at = World.Morning }));
        var id = await new AskForSignInLink(db).RunAsync("camille@exemple.fr", browser, null, World.Morning);

        await new UseSignInLink(db, secrets).RunAsync(browser, SignInProof.Code, secrets.CodeOf(id), World.Morning);

        Assert.Equal(["autre@exemple.fr"], await db.ReadNationalAsync<string>("select mailbox from unreachable_mailbox"));
    }

    [Fact]
    public void A_mail_on_its_way_still_opens_after_an_update_of_the_service()
    {
        var (key, id) = (ServerKey.Demonstration, World.NewId());
        var secrets = new SignInSecrets(key);

        Assert.Equal(Base64Url.EncodeToString(key.Sign("sign-in link", id.ToString("D")).AsSpan(0, 16)), secrets.LinkOf(id));
        Assert.Equal((BinaryPrimitives.ReadUInt64BigEndian(key.Sign("sign-in code", id.ToString("D"))) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture), secrets.CodeOf(id));
    }

    [Fact]
    public async Task What_is_past_is_forgotten_with_its_mailbox()
    {
        await using var db = await Stores.NewAsync(engine);
        await new AskForSignInLink(db).RunAsync("camille@exemple.fr", SessionKey.New(), null, World.Morning);
        var use = new UseSignInLink(db, new SignInSecrets(ServerKey.Demonstration));

        Assert.Equal(0, await use.ForgetAsync(World.Morning.AddMinutes(10).AddMilliseconds(-1)));
        Assert.Equal(1, await use.ForgetAsync(World.Morning.AddMinutes(10)));
    }
}

public sealed class UseSignInLinkOnSqliteTests() : UseSignInLinkTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class UseSignInLinkOnPostgresTests() : UseSignInLinkTests(Engine.Postgres);
