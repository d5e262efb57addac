using AntiGaspi.App.Access;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>The weeks of a child, as the reader may know them.</summary>
public sealed record ChildWeeks
{
    public Guid PupilId { get; init; }

    public string GivenName { get; init; } = "";

    /// <summary>The adult whose weeks were said; none when nothing was said.</summary>
    public Guid? GuardianId { get; init; }

    public CustodyRhythm? Rhythm { get; init; }

    public DateOnly? FirstDay { get; init; }

    public HolidayHalves? Holidays { get; init; }

    /// <summary>Whether the weeks that were said are those of the reader; the others' are then not.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whose word it is.</summary>
    public Speaker Who { get; init; }
}

/// <summary>Why weeks are not kept.</summary>
public enum CustodyRefusal
{
    /// <summary>No such child, or no such adult of the child, for the one who asks.</summary>
    Unknown,

    /// <summary>One week in two is counted from a day, and there is none.</summary>
    NoFirstDay,
}

/// <summary>Keeps which weeks a child is with one of the adults, said once by an adult or by the office. The last word stands; it opens and closes nothing.</summary>
public sealed class StateCustody(Db db)
{
    /// <summary>The weeks of a family's children, or of one pupil for the office.</summary>
    public Task<IReadOnlyList<ChildWeeks>> ChildrenAsync(Scope scope, Guid? pupilId = null) =>
        db.ReadAsync<ChildWeeks>(scope, Children, new { pupilId = pupilId ?? Guid.Empty, any = pupilId is null ? 1 : 0 });

    /// <summary>Keeps the weeks; null when they are kept.</summary>
    /// <param name="scope">An adult of the child, or the office of its school.</param>
    /// <param name="pupilId">The child.</param>
    /// <param name="guardianId">Whose weeks, for the office; an adult says their own.</param>
    /// <param name="weeks">The weeks.</param>
    /// <param name="now">When.</param>
    public Task<CustodyRefusal?> RunAsync(Scope scope, Guid pupilId, Guid? guardianId, CustodyWeeks weeks, DateTimeOffset now)
    {
        if (weeks.Rhythm == CustodyRhythm.EverySecond && weeks.FirstDay is null)
        {
            return Task.FromResult<CustodyRefusal?>(CustodyRefusal.NoFirstDay);
        }

        return db.WriteAsync<CustodyRefusal?>(scope, async transaction =>
        {
            var values = new
            {
                pupilId, guardianId = guardianId ?? Guid.Empty, own = guardianId is null ? 1 : 0, rhythm = (int)weeks.Rhythm, holidays = (int)weeks.Holidays,
                first = weeks.Rhythm == CustodyRhythm.EverySecond ? weeks.FirstDay : null, now = now.ToStored(),
            };
            if (await transaction.ExecuteAsync(Insert, values) == 0)
            {
                return CustodyRefusal.Unknown;
            }

            await AuditTrail.AddAsync(transaction, "custody.stated", pupilId, now);
            return null;
        });
    }

    /// <summary>Forgets the weeks: every adult is written to again; false when the one who asks knows no such child.</summary>
    public Task<bool> ForgetAsync(Scope scope, Guid pupilId, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        if ((await transaction.QueryAsync<int>($"select 1 where {MayAct}", new { pupilId })).Count == 0)
        {
            return false;
        }

        if (await transaction.ExecuteAsync("delete from custody where tenant = @tenant and pupil_id = @pupilId", new { pupilId }) > 0)
        {
            await AuditTrail.AddAsync(transaction, "custody.forgotten", pupilId, now);
        }

        return true;
    });

    private const string MayAct = "exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = @pupilId)";

    private const string Children = """
        select p.pupil_id, p.given_name, u.guardian_id, u.rhythm, u.first_day, u.holidays,
          exists (select 1 from guardian o where o.tenant = u.tenant and o.guardian_id = u.guardian_id and o.account_id = @account) as is_own,
          case when u.stated_by = @account then 1
            when exists (select 1 from guardian_link g join guardian o on o.tenant = g.tenant and o.guardian_id = g.guardian_id
              where g.tenant = p.tenant and g.pupil_id = p.pupil_id and o.account_id = u.stated_by) then 2
            else 3 end as who
        from pupil p
        left join custody u on u.tenant = p.tenant and u.pupil_id = p.pupil_id
        where p.tenant = @tenant and (@any = 1 or p.pupil_id = @pupilId)
          and exists (select 1 from may_act y where y.tenant = p.tenant and y.account_id = @account and y.pupil_id = p.pupil_id and (@any = 0 or y.door = 'family'))
        order by p.birth_day, p.given_name, p.pupil_id
        """;

    private const string Insert = $"""
        insert into custody (tenant, pupil_id, guardian_id, rhythm, first_day, holidays, stated_at, stated_by)
        select g.tenant, g.pupil_id, g.guardian_id, @rhythm, @first, @holidays, @now, @account
        from guardian_link g
        join guardian o on o.tenant = g.tenant and o.guardian_id = g.guardian_id
        where g.tenant = @tenant and g.pupil_id = @pupilId and {GuardianRows.Opens} and {MayAct}
          and ((@own = 1 and o.account_id = @account) or (@own = 0 and g.guardian_id = @guardianId)) limit 1
        on conflict (tenant, pupil_id) do update set guardian_id = excluded.guardian_id, rhythm = excluded.rhythm, first_day = excluded.first_day,
          holidays = excluded.holidays, stated_at = excluded.stated_at, stated_by = excluded.stated_by
        """;
}
