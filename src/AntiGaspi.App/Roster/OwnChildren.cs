using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>A child linked to an account, as its owner looks at the list.</summary>
public sealed record OwnChild
{
    public Guid PupilId { get; init; }

    public string GivenName { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string? Division { get; init; }

    public string SchoolName { get; init; } = "";

    public string SchoolPhone { get; init; } = "";

    /// <summary>How many other adults of this child have an access; nothing more is said of them.</summary>
    public int Others { get; init; }
}

/// <summary>Reads the children linked to an account in the tenant of its session.</summary>
public sealed class OwnChildren(Db db)
{
    /// <summary>The children, the eldest first.</summary>
    public Task<IReadOnlyList<OwnChild>> RunAsync(Scope scope) => db.ReadAsync<OwnChild>(scope, Sql);

    private const string Sql = """
        select p.pupil_id, p.given_name, coalesce(p.usage_name, p.family_name) as family_name, p.division, s.name as school_name, s.phone as school_phone,
          (select cast(count(distinct o.account_id) as integer) from may_act o
            where o.tenant = p.tenant and o.pupil_id = p.pupil_id and o.door = 'family' and o.account_id <> @account) as others
        from pupil p
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        where p.tenant = @tenant and exists (
          select 1 from may_act y where y.tenant = p.tenant and y.pupil_id = p.pupil_id and y.account_id = @account and y.door = 'family')
        order by p.birth_day, p.given_name, p.pupil_id
        """;
}
