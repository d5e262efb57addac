using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Reads an invitation for its message, which says what holds when it is sent.</summary>
public sealed class InvitationCard(Db db)
{
    /// <summary>The invitation; null when it was withdrawn.</summary>
    public async Task<Card?> RunAsync(Scope scope, Guid invitationId) => (await db.ReadAsync<Card>(
        scope,
        """
        select i.role, s.name as school_name, i.ends_at
        from invitation i
        left join school s on s.tenant = i.tenant and s.school_id = i.school_id
        where i.tenant = @tenant and i.invitation_id = @invitationId and i.withdrawn_at is null
        """, new { invitationId })).SingleOrDefault();

    /// <summary>What an invitation is for, and until when it waits.</summary>
    public sealed record Card
    {
        public Role Role { get; init; }

        public string? SchoolName { get; init; }

        public DateTimeOffset EndsAt { get; init; }
    }
}
