using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Meals;

/// <summary>The texts that the acts on standing absences are made with.</summary>
internal static class AbsenceSql
{
    /// <summary>Whether one absence is ended, of a pupil whom the account may act for; its row is the lock of all that is done with it.</summary>
    public const string Own = """
        select case when a.ended_at is null then 0 else 1 end from standing_absence a
        where a.tenant = @tenant and a.absence_id = @absenceId and (@any = 1 or a.pupil_id = @pupilId)
          and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = a.pupil_id)
        """;

    /// <summary>
    /// The meals that running absences speak of and have not taken yet, which can still be cancelled. From absences to their days:
    /// "cross join" keeps SQLite to that order.
    /// </summary>
    public static string Open(Engine engine) => $"""
        select a.absence_id, a.pupil_id, a.rhythm, a.said_at, m.day, m.service, m.cutoff_at, l.time_zone
        from standing_absence a
        cross join meal m
        cross join place l
        where a.tenant = @tenant and a.ended_at is null and a.last_day >= @today and (@any = 1 or a.absence_id = @absenceId)
          and m.tenant = a.tenant and m.pupil_id = a.pupil_id and m.service = a.service
          and m.day >= a.first_day and m.day <= a.last_day and m.day >= @today and (a.weekdays & {BitOf(engine)}) <> 0
          and (a.rhythm = 1 or m.cutoff_at <= @soon)
          and m.is_planned and not m.is_excused and m.status <> 'closed' and m.sealed_at is null and @now < m.cutoff_at and (m.opens_at is null or m.opens_at <= @now)
          and not exists (select 1 from standing_absence_day x where x.tenant = a.tenant and x.absence_id = a.absence_id and x.day = m.day and x.service = m.service)
          and l.tenant = m.tenant and l.place_id = m.place_id
        order by a.absence_id, m.day, m.service
        """;

    // The day of the week of a date as its bit: Monday 1.
    public static string BitOf(Engine engine) => engine == Engine.Postgres
        ? "(1 << (cast(extract(isodow from m.day) as integer) - 1))"
        : "(1 << ((cast(strftime('%w', m.day) as integer) + 6) % 7))";
}
