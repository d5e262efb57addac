using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>A mailbox that answered at the agents' emergency door, in one browser, which now waits for the code of the telephone.</summary>
public sealed record ProvenMailbox
{
    public Guid LinkId { get; init; }

    public string Address { get; init; } = "";

    /// <summary>The page that was asked for.</summary>
    public string? ReturnTo { get; init; }
}

/// <summary>The mailboxes that answered at the emergency door: each lets its browser in once, within ten minutes, and never alone.</summary>
public sealed class ProvenMailboxes(Db db)
{
    /// <summary>How long a browser may wait for the code of the telephone.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(10);

    /// <summary>What a browser waits with; null when nothing, or no longer.</summary>
    public async Task<ProvenMailbox?> FindAsync(SessionKey browser, DateTimeOffset now) =>
        (await db.ReadNationalAsync<ProvenMailbox>(Waiting, new { digest = browser.Digest, now = now.ToStored() })).SingleOrDefault();

    /// <summary>Ends one: it let somebody in. Tells whether it was still there, so that it does so once.</summary>
    public async Task<bool> EndAsync(ProvenMailbox mailbox) => await db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("delete from sign_in_link where link_id = @LinkId", new { mailbox.LinkId })) == 1;

    /// <summary>Only the link that was used is proved: the others of the same browser are used up, and prove nothing.</summary>
    internal const string Prove = "update sign_in_link set proved_at = @now, ends_at = @ends where link_id = @id";

    private const string Waiting = """
        select link_id, address, return_to from sign_in_link
        where browser_sha256 = @digest and door = 2 and proved_at is not null and ends_at > @now
        order by proved_at desc, link_id desc limit 1
        """;
}
