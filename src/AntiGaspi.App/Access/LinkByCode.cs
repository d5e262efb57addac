using AntiGaspi.App.French;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>
/// Links an account to the adult of the file whose letter (or invitation by mail) it has, with the birth date of one of the
/// adult's children. The tenant is found by a digest that opens nothing; the rest is looked at under that tenant.
/// </summary>
public sealed class LinkByCode(Db db, CodeSecrets secrets)
{
    /// <summary>Links it.</summary>
    /// <param name="owner">The account that signed in.</param>
    /// <param name="code">The code, read without a fault.</param>
    /// <param name="birthDay">The child's.</param>
    /// <param name="moves">Whether the person said that the account which this adult already has is an older one of theirs.</param>
    /// <param name="now">When.</param>
    public async Task<LinkOutcome> RunAsync(Guid owner, ActivationCode code, DateOnly birthDay, bool moves, DateTimeOffset now)
    {
        var tenants = await db.ReadNationalAsync<int>(Place, new { place = secrets.PlaceOf(code), now = now.ToStored() });
        return tenants is not [var tenant]
            ? new LinkOutcome.Refused(LinkRefusal.NoMatch)
            : await db.WriteAsync(new Scope(tenant, owner, Role.Public, []), transaction => LinkAsync(transaction, owner, code, birthDay, moves, tenant, now));
    }

    /// <summary>Whether a code still leads somewhere; to whom is not said.</summary>
    public async Task<bool> IsAliveAsync(ActivationCode code, DateTimeOffset now) =>
        (await db.ReadNationalAsync<int>(Place, new { place = secrets.PlaceOf(code), now = now.ToStored() })).Count > 0;

    private async Task<LinkOutcome> LinkAsync(
        Transaction transaction, Guid owner, ActivationCode code, DateOnly birthDay, bool moves, int tenant, DateTimeOffset now)
    {
        var at = now.ToStored();
        if (await transaction.QueryAsync<CodeRow>($"{Living} {Lock(transaction)}", new { digest = secrets.DigestOf(code), now = at }) is not [var row])
        {
            return new LinkOutcome.Refused(LinkRefusal.NoMatch);
        }

        var children = await GuardianRows.ChildrenAsync(transaction, row.GuardianId, PlaceClock.Paris(now).Today);
        if (children.All(child => child.BirthDay != birthDay))
        {
            return await FailAsync(transaction, row, code, now);
        }

        if (row.AccountId is { } other && other != owner && !moves)
        {
            return new LinkOutcome.Refused(LinkRefusal.OtherAccount);
        }

        if (await GuardianRows.IsOtherAdultAsync(transaction, row.GuardianId, owner))
        {
            return new LinkOutcome.Refused(LinkRefusal.OneAccountEach);
        }

        await transaction.ExecuteAsync("update activation_code set used_at = @at, used_by = @owner where tenant = @tenant and code_id = @CodeId", new { at, owner, row.CodeId });
        await ForgetPlaceAsync(transaction, code);
        await GuardianRows.LinkAsync(transaction, row, owner, row.Way, now);
        return new LinkOutcome.Linked(tenant, children.Select(child => child.GivenName).ToList());
    }

    // A letter that was found opens nothing: after a few wrong birth dates its code is dead, and the office sees why.
    private async Task<LinkOutcome> FailAsync(Transaction transaction, CodeRow row, ActivationCode code, DateTimeOffset now)
    {
        await GuardianRows.FailAsync(transaction, row.GuardianId, now);
        if (await GuardianRows.FailuresAsync(transaction, row.GuardianId, row.MadeAt) >= ActivationLife.MaxFailures)
        {
            await transaction.ExecuteAsync(
                "update activation_code set revoked_at = @now where tenant = @tenant and code_id = @CodeId", new { now = now.ToStored(), row.CodeId });
            await ForgetPlaceAsync(transaction, code);
        }

        return new LinkOutcome.Refused(LinkRefusal.NoMatch);
    }

    private Task<int> ForgetPlaceAsync(Transaction transaction, ActivationCode code) =>
        transaction.ExecuteAsync("delete from activation_place where place_digest = @place", new { place = secrets.PlaceOf(code) });

    private static string Lock(Transaction transaction) => transaction.Engine == Engine.Postgres ? "for update of c, u" : "";

    private const string Place = "select tenant from activation_place where place_digest = @place and expires_at > @now";

    private const string Living = """
        select c.code_id, c.way, c.made_at, u.guardian_id, u.account_id, u.family_name, u.usage_name, u.given_name
        from activation_code c
        join guardian u on u.tenant = c.tenant and u.guardian_id = c.guardian_id
        where c.tenant = @tenant and c.digest = @digest and c.used_at is null and c.revoked_at is null and c.expires_at > @now and u.suspended_at is null
        """;

    private sealed record CodeRow : GuardianRow
    {
        public Guid CodeId { get; init; }

        public string Way { get; init; } = "";

        public DateTimeOffset MadeAt { get; init; }
    }
}
