using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>A meal that an operation changed, for one of the adults of the child.</summary>
public sealed record SharedMeal
{
    public Guid PupilId { get; init; }

    public string GivenName { get; init; } = "";

    public DateOnly Day { get; init; }

    public MealService Service { get; init; }

    /// <summary>1 cancelled, 2 restored, 3 told late.</summary>
    public int Change { get; init; }

    public Speaker Who { get; init; }

    public string SchoolName { get; init; } = "";

    public string SchoolPhone { get; init; } = "";

    public MealRef Meal => new(PupilId, Day, Service);
}

/// <summary>Reads what an operation changed for the children of one adult, when the message about it is sent. No amount: who does not pay reads it too.</summary>
public sealed class SharedActCard(Db db)
{
    /// <summary>The meals; none when the reader has no access to the children any more.</summary>
    public Task<IReadOnlyList<SharedMeal>> RunAsync(Scope scope, Guid operation, Guid reader) => db.ReadAsync<SharedMeal>(scope, Sql, new { operation, reader });

    private const string Sql = """
        select p.pupil_id, p.given_name, x.day, x.service, x.change, s.name as school_name, s.phone as school_phone,
          case when x.by_account = r.account_id then 1
            when exists (select 1 from guardian_link g join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
              where g.tenant = @tenant and g.pupil_id = p.pupil_id and u.account_id = x.by_account) then 2
            else 3 end as who
        from guardian r
        join may_act y on y.tenant = r.tenant and y.account_id = r.account_id and y.door = 'family'
        join (
          select c.pupil_id, c.day, c.service, 1 as change, c.account_id as by_account from cancellation c where c.tenant = @tenant and c.op_id = @operation
          union all
          select c.pupil_id, c.day, c.service, 2, c.restored_by from cancellation c where c.tenant = @tenant and c.restored_op = @operation
          union all
          select l.pupil_id, l.day, l.service, 3, l.account_id from late_notice l
          join guardian_link k on k.tenant = l.tenant and k.pupil_id = l.pupil_id and k.guardian_id = @reader
          where l.tenant = @tenant and l.op_id = @operation
          union all
          select b.pupil_id, b.day, b.service, 4, b.back_by from late_notice_back b
          join guardian_link k on k.tenant = b.tenant and k.pupil_id = b.pupil_id and k.guardian_id = @reader
          where b.tenant = @tenant and b.back_op = @operation
        ) x on x.pupil_id = y.pupil_id
        join pupil p on p.tenant = y.tenant and p.pupil_id = y.pupil_id
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        where r.tenant = @tenant and r.guardian_id = @reader
        order by p.birth_day, p.given_name, p.pupil_id, x.day, x.service
        """;
}
