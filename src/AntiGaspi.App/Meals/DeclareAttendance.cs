using System.Globalization;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>The answer to a list that the office declares.</summary>
public abstract record ListOutcome
{
    /// <summary>Kept: how many were expected and did not come, how many came though they were not expected.</summary>
    public sealed record Declared(int Absent, int Came) : ListOutcome;

    /// <summary>Not kept, and why.</summary>
    public sealed record Refused(ListRefusal Why) : ListOutcome;
}

/// <summary>
/// The office declares the list of a day whole: who was expected and did not come, who came all the same. Declared again, it replaces what
/// it said before, but for what the families were told.
/// </summary>
public sealed class DeclareAttendance(Db db)
{
    /// <summary>Keeps the list of a school of the office; names that are not on it change nothing.</summary>
    /// <param name="scope">The office.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="day">The day at the place.</param>
    /// <param name="today">The date at the place.</param>
    /// <param name="marked">The pupils who differ: expected and absent, or not expected and there.</param>
    /// <param name="now">When the server had the whole request.</param>
    public Task<ListOutcome> RunAsync(Scope scope, Guid schoolId, DateOnly day, DateOnly today, IReadOnlySet<Guid> marked, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var values = new { schoolId, day, AttendanceSheet.MaxLines, now = now.ToStored() };
        var lines = await transaction.QueryAsync<AttendanceSheet.Row>(AttendanceSheet.Sql, values);
        if (Attendance.JudgeList(lines.Count == 0 ? null : lines.Min(line => line.StartsAt), day, today, now) is { } why)
        {
            return (ListOutcome)new ListOutcome.Refused(why);
        }

        // The row of the list is the lock: of two lists sent at once the second replaces the first whole.
        await transaction.ExecuteAsync(Declare, values);
        await transaction.ExecuteAsync(Forget, values);
        var differing = lines.Where(line => marked.Contains(line.PupilId)).Select(line => (line.PupilId, IsPresent: line.Said != MealState.Expected)).ToList();
        await transaction.ExecuteEachAsync(Mark, differing, one => new { one.PupilId, one.IsPresent, day, now = now.ToStored() });
        var declared = new ListOutcome.Declared(differing.Count(one => !one.IsPresent), differing.Count(one => one.IsPresent));
        await AuditTrail.AddAsync(
            transaction, "attendance.declared", schoolId, now, string.Create(CultureInfo.InvariantCulture, $"{StoredValues.Text(day)} {declared.Absent} {declared.Came}"));
        return declared;
    });

    private const string Declare = """
        insert into attendance_list (tenant, school_id, day, service, declared_at, declared_by) values (@tenant, @schoolId, @day, 1, @now, @account)
        on conflict (tenant, school_id, day, service) do update set declared_at = excluded.declared_at, declared_by = excluded.declared_by
        """;

    private const string Forget = """
        delete from attendance where tenant = @tenant and day = @day and service = 1 and source = 'office' and told_evening is null
          and exists (select 1 from pupil p where p.tenant = attendance.tenant and p.pupil_id = attendance.pupil_id and p.school_id = @schoolId)
        """;

    private const string Mark = """
        insert into attendance (tenant, pupil_id, day, service, is_present, source, recorded_at, recorded_by)
        values (@tenant, @PupilId, @day, 1, @IsPresent, 'office', @now, @account)
        on conflict (tenant, pupil_id, day, service) do nothing
        """;
}
