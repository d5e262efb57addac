using AntiGaspi.App.French;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Notices;

/// <summary>An absence until further notice that is being asked about.</summary>
/// <param name="GivenName">The child.</param>
/// <param name="Day">The day of the meal that nobody answered for.</param>
/// <param name="Deadline">Until when, in words.</param>
/// <param name="SchoolName">Whom to call.</param>
/// <param name="SchoolPhone">The number.</param>
public sealed record AbsenceCard(string GivenName, DateOnly Day, string Deadline, string SchoolName, string SchoolPhone);

/// <summary>Reads what the question of an evening is about, when it is sent.</summary>
public sealed class AskedAbsenceCard(Db db)
{
    /// <summary>The absence as it stands; null when it was ended, or answered for meanwhile.</summary>
    public async Task<AbsenceCard?> RunAsync(Scope scope, Guid absenceId, DateTimeOffset writtenAt)
    {
        var rows = await db.ReadAsync<Row>(scope, Sql, new { absenceId, now = writtenAt.ToStored() });
        return rows.FirstOrDefault(row => !FurtherNotice.Answers(row.SaidAt, row.CutoffAt, row.Zone)) is { } asked && FurtherNotice.IsAsked(asked.CutoffAt, asked.Zone, writtenAt)
            ? asked.Card : null;
    }

    private const string Sql = """
        select p.given_name, s.name as school_name, s.phone as school_phone, a.said_at, m.day, m.cutoff_at, l.time_zone
        from standing_absence a
        cross join meal m
        cross join place l
        cross join pupil p
        cross join school s
        where a.tenant = @tenant and a.absence_id = @absenceId and a.ended_at is null and a.rhythm = 2
          and m.tenant = a.tenant and m.pupil_id = a.pupil_id and m.service = a.service and m.day >= a.first_day and m.day <= a.last_day
          and m.is_planned and not m.is_excused and m.status <> 'closed' and @now < m.cutoff_at
          and l.tenant = m.tenant and l.place_id = m.place_id
          and p.tenant = a.tenant and p.pupil_id = a.pupil_id and s.tenant = p.tenant and s.school_id = p.school_id
        order by m.cutoff_at, m.day
        """;

    private sealed record Row
    {
        public string GivenName { get; init; } = "";

        public string SchoolName { get; init; } = "";

        public string SchoolPhone { get; init; } = "";

        public DateTimeOffset SaidAt { get; init; }

        public DateOnly Day { get; init; }

        public DateTimeOffset CutoffAt { get; init; }

        public string TimeZone { get; init; } = "";

        public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

        public AbsenceCard Card
        {
            get
            {
                var local = TimeZoneInfo.ConvertTime(CutoffAt, Zone).DateTime;
                return new(GivenName, Day, Formats.Deadline(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)), SchoolName, SchoolPhone);
            }
        }
    }
}
