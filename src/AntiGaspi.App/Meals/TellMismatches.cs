using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Meals;

/// <summary>
/// Tells families, in the evening of the day on which it is known, what was seen at a meal and differs from what was said: one message to
/// each adult for all the children. What is known after the hour of the message waits for the next evening, so that an evening tells once.
/// </summary>
public sealed class TellMismatches(Db db)
{
    /// <summary>Under which name the evening stands among the values of the message.</summary>
    public const string EveningValue = "evening";

    // What a service that stood still for longer did not tell is for the office to tell.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(7);

    /// <summary>Tells what is due in a tenant; returns how many messages were written.</summary>
    public async Task<int> RunAsync(Scope service, DateTimeOffset now)
    {
        var count = 0;
        foreach (var zone in await db.ReadAsync<string>(service, FamilyNoticeSql.Zones))
        {
            var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
            if (!MessageHours.IsEvening(TimeOnly.FromDateTime(local)))
            {
                continue;
            }

            var evening = DateOnly.FromDateTime(local);
            var until = Deadline.Of(evening, MessageHours.Evening, TimeZoneInfo.FindSystemTimeZoneById(zone)).At;
            var due = (await db.ReadAsync<MismatchRows.Row>(service, MismatchRows.Sql + Due, new { zone, until = until.ToStored(), since = (until - LookBack).ToStored() }))
                .Where(row => row.Kind is not null).ToList();
            count += due.Count == 0 ? 0 : await db.WriteAsync(service, transaction => TellAsync(transaction, due, new(zone, evening, now)));
        }

        return count;
    }

    private static async Task<int> TellAsync(Transaction transaction, List<MismatchRows.Row> due, Told told)
    {
        var values = new { told.Zone, told.Evening, now = told.Now.ToStored() };
        if (await transaction.ExecuteAsync(Take, values) == 0)
        {
            return 0;
        }

        var readers = new Dictionary<Guid, string>();
        foreach (var row in due)
        {
            if (await transaction.ExecuteAsync(Tell, new { row.PupilId, row.Day, Service = (int)row.Service, told.Evening }) == 1)
            {
                await MismatchRows.AddReadersAsync(transaction, row.PupilId, readers);
            }
        }

        foreach (var (owner, mailbox) in readers)
        {
            await Outbox.AddAsync(transaction, new Message(MessageKind.AttendanceMismatch, mailbox, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [FamilyNotice.Owner] = owner.ToString("D"), [FamilyNotice.Zone] = told.Zone, [EveningValue] = StoredValues.Text(told.Evening),
            }, FamilyNotice.LastsFor), told.Now);
        }

        return readers.Count;
    }

    private const string Due = "and a.told_evening is null and a.recorded_at > @since and a.recorded_at <= @until and l.time_zone = @zone";

    // Whoever writes the evening tells it.
    private const string Take = """
        insert into attendance_evening (tenant, time_zone, evening, told_at) values (@tenant, @Zone, @Evening, @now)
        on conflict (tenant, time_zone, evening) do nothing
        """;

    private const string Tell = """
        update attendance set told_evening = @Evening
        where tenant = @tenant and pupil_id = @PupilId and day = @Day and service = @Service and told_evening is null
        """;

    private sealed record Told(string Zone, DateOnly Evening, DateTimeOffset Now);
}
