using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Notices;

/// <summary>What changed in who may see the meals of a child.</summary>
public enum AccessChange
{
    /// <summary>An adult of the file has an account now.</summary>
    Linked,

    /// <summary>An adult's access went from one account to another.</summary>
    Moved,

    /// <summary>The school changed something; the notice does not say for whom.</summary>
    Changed,
}

/// <summary>
/// Tells every adult of the children of one of them that the accesses changed, in the transaction that changes them. It names
/// no adult: whoever reads it learns nothing of the other but that.
/// </summary>
internal static class LinkNotices
{
    /// <summary>Under which name the change stands among the values of the message.</summary>
    public const string ChangeValue = "change";

    private static readonly TimeSpan LastsFor = TimeSpan.FromDays(7);

    public static async Task AddAsync(Transaction transaction, Guid guardianId, AccessChange change, DateTimeOffset now)
    {
        foreach (var reader in (await transaction.QueryAsync<Row>(Readers, new { guardianId })).GroupBy(row => row.Mailbox, StringComparer.Ordinal))
        {
            var first = reader.First();
            await Outbox.AddAsync(transaction, new Message(MessageKind.LinkChanged, reader.Key, new Dictionary<string, string>
            {
                [ChangeValue] = change.ToString(), ["school"] = first.SchoolName, ["phone"] = first.SchoolPhone,
                ["children"] = string.Join(LinkMessageTexts.Between, reader.Select(row => row.GivenName).Distinct(StringComparer.Ordinal)),
            }, LastsFor), now);
        }
    }

    // The mailbox that the person proved, else that of the file. One row for each child that the reader answers for too. Whoever is
    // suspended is told of their own access and of nobody else's.
    private const string Readers = $"""
        select distinct coalesce(i.subject, lower(u.email)) as mailbox, p.given_name, s.name as school_name, s.phone as school_phone
        from guardian_link mine
        join pupil p on p.tenant = mine.tenant and p.pupil_id = mine.pupil_id
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        join guardian_link g on g.tenant = mine.tenant and g.pupil_id = mine.pupil_id and {GuardianRows.Opens}
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        left join identity i on i.account_id = u.account_id and i.provider = 3 and i.ended_at is null
        where mine.tenant = @tenant and mine.guardian_id = @guardianId and mine.ended_at is null
          and (u.suspended_at is null or u.guardian_id = @guardianId) and coalesce(i.subject, u.email) like '%_@_%.__%'
        order by 1, 2
        """;

    private sealed record Row
    {
        public string Mailbox { get; init; } = "";

        public string GivenName { get; init; } = "";

        public string SchoolName { get; init; } = "";

        public string SchoolPhone { get; init; } = "";
    }
}
