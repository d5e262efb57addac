using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Something that an account may do: one role, in one local authority. A session works in one space.</summary>
/// <param name="Scope">The scope of that role.</param>
/// <param name="Authority">The name of the local authority.</param>
public sealed record Space(Scope Scope, string Authority);

/// <summary>The account of an identity that came back.</summary>
/// <param name="Account">The account.</param>
/// <param name="DisplayName">How it is called on the pages.</param>
/// <param name="Spaces">What it may do.</param>
/// <param name="MayBeInvited">Whether an invitation may wait at the address that was given.</param>
public sealed record KnownPerson(Guid Account, string DisplayName, IReadOnlyList<Space> Spaces, bool MayBeInvited);

/// <summary>
/// The spaces of an account, read at the sign-in and when its owner changes from one to another: first in which tenants to
/// look, then under the scope of each. Ordinarily one tenant, so two statements.
/// </summary>
public sealed class FindSpaces(Db db)
{
    // Nobody works in more; a bound for the loop.
    private const int MaxTenants = 50;

    /// <summary>The spaces, families first.</summary>
    public async Task<IReadOnlyList<Space>> RunAsync(Guid account) =>
        await SpacesAsync(account, await db.ReadNationalAsync<Place>(Tenants, new { account, MaxTenants }));

    /// <summary>The account of an identity and its spaces; null when nobody came with it before, or when it has ended.</summary>
    /// <param name="provider">Who vouches.</param>
    /// <param name="subject">The provider's name of the person.</param>
    /// <param name="invited">The address that was proved, as invitations know it; asked in the same trip.</param>
    public async Task<KnownPerson?> OfIdentityAsync(IdentityProvider provider, string subject, string? invited = null)
    {
        var places = await db.ReadNationalAsync<Place>(OfIdentity, new { provider = (int)provider, subject, invited = invited ?? "", MaxTenants });
        return places is [var first, ..]
            ? new(first.AccountId, first.DisplayName, await SpacesAsync(first.AccountId, places.Where(place => place.Tenant > 0)), first.MayBeInvited)
            : null;
    }

    private async Task<IReadOnlyList<Space>> SpacesAsync(Guid account, IEnumerable<Place> places)
    {
        List<Space> spaces = [];
        foreach (var place in places)
        {
            var rows = await db.ReadAsync<Row>(new Scope(place.Tenant, account, Role.Public, []), Roles);
            spaces.AddRange(rows.GroupBy(row => (Role)row.Role).OrderBy(role => role.Key).Select(role => new Space(
                new Scope(place.Tenant, account, role.Key, role.Select(row => row.SchoolId).OfType<Guid>().ToList()), place.Name)));
        }

        return spaces;
    }

    private const string Tenants = """
        select a.tenant, l.name
        from account_tenant a
        join local_authority l on l.tenant = a.tenant
        where a.account_id = @account
        order by l.name
        limit @MaxTenants
        """;

    // One row a tenant; a single one without a tenant when the account has nothing to do anywhere.
    private const string OfIdentity = """
        select i.account_id, a.display_name, coalesce(t.tenant, 0) as tenant, coalesce(l.name, '') as name,
          exists (select 1 from invited_address v where v.address_sha256 = @invited) as may_be_invited
        from identity i
        join account a on a.account_id = i.account_id
        left join account_tenant t on t.account_id = i.account_id
        left join local_authority l on l.tenant = t.tenant
        where i.provider = @provider and i.subject = @subject and i.ended_at is null
        order by l.name
        limit @MaxTenants
        """;

    private const string Roles = """
        select role, school_id
        from role_grant
        where tenant = @tenant and account_id = @account and ended_at is null
        union all
        select 1, null
        where exists (select 1 from may_act m where m.tenant = @tenant and m.account_id = @account and m.door = 'family')
        """;

    private sealed record Place
    {
        public Guid AccountId { get; init; }

        public string DisplayName { get; init; } = "";

        public int Tenant { get; init; }

        public string Name { get; init; } = "";

        public bool MayBeInvited { get; init; }
    }

    private sealed record Row
    {
        public int Role { get; init; }

        public Guid? SchoolId { get; init; }
    }
}
