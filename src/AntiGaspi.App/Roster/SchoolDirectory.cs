using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>A local authority that runs canteens.</summary>
public sealed record LocalAuthority
{
    public int Tenant { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";
}

/// <summary>A school that is known here, and whose it is.</summary>
public sealed record KnownSchool(LocalAuthority Authority, Guid SchoolId, string Name);

/// <summary>Finds schools and local authorities for the person who runs the machine; pages look inside one tenant only.</summary>
public sealed class SchoolDirectory(Db db)
{
    /// <summary>Every local authority, by its code.</summary>
    public Task<IReadOnlyList<LocalAuthority>> AuthoritiesAsync() =>
        db.ReadNationalAsync<LocalAuthority>("select tenant, code, name from local_authority order by code");

    /// <summary>Every school that has this national number: one in each local authority that knows it.</summary>
    public async Task<IReadOnlyList<KnownSchool>> WithAsync(Uai uai)
    {
        var found = new List<KnownSchool>();
        foreach (var authority in await AuthoritiesAsync())
        {
            var schools = await db.ReadAsync<SchoolRow>(
                Scope.Service(authority.Tenant), "select school_id, name from school where tenant = @tenant and uai = @uai", new { uai = uai.Text });
            found.AddRange(schools.Select(school => new KnownSchool(authority, school.SchoolId, school.Name)));
        }

        return found;
    }

    private sealed record SchoolRow
    {
        public Guid SchoolId { get; init; }

        public string Name { get; init; } = "";
    }
}
