using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Writes the evening messages: one to each person who asked, with what anybody changed since the last one, and none when nothing was.
/// An evening that was missed is told the next evening; several nodes write one.
/// </summary>
public sealed class WriteDigests(Db db, FindChanges changes)
{
    /// <summary>Writes what is due in a tenant; returns how many messages.</summary>
    public async Task<int> RunAsync(Scope service, DateTimeOffset now)
    {
        var count = 0;
        foreach (var name in await db.ReadAsync<string>(service, FamilyNoticeSql.Zones))
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
            var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
            if (!MessageHours.IsEvening(TimeOnly.FromDateTime(local)))
            {
                continue;
            }

            var until = Deadline.Of(DateOnly.FromDateTime(local), MessageHours.Evening, zone).At.ToStored();
            foreach (var due in await db.ReadAsync<Row>(service, Due, new { zone = name, until }))
            {
                count += await WriteAsync(new Scope(service.Tenant, due.AccountId, Role.Family, []), new(due.DigestedAt, until, name), now) ? 1 : 0;
            }
        }

        return count;
    }

    private async Task<bool> WriteAsync(Scope family, Span span, DateTimeOffset now)
    {
        var hasChange = (await changes.OfAsync(family, span.After, span.Until)).Count > 0;
        return await db.WriteAsync(family, async transaction =>
        {
            if (await transaction.ExecuteAsync(Take, new { span.After, span.Until }) == 0 || !hasChange)
            {
                return false;
            }

            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [FamilyNotice.Owner] = family.AccountId.ToString("D"), [FamilyNotice.Zone] = span.Zone,
                [FamilyNotice.After] = FamilyNotice.Text(span.After), [FamilyNotice.Until] = FamilyNotice.Text(span.Until),
            };
            return await WaysToFamily.AddAsync(transaction, MessageKind.MealDigest, values, now);
        });
    }

    private const string Due = $"""
        select w.account_id, w.digested_at from message_choice w
        where w.tenant = @tenant and w.wants_digest and w.digested_at < @until and {FamilyNoticeSql.IsThere}
        order by w.account_id
        """;

    // Whoever moves the instant writes the message: the next one begins where this one ends.
    private const string Take = """
        update message_choice set digested_at = @Until where tenant = @tenant and account_id = @account and wants_digest and digested_at = @After
        """;

    private sealed record Span(DateTimeOffset After, DateTimeOffset Until, string Zone);

    private sealed record Row
    {
        public Guid AccountId { get; init; }

        public DateTimeOffset DigestedAt { get; init; }
    }
}
