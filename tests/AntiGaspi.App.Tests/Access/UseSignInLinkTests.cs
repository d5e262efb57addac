using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;

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
