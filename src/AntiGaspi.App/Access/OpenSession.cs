using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>How long a session lasts.</summary>
public static class SessionLife
{
    /// <summary>An agent who does nothing for so long is signed out. Source: reliability.md, ASVS 7.3.1.</summary>
    public static readonly TimeSpan AgentIdle = TimeSpan.FromMinutes(30);

    /// <summary>A family's session ends after so long, whatever it does.</summary>
    public static readonly TimeSpan Family = TimeSpan.FromHours(12);

    /// <summary>A phone that its owner asked to be remembered opens the meals for so long.</summary>
    public static readonly TimeSpan Phone = TimeSpan.FromDays(180);

    /// <summary>Whether each request of this role puts the end off.</summary>
    public static bool IsExtended(Role role) => role != Role.Family;

    /// <summary>How fine it is known when a session was last used: an agent's end depends on it, a family only reads it in a list.</summary>
    public static TimeSpan SeenEvery(Role role) => IsExtended(role) ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1);

    /// <summary>When a session that is used at an instant ends.</summary>
    public static DateTimeOffset EndOf(Role role, DateTimeOffset now) => now + (IsExtended(role) ? AgentIdle : Family);
}

/// <summary>How a session came to be.</summary>
/// <param name="Device">The browser in a few words, as its owner will read it in the list of sessions.</param>
/// <param name="Provider">Who vouched for the person.</param>
/// <param name="IdToken">What the provider wants back at the sign-out; null when it wants nothing.</param>
public sealed record SessionOrigin(string Device, IdentityProvider Provider = IdentityProvider.Demonstration, string? IdToken = null)
{
    /// <summary>Whether it is that of a remembered phone, which opens the meals and nothing else.</summary>
    public bool IsPhone { get; init; }

    /// <summary>Whether the person also gave the code of a telephone: the emergency door of agents.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>When the person proved who they are; null when it is not known.</summary>
    public DateTimeOffset? ProvedAt { get; init; }
}

/// <summary>Opens a session under a new key, which ends the one that the same browser had.</summary>
public sealed class OpenSession(Db db)
{
    // A person has a phone, a computer, a few more; the oldest make room, remembered phones for each other only.
    private const int MaxPerAccount = 20;

    /// <summary>Opens it.</summary>
    /// <param name="scope">Who signed in, and what the account may do.</param>
    /// <param name="origin">How it came to be.</param>
    /// <param name="before">The key that the same browser came with.</param>
    /// <param name="now">When.</param>
    /// <returns>The key that the browser keeps.</returns>
    public async Task<SessionKey> RunAsync(Scope scope, SessionOrigin origin, SessionKey? before, DateTimeOffset now)
    {
        var key = SessionKey.New();
        var values = new
        {
            id = Ids.New(now), digest = key.Digest, before = before?.Digest ?? "", role = (int)scope.Role, MaxOthers = MaxPerAccount - 1,
            schools = string.Join(' ', scope.Schools.Select(school => school.ToString("D"))),
            origin.Device, provider = (int)origin.Provider, origin.IdToken, origin.IsPhone, origin.SecondFactor, provedAt = origin.ProvedAt?.ToStored(), now = now.ToStored(),
            ends = EndOf(scope.Role, origin, now).ToStored(),
        };
        await db.WriteAsync<Guid>(scope, InOneTrip, async transaction =>
        {
            await transaction.ExecuteAsync(MakeRoom, values);
            await transaction.ExecuteAsync(Seen, values);
            return await transaction.QueryAsync<Guid>(Insert, values);
        }, values);
        return key;
    }

    // Going from one space to another proves nothing again: a family's twelve hours run from the proof.
    private static DateTimeOffset EndOf(Role role, SessionOrigin origin, DateTimeOffset now) =>
        origin.IsPhone ? now + SessionLife.Phone : SessionLife.EndOf(role, SessionLife.IsExtended(role) ? now : origin.ProvedAt ?? now);

    private const string Insert = """
        insert into session (session_id, key_sha256, account_id, tenant, role, schools, device, provider, id_token, is_phone, second_factor, proved_at, opened_at, seen_at, ends_at)
        values (@id, @digest, @account, @tenant, @role, @schools, @Device, @provider, @IdToken, @IsPhone, @SecondFactor, @provedAt, @now, @now, @ends)
        returning session_id
        """;

    private const string MakeRoom = """
        delete from session where key_sha256 = @before or (account_id = @account and is_phone = @IsPhone and session_id not in (
          select session_id from session where account_id = @account and is_phone = @IsPhone and key_sha256 <> @before order by opened_at desc, session_id desc limit @MaxOthers))
        """;

    // An account that nobody uses any more is forgotten after a while: this says that somebody does.
    private const string Seen = "update account set seen_at = @now where account_id = @account";

    private const string InOneTrip = $"with gone as ({MakeRoom}), seen as ({Seen}) {Insert}";
}
