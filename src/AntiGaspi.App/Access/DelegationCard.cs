using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Reads a delegation for its message, which says what holds when it is sent.</summary>
public sealed class DelegationCard(Db db)
{
    /// <summary>The delegation; null when it is there no more.</summary>
    public async Task<Card?> RunAsync(Scope scope, Guid delegation) => (await db.ReadAsync<Card>(
        scope,
        """
        select s.name as school_name, coalesce(a.display_name, '') as principal_name, d.first_day, d.last_day, d.ended_at
        from delegation d
        join school s on s.tenant = d.tenant and s.school_id = d.school_id
        left join account a on a.account_id = d.principal_id
        where d.tenant = @tenant and d.delegation_id = @delegation
        """, new { delegation })).SingleOrDefault();

    /// <summary>Who lets sign where, and on which days.</summary>
    public sealed record Card
    {
        public string SchoolName { get; init; } = "";

        public string PrincipalName { get; init; } = "";

        public DateOnly FirstDay { get; init; }

        public DateOnly LastDay { get; init; }

        public DateTimeOffset? EndedAt { get; init; }
    }
}
