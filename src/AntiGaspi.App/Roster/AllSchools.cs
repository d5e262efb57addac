using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>A school of any local authority, to be chosen by a family: public facts.</summary>
public sealed record AnySchool
{
    public int Tenant { get; init; }

    public string Authority { get; init; } = "";

    public Guid SchoolId { get; init; }

    public string Name { get; init; } = "";

    public string Phone { get; init; } = "";
}

/// <summary>Reads every school of the service: one statement for each local authority.</summary>
public sealed class AllSchools(Db db)
{
    // A bound for the list that a family chooses from.
    private const int MaxSchools = 500;

    /// <summary>The schools by local authority and name.</summary>
    public async Task<IReadOnlyList<AnySchool>> RunAsync()
    {
        List<AnySchool> all = [];
        foreach (var tenant in await db.ReadNationalAsync<int>("select tenant from local_authority order by name"))
        {
            all.AddRange(await db.ReadAsync<AnySchool>(Scope.Public(tenant), Sql, new { MaxSchools }));
        }

        return all;
    }

    private const string Sql = """
        select s.tenant, a.name as authority, s.school_id, s.name, s.phone
        from school s
        join local_authority a on a.tenant = s.tenant
        where s.tenant = @tenant
        order by s.name, s.uai
        limit @MaxSchools
        """;
}
