using AntiGaspi.App.Access;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>Who is written to about a child: the adult of the week, where the weeks are known and somebody of them has a mailbox; else every adult.</summary>
internal static class CustodyRows
{
    /// <summary>The mailboxes for a day, each once.</summary>
    /// <param name="transaction">The act's.</param>
    /// <param name="pupilId">The child.</param>
    /// <param name="day">The day on which the message is read.</param>
    public static async Task<IReadOnlyList<string>> MailboxesAsync(Transaction transaction, Guid pupilId, DateOnly day)
    {
        var adults = await transaction.QueryAsync<AdultRow>(Adults, new { pupilId });
        var weeks = await transaction.QueryAsync<WeeksRow>(Weeks, new { pupilId });
        var chosen = adults;
        if (weeks is [var known])
        {
            List<SchoolHoliday> holidays = [];
            foreach (var zone in await transaction.QueryAsync<string>(Zones, new { pupilId }))
            {
                holidays.AddRange((await OpenDaysRows.SchoolCalendarAsync(transaction, Enum.Parse<SchoolZone>(zone))).Holidays);
            }

            var isTheirs = known.Value.Covers(day, holidays);
            chosen = adults.Where(adult => (adult.GuardianId == known.GuardianId) == isTheirs).ToList();
        }

        return (chosen.Count > 0 ? chosen : adults).Select(adult => adult.Mailbox).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>The mailboxes of the adults who have an access to a child: the one that the person proved, else that of the file.</summary>
    public const string Adults = $"""
        select distinct u.guardian_id, coalesce(i.subject, lower(u.email)) as mailbox
        from guardian_link g
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        left join identity i on i.account_id = u.account_id and i.provider = 3 and i.ended_at is null
        where g.tenant = @tenant and g.pupil_id = @pupilId and {GuardianRows.Opens} and u.account_id is not null and u.suspended_at is null
          and coalesce(i.subject, u.email) like '%_@_%.__%'
        order by 2, 1
        """;

    private const string Weeks = """
        select u.guardian_id, u.rhythm, u.first_day, u.holidays from custody u
        join guardian_link g on g.tenant = u.tenant and g.pupil_id = u.pupil_id and g.guardian_id = u.guardian_id and g.ended_at is null
        where u.tenant = @tenant and u.pupil_id = @pupilId
        """;

    private const string Zones = """
        select distinct l.zone from meal_plan m join place l on l.tenant = m.tenant and l.place_id = m.place_id
        where m.tenant = @tenant and m.pupil_id = @pupilId order by l.zone
        """;

    internal sealed record AdultRow
    {
        public Guid GuardianId { get; init; }

        public string Mailbox { get; init; } = "";
    }

    private sealed record WeeksRow
    {
        public Guid GuardianId { get; init; }

        public CustodyRhythm Rhythm { get; init; }

        public DateOnly? FirstDay { get; init; }

        public HolidayHalves Holidays { get; init; }

        public CustodyWeeks Value => new(Rhythm, FirstDay, Holidays);
    }
}
