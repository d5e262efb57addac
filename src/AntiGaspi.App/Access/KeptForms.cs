using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>
/// Forms that were sent once the session had ended, one a browser. What is in them is encrypted before it comes here, and the key by which
/// it is found is in a cookie: the table tells nothing.
/// </summary>
public sealed class KeptForms(Db db)
{
    /// <summary>How long a form waits for its owner: a lunch, a meeting, the end of a day.</summary>
    public static readonly TimeSpan LastsFor = TimeSpan.FromHours(12);

    /// <summary>Keeps a form in place of the one before.</summary>
    public Task KeepAsync(SessionKey browser, string content, DateTimeOffset now) => db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync(
        """
        insert into kept_form (browser_sha256, content, ends_at) values (@digest, @content, @ends)
        on conflict (browser_sha256) do update set content = @content, ends_at = @ends
        """, new { digest = browser.Digest, content, ends = (now + LastsFor).ToStored() }));

    /// <summary>The form of a browser; null when there is none, or no longer.</summary>
    public async Task<string?> FindAsync(SessionKey browser, DateTimeOffset now) => (await db.ReadNationalAsync<string>(
        "select content from kept_form where browser_sha256 = @digest and ends_at > @now", new { digest = browser.Digest, now = now.ToStored() })).SingleOrDefault();

    /// <summary>Forgets the form of a browser.</summary>
    public Task ForgetAsync(SessionKey browser) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("delete from kept_form where browser_sha256 = @digest", new { digest = browser.Digest }));

    /// <summary>Deletes the forms that nobody came back for; returns how many.</summary>
    public Task<int> EndedAsync(DateTimeOffset now) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("delete from kept_form where ends_at <= @now", new { now = now.ToStored() }));
}
