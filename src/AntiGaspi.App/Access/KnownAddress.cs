using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Whether a mailbox may sign in: it did before, or a school's file names it for somebody who is responsible for a pupil.</summary>
public sealed class KnownAddress(Db db)
{
    /// <summary>Whether it is known anywhere.</summary>
    /// <param name="address">In lower case.</param>
    public async Task<bool> IsKnownAsync(string address)
    {
        if ((await db.ReadNationalAsync<int>(Identity, new { provider = (int)IdentityProvider.Mail, address })).Count > 0)
        {
            return true;
        }

        foreach (var tenant in await db.TenantsAsync())
        {
            if ((await db.ReadAsync<int>(Scope.Service(tenant), Guardian, new { address })).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private const string Identity = "select 1 from identity where provider = @provider and subject = @address and ended_at is null";

    private const string Guardian = """
        select 1 from guardian g
        where g.tenant = @tenant and lower(g.email) = @address and exists (
          select 1 from guardian_link l
          where l.tenant = @tenant and l.guardian_id = g.guardian_id and l.ended_at is null and (l.level <= 2 or l.is_payer))
        limit 1
        """;
}
