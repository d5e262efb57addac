using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>
/// Finds the account of an identity, or opens one. Two identities are never joined because they share an e-mail: whoever has
/// an account already and comes with a new identity says so, and proves it.
/// </summary>
public sealed class OpenAccount(Db db)
{
    /// <summary>The account; a new one the first time.</summary>
    /// <param name="provider">Who vouches.</param>
    /// <param name="subject">The provider's name of the person: a "sub", or an e-mail address in lower case.</param>
    /// <param name="displayName">How the person is called on the pages, when the account is new.</param>
    /// <param name="now">When.</param>
    public async Task<Guid> RunAsync(IdentityProvider provider, string subject, string displayName, DateTimeOffset now) =>
        await FindAsync(provider, subject) ?? await NewAsync(provider, subject, displayName, now);

    /// <summary>The account of an identity; null when there is none, or when the identity has ended.</summary>
    public async Task<Guid?> FindAsync(IdentityProvider provider, string subject) =>
        (await db.ReadNationalAsync<Guid?>(Find, new { provider = (int)provider, subject })).SingleOrDefault();

    /// <summary>Calls an account by another name: its owner married, or took back a name.</summary>
    public Task RenameAsync(Guid account, string displayName) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("update account set display_name = @displayName where account_id = @id", new { id = account, displayName }));

    /// <summary>A new account, for an identity that was just looked for and not found. One that has ended left its account for good: it opens another.</summary>
    public async Task<Guid> NewAsync(IdentityProvider provider, string subject, string displayName, DateTimeOffset now)
    {
        var values = new { provider = (int)provider, subject, displayName, id = Ids.New(now), now = now.ToStored() };
        var made = await db.WriteAsync(Scope.Service(0), MakePostgres, transaction => MakeAsync(transaction, values), values);

        // Another browser brought the same person at once: this one finds what that one made.
        return made.Count == 1 ? made[0] : await FindAsync(provider, subject) ?? throw new InvalidOperationException("An identity ended while it was opened.");
    }

    private static async Task<IReadOnlyList<Guid>> MakeAsync(Transaction transaction, object values)
    {
        if (await transaction.QueryAsync<Guid>(Find, values) is [_] known)
        {
            return known;
        }

        await transaction.ExecuteAsync(Account, values);
        return await transaction.QueryAsync<Guid>(Link, values);
    }

    private const string Find = "select account_id from identity where provider = @provider and subject = @subject and ended_at is null";

    // The identity stands in the way of another browser, so the account is made from its row: none is ever left without.
    private const string MakePostgres = $"""
        with linked as (
          {Link}
        ), opened as (
          insert into account (account_id, display_name, created_at) select account_id, @displayName, @now from linked
        )
        select account_id from linked
        """;

    private const string Account = "insert into account (account_id, display_name, created_at) values (@id, @displayName, @now)";

    private const string Link = """
        insert into identity (provider, subject, account_id, linked_at) values (@provider, @subject, @id, @now)
          on conflict (provider, subject) do update set account_id = excluded.account_id, linked_at = excluded.linked_at, ended_at = null
          where identity.ended_at is not null
          returning account_id
        """;
}
