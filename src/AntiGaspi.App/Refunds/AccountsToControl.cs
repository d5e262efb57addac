using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Refunds;

/// <summary>What a school owes to its families for a billing term: sums and counts, and no pupil.</summary>
public sealed record SchoolTerm
{
    public string SchoolName { get; init; } = "";

    public string Term { get; init; } = "";

    /// <summary>Credits of the families less their debits.</summary>
    public long Cents { get; init; }

    /// <summary>Lines of the ledger behind the sum.</summary>
    public long Entries { get; init; }

    /// <summary>Pupils whose account has a line.</summary>
    public long Pupils { get; init; }

    public Money Amount => new(Cents);
}

/// <summary>Reads the accounts of the schools that a public accountant controls. They are looked at, never approved, from here.</summary>
public sealed class AccountsToControl(Db db)
{
    /// <summary>The terms of each school, the latest first; none for whoever is no accountant there.</summary>
    public Task<IReadOnlyList<SchoolTerm>> RunAsync(Scope scope) => db.ReadAsync<SchoolTerm>(scope, Sql);

    private const string Sql = """
        select s.name as school_name, e.term, cast(sum(case when e.credit = 'family' then e.cents else -e.cents end) as bigint) as cents,
          count(*) as entries, count(distinct e.pupil_id) as pupils
        from role_grant r
        join school s on s.tenant = r.tenant and s.school_id = r.school_id
        join pupil p on p.tenant = s.tenant and p.school_id = s.school_id
        join ledger_entry e on e.tenant = p.tenant and e.pupil_id = p.pupil_id
        where r.tenant = @tenant and r.account_id = @account and r.role = 6 and r.ended_at is null
        group by s.name, e.term
        order by e.term desc, s.name
        """;
}
