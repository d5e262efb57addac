using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What a browser that asked for links waits for.</summary>
/// <param name="Address">The mailbox that was typed.</param>
/// <param name="AttemptsLeft">How many more wrong codes are borne.</param>
public sealed record AwaitedLink(string Address, int AttemptsLeft);

/// <summary>What became of a link that was opened, or of a code that was typed.</summary>
public abstract record SignInLinkOutcome
{
    /// <summary>It was right, and will never be again.</summary>
    /// <param name="Address">The mailbox that answered.</param>
    /// <param name="ReturnTo">The page that was asked for.</param>
    /// <param name="Door">The door that it was asked for at.</param>
    public sealed record Opened(string Address, string? ReturnTo, SignInDoor Door) : SignInLinkOutcome;

    /// <summary>It was wrong; some more tries are borne.</summary>
    public sealed record Wrong(int AttemptsLeft) : SignInLinkOutcome;

    /// <summary>Nothing is awaited from this browser: used, too old, too many wrong codes, or never asked for here.</summary>
    public sealed record Ended : SignInLinkOutcome;
}

/// <summary>
/// Uses a sign-in link: once, within ten minutes, from the browser that asked for it. That browser may have asked several times, and any
/// of its mails will do. Only its own wrong codes count against it, so that nobody else can use them up.
/// </summary>
public sealed class UseSignInLink(Db db, SignInSecrets secrets)
{
    /// <summary>How many wrong codes a link bears: one guess in twenty million, whatever else is tried.</summary>
    public const int MaxAttempts = 5;

    // A browser that asked ten times has its last mails in sight.
    private const int MaxLinks = 5;

    /// <summary>What a browser waits for; null when nothing, or no longer.</summary>
    public async Task<AwaitedLink?> AwaitedAsync(SessionKey browser, DateTimeOffset now) =>
        (await db.ReadNationalAsync<Row>(Alive, Values(browser, now))) is [var last, ..] ? new(last.Address, MaxAttempts - last.Attempts) : null;

    /// <summary>Uses the link whose secret was opened, or whose code was typed.</summary>
    /// <param name="browser">The key of the browser's cookie.</param>
    /// <param name="proof">What is given.</param>
    /// <param name="given">The secret of the link, or the code.</param>
    /// <param name="now">When.</param>
    public Task<SignInLinkOutcome> RunAsync(SessionKey browser, SignInProof proof, string given, DateTimeOffset now) => db.WriteAsync<SignInLinkOutcome>(Scope.Service(0), async transaction =>
    {
        var values = Values(browser, now);
        var alive = await transaction.QueryAsync<Row>(Alive + transaction.ForUpdate, values);
        if (alive.Count == 0)
        {
            return new SignInLinkOutcome.Ended();
        }

        // Each is compared, so that the time tells nothing of which one it was.
        var right = alive.Where(link => secrets.Is(proof, link.LinkId, given)).ToList();
        if (right.Count > 0)
        {
            // The mails that came before are used up with it.
            await transaction.ExecuteAsync("update sign_in_link set used_at = @now where browser_sha256 = @digest and used_at is null", values);
            if ((SignInDoor)right[0].Door == SignInDoor.Agent)
            {
                await transaction.ExecuteAsync(ProvenMailboxes.Prove, new { id = right[0].LinkId, now = now.ToStored(), ends = (now + ProvenMailboxes.Waits).ToStored() });
            }

            // Somebody reads what arrives there: whatever refused it once takes it again.
            await transaction.ExecuteAsync("delete from unreachable_mailbox where mailbox = @Address", new { right[0].Address });
            return new SignInLinkOutcome.Opened(right[0].Address, right[0].ReturnTo, (SignInDoor)right[0].Door);
        }

        await transaction.ExecuteAsync("update sign_in_link set attempts = attempts + 1 where browser_sha256 = @digest and used_at is null", values);
        return alive[0].Attempts + 1 < MaxAttempts ? new SignInLinkOutcome.Wrong(MaxAttempts - alive[0].Attempts - 1) : new SignInLinkOutcome.Ended();
    });

    /// <summary>Deletes the links that are past their time, with the mailboxes that they name; returns how many.</summary>
    public Task<int> ForgetAsync(DateTimeOffset now) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("delete from sign_in_link where ends_at <= @now", new { now = now.ToStored() }));

    private static object Values(SessionKey browser, DateTimeOffset now) => new { digest = browser.Digest, now = now.ToStored(), MaxAttempts, MaxLinks };

    private const string Alive = """
        select link_id, address, return_to, door, attempts from sign_in_link
        where browser_sha256 = @digest and used_at is null and ends_at > @now and attempts < @MaxAttempts
        order by asked_at desc, link_id desc limit @MaxLinks

        """;

    private sealed record Row
    {
        public Guid LinkId { get; init; }

        public string Address { get; init; } = "";

        public string? ReturnTo { get; init; }

        public int Door { get; init; }

        public int Attempts { get; init; }
    }
}
