using AntiGaspi.App.Notices;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>
/// Invites somebody to hold a role: the only way to one. Nothing opens before the person signs in with that address
/// (<see cref="AcceptInvitations"/>); an invitation that nobody takes up dies by itself.
/// </summary>
public sealed class InviteAgent(Db db, ServerKey key)
{
    /// <summary>How long an invitation waits for its person.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(14);

    /// <summary>The same address gives the same digest on every node; the table that holds it names nobody.</summary>
    internal static string DigestOf(ServerKey key, string email) => key.Digest("invited address", email);

    /// <summary>Invites; null when it is done.</summary>
    public async Task<InviteRefusal?> RunAsync(Scope scope, NewInvitation asked, DateTimeOffset now)
    {
        if (!GrantRule.GivenBy(scope.Role).Contains(asked.Role) || GrantRule.IsOfWholeAuthority(asked.Role) != asked.School is null)
        {
            return InviteRefusal.NotYours;
        }

        if (asked.EndsAt <= now)
        {
            return InviteRefusal.EndsTooSoon;
        }

        return await db.WriteAsync(scope, transaction => InviteAsync(transaction, scope, asked, now), refusal => refusal is null);
    }

    private async Task<InviteRefusal?> InviteAsync(Transaction transaction, Scope scope, NewInvitation asked, DateTimeOffset now)
    {
        var values = new
        {
            id = Ids.New(now), role = (int)asked.Role, asked.School, asked.Email, asked.Siret, now = now.ToStored(), ends = (now + Waits).ToStored(),
            roleEnds = asked.EndsAt?.ToStored(), giver = (int)scope.Role, digest = DigestOf(key, asked.Email), provider = (int)IdentityProvider.Mail,
        };
        if (scope.Role != Role.Service && (await transaction.QueryAsync<int>(TeamSql.Leads, values)).Count == 0)
        {
            return InviteRefusal.NotYours;
        }

        if ((await transaction.QueryAsync<int>(Own, values)).Count > 0)
        {
            return InviteRefusal.Yourself;
        }

        if (await transaction.QueryAsync<Known>(Before, values) is [var known, ..])
        {
            return known.IsHeld ? InviteRefusal.AlreadyHeld : InviteRefusal.AlreadyInvited;
        }

        await transaction.ExecuteAsync(Insert, values);
        await transaction.ExecuteAsync("insert into invited_address (address_sha256, tenant) values (@digest, @tenant) on conflict do nothing", values);
        await AuditTrail.AddAsync(transaction, "invitation.sent", values.id, now, asked.Role.ToString());
        await Outbox.AddAsync(transaction, new Message(MessageKind.Invitation, asked.Email, new Dictionary<string, string> { [InvitationId] = values.id.ToString("D") }, Waits), now);
        return null;
    }

    /// <summary>Under which name the id of an invitation stands among the values of its message.</summary>
    public const string InvitationId = "invitation";

    // Their own mailbox, or the address by which they were invited themselves.
    private const string Own = """
        select 1 from identity where provider = @provider and subject = @Email and account_id = @account
        union all
        select 1 from invitation where tenant = @tenant and email = @Email and account_id = @account
        """;

    private const string Before = """
        select exists (select 1 from role_grant g where g.tenant = i.tenant and g.account_id = i.account_id and g.role = i.role
          and (g.school_id = i.school_id or i.school_id is null) and g.ended_at is null) as is_held
        from invitation i
        where i.tenant = @tenant and i.email = @Email and i.role = @role and (i.school_id = @School or (i.school_id is null and @role in (7, 8)))
          and i.withdrawn_at is null
          and ((i.accepted_at is null and i.ends_at > @now) or exists (
            select 1 from role_grant g where g.tenant = i.tenant and g.account_id = i.account_id and g.role = i.role
              and (g.school_id = i.school_id or i.school_id is null) and g.ended_at is null))
        order by is_held desc
        """;

    private const string Insert = """
        insert into invitation (tenant, invitation_id, role, school_id, email, siret, invited_at, invited_by, ends_at, role_ends_at)
        values (@tenant, @id, @role, @School, @Email, @Siret, @now, @account, @ends, @roleEnds)
        """;

    private sealed record Known
    {
        public bool IsHeld { get; init; }
    }
}
