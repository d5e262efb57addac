using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>Who changed a meal, for whoever reads of it: never a name.</summary>
public enum ChangedBy
{
    /// <summary>The reader.</summary>
    Yourself = 1,

    /// <summary>Another adult who answers for the child.</summary>
    OtherGuardian = 2,

    /// <summary>The school office.</summary>
    School = 3,
}

/// <summary>What became of a meal.</summary>
public enum MealChange
{
    Cancelled = 1,
    Restored = 2,
    ToldLate = 3,
    TakenBack = 4,

    /// <summary>The day that the school had added for it is served no more.</summary>
    DayWithdrawn = 5,
}

/// <summary>The last change of one meal in a span of time.</summary>
public sealed record ChangedMeal
{
    public Guid PupilId { get; init; }

    public string GivenName { get; init; } = "";

    public DateOnly Day { get; init; }

    public MealService Service { get; init; }

    public MealChange Change { get; init; }

    public ChangedBy Who { get; init; }

    public DateTimeOffset At { get; init; }

    public MealRef Meal => new(PupilId, Day, Service);
}

/// <summary>Reads what was changed for a family, by anybody.</summary>
public sealed class FindChanges(Db db)
{
    /// <summary>The last change of each meal of the account's children, after an instant and until another; ordered by child and day.</summary>
    public async Task<IReadOnlyList<ChangedMeal>> OfAsync(Scope family, DateTimeOffset after, DateTimeOffset until) =>
        (await db.ReadAsync<ChangedMeal>(family, Sql, new { after = after.ToStored(), until = until.ToStored() }))
            .GroupBy(one => one.Meal).Select(meal => meal.MaxBy(one => one.At)!)
            .OrderBy(one => one.GivenName, StringComparer.Ordinal).ThenBy(one => one.Day).ThenBy(one => one.Service).ToList();

    // Whoever is, or was, an adult of the child is one; anybody else who may act is the school. An added day that is withdrawn ends its
    // cancellations in the name of the event: no meal is given back.
    private const string Sql = """
        select p.pupil_id, p.given_name, x.day, x.service, x.change, x.at,
          case when x.by_account = @account then 1
            when exists (select 1 from guardian_link g join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
              where g.tenant = @tenant and g.pupil_id = p.pupil_id and u.account_id = x.by_account) then 2
            else 3 end as who
        from may_act y
        join pupil p on p.tenant = y.tenant and p.pupil_id = y.pupil_id
        join (
          select c.pupil_id, c.day, c.service, 1 as change, c.received_at as at, c.account_id as by_account from cancellation c
          where c.tenant = @tenant and c.received_at > @after and c.received_at <= @until
          union all
          select c.pupil_id, c.day, c.service,
            case when exists (select 1 from calendar_event v where v.tenant = c.tenant and v.event_id = c.restored_op) then 5 else 2 end,
            c.restored_at, c.restored_by from cancellation c
          where c.tenant = @tenant and c.restored_at > @after and c.restored_at <= @until
          union all
          select l.pupil_id, l.day, l.service, 3, l.received_at, l.account_id from late_notice l
          where l.tenant = @tenant and l.received_at > @after and l.received_at <= @until
          union all
          select b.pupil_id, b.day, b.service, 4, b.back_at, b.back_by from late_notice_back b
          where b.tenant = @tenant and b.back_at > @after and b.back_at <= @until
        ) x on x.pupil_id = y.pupil_id
        where y.tenant = @tenant and y.account_id = @account and y.door = 'family'
        """;
}
