using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>An adult and one of their children, for a letter or an invitation.</summary>
internal sealed record LetterRow
{
    public Guid GuardianId { get; init; }

    public string Title { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string? UsageName { get; init; }

    public string GivenName { get; init; } = "";

    public string? Email { get; init; }

    public string? Address { get; init; }

    public string SchoolName { get; init; } = "";

    public string SchoolPhone { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public string ChildName { get; init; } = "";

    public string ChildGivenName { get; init; } = "";

    public string? Division { get; init; }

    public bool IsFree { get; init; }

    public bool HasAccount { get; init; }

    /// <summary>Whether a code sent before still opens something.</summary>
    public bool HasCode { get; init; }

    /// <summary>How many people of the tenant's files have the same mailbox, by their names.</summary>
    public int Sharers { get; init; }

    public string Recipient => $"{Title} {GivenName} {UsageName ?? FamilyName}".Trim();
}

/// <summary>An adult with the children that a letter names.</summary>
internal sealed record LetterAdult(IReadOnlyList<LetterRow> Rows)
{
    public LetterRow First => Rows[0];
}

/// <summary>Whom the office may write to, and the code that it sends: shared by letters and invitations.</summary>
internal static class LetterRows
{
    /// <summary>The values that <see cref="Sql"/> names.</summary>
    public static object ValuesOf(LetterSelection selection, DateTimeOffset now) => new
    {
        selection.SchoolId, anyDivision = selection.Division is null ? 1 : 0, division = selection.Division ?? "", anyPupil = selection.PupilId is null ? 1 : 0,
        pupil = selection.PupilId ?? Guid.Empty, anyAdult = selection.GuardianId is null ? 1 : 0, adult = selection.GuardianId ?? Guid.Empty,
        now = now.ToStored(), today = PlaceClock.Paris(now).Today,
    };

    /// <summary>One for each adult, in the order of the first child that the letter is handed to.</summary>
    public static IReadOnlyList<LetterAdult> Group(IReadOnlyList<LetterRow> rows) =>
        rows.GroupBy(row => row.GuardianId).Select(adult => new LetterAdult(adult.ToList())).ToList();

    /// <summary>Those whom a mail reaches alone: an address of their own, and no need for the office to say who reads it.</summary>
    public static IEnumerable<LetterAdult> WithOwnMailbox(IEnumerable<LetterAdult> adults) => adults.Where(adult =>
        !adult.First.HasAccount && adult.First.Sharers <= 1 && adult.Rows.Any(row => row.IsFree) && PersonRecord.UsableMailbox(adult.First.Email) is not null);

    /// <summary>Keeps the digests of a code and revokes the one before; returns the last day on which it serves.</summary>
    public static async Task<DateOnly> KeepCodeAsync(
        Transaction transaction, CodeSecrets secrets, LetterRow adult, (Guid Id, ActivationCode Code, string Way) made, DateTimeOffset now)
    {
        var clock = new PlaceClock(TimeZoneInfo.FindSystemTimeZoneById(adult.TimeZone), now);
        var lastDay = ActivationLife.LastDayOf(clock.Today, BillingTerms.Usual);
        var values = new
        {
            made.Id, adult.GuardianId, made.Way, digest = secrets.DigestOf(made.Code), place = secrets.PlaceOf(made.Code), now = now.ToStored(),
            expires = clock.Instant(lastDay.AddDays(1), TimeSpan.Zero),
        };
        await transaction.ExecuteAsync(Revoke, values);
        await transaction.ExecuteAsync(Insert, values);
        await transaction.ExecuteAsync("insert into activation_place (place_digest, tenant, expires_at) values (@place, @tenant, @expires)", values);
        return lastDay;
    }

    /// <summary>Writes that the office sent so many; the subject is the pupil or the school that was chosen.</summary>
    public static Task AuditAsync(Transaction transaction, string action, LetterSelection selection, int count, DateTimeOffset now) => transaction.ExecuteAsync(Audit, new
    {
        audit = Ids.New(now), now = now.ToStored(), action, subject = selection.PupilId ?? selection.SchoolId, detail = count.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>The adults of the office's school who may have an account, of pupils who eat or will, and who are not suspended.</summary>
    public const string Sql = $"""
        select u.guardian_id, u.title, u.family_name, u.usage_name, u.given_name, u.email, u.address, s.name as school_name, s.phone as school_phone, l.time_zone,
          coalesce(p.usage_name, p.family_name) as child_name, p.given_name as child_given_name, p.division,
          (g.level = 1 or g.is_payer or g.admitted_at is not null) as is_free, (u.account_id is not null) as has_account,
          exists (select 1 from activation_code c where c.tenant = u.tenant and c.guardian_id = u.guardian_id and c.used_at is null
            and c.revoked_at is null and c.expires_at > @now) as has_code,
          (select cast(count(distinct coalesce(x.usage_name, x.family_name) || '|' || x.given_name) as integer) from guardian x
            where x.tenant = u.tenant and lower(x.email) = lower(u.email) and u.email <> '') as sharers
        from role_grant r
        join school s on s.tenant = r.tenant and s.school_id = r.school_id
        join place l on l.tenant = s.tenant and l.place_id = (
          select v.place_id from place v where v.tenant = s.tenant and v.host_school_id = s.school_id order by v.place_id limit 1)
        join pupil p on p.tenant = s.tenant and p.school_id = s.school_id and (p.exit_day is null or p.exit_day >= @today)
        join guardian_link g on g.tenant = p.tenant and g.pupil_id = p.pupil_id and {GuardianRows.Opens}
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id and u.suspended_at is null
        where r.tenant = @tenant and r.account_id = @account and r.role = 3 and r.ended_at is null and s.school_id = @SchoolId
          and (@anyDivision = 1 or p.division = @division) and (@anyPupil = 1 or p.pupil_id = @pupil) and (@anyAdult = 1 or u.guardian_id = @adult)
          and (u.account_id is null or @anyPupil = 0)
          and exists (select 1 from meal_plan m where m.tenant = p.tenant and m.pupil_id = p.pupil_id and (m.valid_to is null or m.valid_to > @today))
        order by coalesce(p.division, ''), coalesce(p.usage_name, p.family_name), p.given_name, p.pupil_id, g.level, u.family_name, u.given_name, u.guardian_id
        """;

    private const string Revoke = """
        update activation_code set revoked_at = @now where tenant = @tenant and guardian_id = @GuardianId and used_at is null and revoked_at is null
        """;

    private const string Insert = """
        insert into activation_code (tenant, code_id, guardian_id, digest, way, made_at, made_by, expires_at)
        values (@tenant, @Id, @GuardianId, @digest, @Way, @now, @account, @expires)
        """;

    private const string Audit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @audit, @now, @account, @action, @subject, @detail)
        """;
}
