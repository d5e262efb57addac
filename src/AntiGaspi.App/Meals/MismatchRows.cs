using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>What was seen at a meal and differs from what was said of it, with what became of it.</summary>
/// <param name="Meal">Which meal.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="GivenName">The child.</param>
/// <param name="SchoolName">Whom to call.</param>
/// <param name="SchoolPhone">The number.</param>
/// <param name="TimeZone">The clock of the place.</param>
/// <param name="Contested">What the family said of it; null when nothing.</param>
public sealed record Mismatch(MealRef Meal, MismatchKind Kind, string GivenName, string SchoolName, string SchoolPhone, string TimeZone, Contested? Contested)
{
    /// <summary>Whether it may be contested at an instant, and was not yet.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Contested is null && Contest.Judge(isKnown: true, Kind, Meal.Day, DayOf(now)) is null;

    /// <summary>The date at the place.</summary>
    public DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}

/// <summary>A contest as its family sees it: until when it is answered, and the answer.</summary>
public sealed record Contested(Guid ContestId, DateTimeOffset At, DateOnly DueDay, ContestAnswer? Answer);

/// <summary>The rows of presence with what they are judged by; each reading adds whose, and which.</summary>
internal static class MismatchRows
{
    /// <summary>Every row of the tenant; a reading adds its own conditions behind.</summary>
    public const string Sql = """
        select a.pupil_id, a.day, a.service, a.is_present, m.is_planned, m.status, m.opens_at, m.cutoff_at, m.sealed_at, m.starts_at, m.is_excused, m.is_told_late,
          m.cancellation_id, m.place_id, l.time_zone, p.given_name, s.name as school_name, s.phone as school_phone,
          exists (select 1 from attendance_list w where w.tenant = a.tenant and w.school_id = p.school_id and w.day = a.day and w.service = a.service) as is_list_whole,
          c.contest_id, c.received_at as contested_at, c.due_day, c.answer
        from attendance a
        cross join pupil p
        cross join school s
        cross join meal m
        cross join place l
        left join contest c on c.tenant = a.tenant and c.pupil_id = a.pupil_id and c.day = a.day and c.service = a.service
        where a.tenant = @tenant and p.tenant = a.tenant and p.pupil_id = a.pupil_id and s.tenant = p.tenant and s.school_id = p.school_id
          and m.tenant = a.tenant and m.pupil_id = a.pupil_id and m.day = a.day and m.service = a.service and l.tenant = m.tenant and l.place_id = m.place_id

        """;

    /// <summary>Of the children that the account may act for, a family's or those of an office, once their family was told.</summary>
    public const string OfAccount = """
          and a.told_evening is not null
          and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and y.pupil_id = a.pupil_id and y.door = @scopeDoor)
        """;

    /// <summary>The accounts of the adults of a child, with the mailbox of each.</summary>
    public const string Readers = """
        select distinct f.account_id, f.mailbox, f.is_proved from may_act y
        join family_mailbox f on f.tenant = y.tenant and f.account_id = y.account_id
        where y.tenant = @tenant and y.pupil_id = @PupilId and y.door = 'family'
        order by f.account_id, f.is_proved desc, f.mailbox
        """;

    /// <summary>Adds the adults of a child who are not there yet.</summary>
    public static async Task AddReadersAsync(Transaction transaction, Guid pupilId, Dictionary<Guid, string> readers)
    {
        foreach (var reader in await transaction.QueryAsync<Reader>(Readers, new { PupilId = pupilId }))
        {
            readers.TryAdd(reader.AccountId, reader.Mailbox);
        }
    }

    internal sealed record Row : MealColumns
    {
        public Guid PupilId { get; init; }

        public Guid PlaceId { get; init; }

        public bool IsPresent { get; init; }

        public Guid? CancellationId { get; init; }

        public bool IsListWhole { get; init; }

        public string TimeZone { get; init; } = "";

        public string GivenName { get; init; } = "";

        public string SchoolName { get; init; } = "";

        public string SchoolPhone { get; init; } = "";

        public Guid? ContestId { get; init; }

        public DateTimeOffset? ContestedAt { get; init; }

        public DateOnly? DueDay { get; init; }

        public ContestAnswer? Answer { get; init; }

        public MealRef Meal => new(PupilId, Day, Service);

        /// <summary>How it differs now; null when it no longer does.</summary>
        public MismatchKind? Kind => Attendance.Judge(MealStates.Of(FactsWhen(CancellationId is not null)), IsPresent, IsListWhole);

        public Mismatch? Value => Kind is { } kind
            ? new(Meal, kind, GivenName, SchoolName, SchoolPhone, TimeZone, ContestId is { } id ? new(id, ContestedAt!.Value, DueDay!.Value, Answer) : null) : null;
    }

    private sealed record Reader
    {
        public Guid AccountId { get; init; }

        public string Mailbox { get; init; } = "";
    }
}
