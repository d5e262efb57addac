using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>The demonstration seen by the school office of Jean-Moulin: Léa is one of its pupils, Tom is at another school.</summary>
public sealed class OfficeSite(FamilySite family) : IAsyncDisposable
{
    public const string Pupils = "/gestion/eleves";

    public FamilySite Family => family;

    public StorySite Site => family.Site;

    public static async Task<OfficeSite> StartAsync() => new(await FamilySite.StartAsync());

    public Task<Visitor> AsAsync(string persona) => family.AsAsync(persona);

    /// <summary>The page of a pupil, or one under it.</summary>
    public static string Card(Guid pupil, string under = "") => $"{Pupils}/{pupil:D}{under}";

    /// <summary>Another pupil of Jean-Moulin on the four-day plan.</summary>
    public async Task<Guid> ClassmateAsync() => (await Site.Db.ReadAsync<Guid>(
        Scope.Service(Persona.Tenant),
        """
        select p.pupil_id from pupil p join school s using (tenant, school_id) join meal_plan m using (tenant, pupil_id)
        where p.tenant = @tenant and s.uai = @JeanMoulin and p.pupil_id <> @lea and m.basis = 'flat' and m.weekdays = 27
          and (p.exit_day is null or p.exit_day > '2027-01-01') order by p.siecle_id limit 1
        """,
        new { DemoSchools.JeanMoulin, lea = family.Lea })).Single();

    public ValueTask DisposeAsync() => family.DisposeAsync();
}
