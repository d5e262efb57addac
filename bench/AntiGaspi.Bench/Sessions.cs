using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using AntiGaspi.App.Access;
using AntiGaspi.Web.SignIn;
using Dapper;

namespace AntiGaspi.Bench;

/// <summary>
/// An open session for every account of the data: the demonstration signs its personas in only, and a load needs hundreds of
/// families. They were seen a moment ago, as that of a person who reads one page after the other. Keys are digests of the accounts, so that nothing has to be remembered.
/// </summary>
internal static class Sessions
{
    private const string Accounts = """
        select cast(a.account_id as text) as account, coalesce((select min(r.role) from role_grant r where r.account_id = a.account_id), 1) as role
        from account a
        """;

    private const string Insert = """
        insert into session (session_id, key_sha256, account_id, tenant, role, schools, device, provider, opened_at, seen_at, ends_at)
        select a.account_id, @digest, a.account_id, 1, @role, '', 'bench', 0, a.created_at, '2099-12-30T00:00:00.000Z', '2099-12-31T00:00:00.000Z' from account a
        where cast(a.account_id as text) = @account
        """;

    /// <summary>Opens them all in one transaction.</summary>
    public static async Task OpenAsync(DbConnection connection)
    {
        var accounts = (await connection.QueryAsync<(string Account, int Role)>(Accounts)).ToList();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (account, role) in accounts)
        {
            await connection.ExecuteAsync(
                Insert, new { account, role, digest = KeyOf(Guid.Parse(account)).Digest }, transaction);
        }

        await transaction.CommitAsync();
    }

    /// <summary>The cookie of an account.</summary>
    public static string Of(Guid account) => $"{SessionHandler.CookieName}={KeyOf(account).Text}";

    private static SessionKey KeyOf(Guid account) => SessionKey.Parse(Base64Url.EncodeToString(SHA256.HashData(account.ToByteArray())))!.Value;
}
