using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>An adult of the office's schools whom no mail reaches: the mail server refused their mailbox for good.</summary>
public sealed record UnreachableAdult
{
    public Guid PupilId { get; init; }

    public string PupilName { get; init; } = "";

    public string? Division { get; init; }

    public string AdultName { get; init; } = "";

    /// <summary>Whether they signed in with that mailbox; otherwise it is that of the file, which an import corrects.</summary>
    public bool IsProved { get; init; }

    public DateTimeOffset RefusedAt { get; init; }
}

/// <summary>The mailboxes that were refused for good: what is kept of them, and what the office sees.</summary>
public sealed class UnreachableMailboxes(Db db)
{
    /// <summary>Adults shown at most.</summary>
    public const int MaxShown = 100;

    /// <summary>Keeps that a mailbox was refused, in the transaction that gives its message up. Only one that somebody has is kept, not whatever was typed at the door.</summary>
    internal static Task<int> NoteAsync(Transaction transaction, string mailbox, DateTimeOffset now) =>
        transaction.ExecuteAsync(Insert, new { mailbox = mailbox.ToLowerInvariant(), now = now.ToStored() });

    /// <summary>Whether a mailbox was refused.</summary>
    internal async Task<bool> HasAsync(string mailbox) =>
        (await db.ReadNationalAsync<int>("select 1 from unreachable_mailbox where mailbox = @mailbox", new { mailbox = mailbox.ToLowerInvariant() })).Count > 0;

    /// <summary>The adults whom the office must reach in another way, one line for each of their children.</summary>
    public Task<IReadOnlyList<UnreachableAdult>> OfOfficeAsync(Scope scope) => db.ReadAsync<UnreachableAdult>(scope, OfOffice, new { MaxShown });

    /// <summary>Forgets what was refused a month ago: the next message tries again. Returns how many.</summary>
    public Task<int> ForgetAsync(DateTimeOffset now) => db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync(
        "delete from unreachable_mailbox where refused_at <= @before", new { before = (now - ForgetMessages.Kept).ToStored() }));

    // A sign-in may name any mailbox; every other message goes to one that a file or an identity names.
    private const string Insert = """
        insert into unreachable_mailbox (mailbox, refused_at)
        select @mailbox, @now
        where @tenant > 0 or exists (select 1 from identity i where i.provider = 3 and i.subject = @mailbox and i.ended_at is null)
        on conflict (mailbox) do update set refused_at = excluded.refused_at
        """;

    // The mailbox that the person proved, else that of the file; it is not shown, because the office has no need of the former.
    private const string OfOffice = """
        select p.pupil_id, p.given_name || ' ' || coalesce(p.usage_name, p.family_name) as pupil_name, p.division,
          u.title || ' ' || u.given_name || ' ' || coalesce(u.usage_name, u.family_name) as adult_name, i.subject is not null as is_proved, x.refused_at
        from unreachable_mailbox x
        join guardian u on u.tenant = @tenant
        left join identity i on i.account_id = u.account_id and i.provider = 3 and i.ended_at is null
        join guardian_link g on g.tenant = u.tenant and g.guardian_id = u.guardian_id and g.ended_at is null
        join pupil p on p.tenant = g.tenant and p.pupil_id = g.pupil_id
        where u.tenant = @tenant and x.mailbox = coalesce(i.subject, lower(u.email)) and u.suspended_at is null
          and exists (select 1 from may_act y where y.tenant = p.tenant and y.account_id = @account and y.pupil_id = p.pupil_id and y.door = 'office')
        order by x.refused_at desc, adult_name, pupil_name limit @MaxShown
        """;
}
