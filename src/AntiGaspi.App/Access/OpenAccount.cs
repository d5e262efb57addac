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
        await FindAsync(provider, subject) ?? await MakeAsync(provider, subject, displayName, now);

    /// <summary>The account of an identity; null when there is none, or when the identity has ended.</summary>
    public async Task<Guid?> FindAsync(IdentityProvider provider, string subject) =>
        (await db.ReadNationalAsync<Guid?>(Find, new { provider = (int)provider, subject })).SingleOrDefault();

    /// <summary>Calls an account by another name: its owner married, or took back a name.</summary>
    public Task RenameAsync(Guid account, string displayName) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("update account set display_name = @displayName where account_id = @id", new { id = account, displayName }));

    // Two browsers may bring the same new person at once: the second finds what the first has made.
    private Task<Guid> MakeAsync(IdentityProvider provider, string subject, string displayName, DateTimeOffset now) =>
        db.WriteAsync(Scope.Service(0), async transaction =>
        {
            var values = new { provider = (int)provider, subject, displayName, id = Ids.New(now), now = now.ToStored() };
            await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@id, @displayName, @now)", values);
            if (await transaction.ExecuteAsync(Link, values) == 1)
            {
                return values.id;
            }

            return (await transaction.QueryAsync<Guid>(Find, values)).SingleOrDefault();
        });

    private const string Find = "select account_id from identity where provider = @provider and subject = @subject and ended_at is null";

    private const string Link = """
        insert into identity (provider, subject, account_id, linked_at) values (@provider, @subject, @id, @now) on conflict do nothing
        """;
}
