using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>What anybody may know of a school: its name, its telephone, and the next meal that can still be cancelled.</summary>
/// <param name="Tenant">The collectivité.</param>
/// <param name="Authority">The name of the collectivité.</param>
/// <param name="Name">The name of the school.</param>
/// <param name="Phone">The number of its office; empty when none was given.</param>
/// <param name="Next">The next meal; null in the holidays of the calendar that is known.</param>
public sealed record PublicSchool(int Tenant, string Authority, string Name, string Phone, NextMeal? Next);

/// <summary>A day of service that is still open.</summary>
/// <param name="Day">The day of the meal.</param>
/// <param name="CutoffDay">The day of its last deadline, where it is served.</param>
/// <param name="CutoffTime">The hour of that deadline, there.</param>
/// <param name="TimeZone">The zone of that hour.</param>
/// <param name="IsRefunded">Whether a règlement is in force that gives anything back.</param>
public sealed record NextMeal(DateOnly Day, DateOnly CutoffDay, TimeOnly CutoffTime, string TimeZone, bool IsRefunded)
{
    /// <summary>The day where it is served.</summary>
    public DateOnly TodayAt(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}

/// <summary>Reads the public door of a school, for its poster and for the link of its ENT: no data of a person is in it.</summary>
public sealed class SchoolDoor(Db db, SchoolDirectory directory)
{
    /// <summary>The school of a national number; null when nobody here runs it.</summary>
    /// <param name="uai">The number.</param>
    /// <param name="now">The instant that decides what can still be cancelled.</param>
    public async Task<PublicSchool?> FindAsync(Uai uai, DateTimeOffset now)
    {
        // A school that two collectivités know has one door: that of the first by its code.
        if (await directory.WithAsync(uai) is not [var school, ..])
        {
            return null;
        }

        var scope = Scope.Public(school.Authority.Tenant);
        var values = new { school.SchoolId, now = now.ToStored() };
        var (phones, next) = await db.ReadBothAsync<string, NextRow>(scope, Phone, Next, values);
        return new(scope.Tenant, school.Authority.Name, school.Name, phones.Single(), next is [var row] ? row.Value : null);
    }

    private const string Phone = "select phone from school where tenant = @tenant and school_id = @SchoolId";

    // Where the pupils of the school eat, whoever hosts the place.
    private const string Next = """
        select d.day, t.local_day, t.local_time, t.time_zone, case when d.regulation_id is null then 0 else 1 end as is_refunded
        from service_day d
        join service_tier t on t.tenant = d.tenant and t.place_id = d.place_id and t.day = d.day and t.service = d.service and t.cutoff_at = d.cutoff_at
        where d.tenant = @tenant and d.status = 'open' and d.sealed_at is null and d.cutoff_at > @now and d.place_id in (
          select p.place_id from place p where p.tenant = @tenant and p.host_school_id = @SchoolId
          union
          select m.place_id from meal_plan m
          join pupil u on u.tenant = m.tenant and u.pupil_id = m.pupil_id
          where m.tenant = @tenant and u.school_id = @SchoolId and m.valid_to is null)
        order by d.day, d.cutoff_at limit 1
        """;

    private sealed record NextRow
    {
        public DateOnly Day { get; init; }

        public DateOnly LocalDay { get; init; }

        public string LocalTime { get; init; } = "";

        public string TimeZone { get; init; } = "";

        public bool IsRefunded { get; init; }

        public NextMeal Value => new(Day, LocalDay, TimeOnly.ParseExact(LocalTime, "HH:mm", CultureInfo.InvariantCulture), TimeZone, IsRefunded);
    }
}
