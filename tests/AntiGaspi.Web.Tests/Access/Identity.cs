using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>Somebody who asks, in the words of the access table.</summary>
/// <param name="Name">As the file names them.</param>
/// <param name="Pages">The role whose pages are open to them; the same word as the name, but for an agent of another authority.</param>
/// <param name="Scope">What their session carries; null for nobody signed in.</param>
internal sealed record Identity(string Name, string Pages, Scope? Scope)
{
    public const string Anonymous = "anonyme";
    public const string Elsewhere = "autre collectivité";

    public const string Phone = "téléphone";

    /// <summary>Somebody of pupils' life whom the principal lets sign that day.</summary>
    public const string Delegate = "délégué";

    public bool IsAnonymous => Scope is null;

    /// <summary>Whether a line that names some roles is open to them: a delegate keeps the pages of pupils' life.</summary>
    public bool IsAmong(IReadOnlyList<string> open) => open.Contains(Pages, StringComparer.Ordinal) || (Name == Delegate && open.Contains("vie scolaire", StringComparer.Ordinal));

    /// <summary>Whether what is closed asks them to sign in: nobody did, or only the phone remembers who it is.</summary>
    public bool IsToSignIn => IsAnonymous || Name == Phone;

    private static readonly (string Name, string Persona)[] Personas =
    [
        ("famille", "camille"), ("chef", "chef"), ("gestion", "gestion"), ("principal", "principal"), ("vie scolaire", "vie-scolaire"), ("comptable", "comptable"),
        ("département", "departement"), ("exploitation", "exploitation"),
    ];

    /// <summary>Everybody whom the file names, on this demonstration with its second authority.</summary>
    public static async Task<IReadOnlyList<Identity>> AllAsync(StorySite site, SecondAuthority elsewhere)
    {
        var unlinked = await new OpenAccount(site.Db).RunAsync(IdentityProvider.FranceConnect, "sub-sans-lien", "Personne sans lien", StorySite.Start);
        return
        [
            new(Anonymous, Anonymous, null),
            new("sans lien", "sans lien", new Scope(0, unlinked, Role.Public, [])),
            new(Phone, Phone, ScopeOf("camille")),
            .. Personas.Select(one => new Identity(one.Name, one.Name, ScopeOf(one.Persona))),
            new(Delegate, Delegate, await DelegateAsync(site)),
            new(Elsewhere, "gestion", new Scope(SecondAuthority.Tenant, elsewhere.Manager, Role.SchoolManager, [elsewhere.School])),
            new("service", "service", new Scope(Persona.Tenant, Persona.All.Single(one => one.Key == "exploitation").AccountId, Role.Service, [])),
        ];
    }

    /// <summary>A browser with a session of this identity; the demonstration's own door is tried elsewhere.</summary>
    public async Task<Visitor> VisitAsync(StorySite site)
    {
        var visitor = site.NewVisitor();
        if (Scope is not null)
        {
            var isPhone = Name == Phone;
            var key = await new OpenSession(site.Db).RunAsync(Scope, new("essai") { IsPhone = isPhone }, null, new SessionClock(TimeProvider.System).Now);
            visitor.Jar[isPhone ? RememberedPhone.CookieName : SessionHandler.CookieName] = key.Text;
        }

        return visitor;
    }

    /// <summary>The role that a word of the table stands for.</summary>
    public static Role RoleOf(string name) => name == "sans lien" ? Role.Public : name == Delegate ? Role.PupilLife : ScopeOf(Personas.Single(one => one.Name == name).Persona).Role;

    private static async Task<Scope> DelegateAsync(StorySite site)
    {
        var account = await new OpenAccount(site.Db).RunAsync(IdentityProvider.ProConnect, "sub-delegue", "Noa Blanc", StorySite.Start);
        await site.Db.WriteAsync(Scope.Service(Persona.Tenant), async transaction =>
        {
            var values = new { id = Ids.New(StorySite.Start), someone = account, principal = ScopeOf("principal").AccountId, now = StorySite.Start, DemoSchools.JeanMoulin };
            await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @someone)", values);
            await transaction.ExecuteAsync(
                """
                insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at)
                select @tenant, @id, @someone, 5, school_id, @now from school where tenant = @tenant and uai = @JeanMoulin
                """, values);
            return await transaction.ExecuteAsync(
                """
                insert into delegation (tenant, delegation_id, school_id, principal_id, delegate_id, first_day, last_day, given_at)
                select @tenant, @id, school_id, @principal, @someone, '2026-11-01', '2027-08-31', @now from school where tenant = @tenant and uai = @JeanMoulin
                """, values);
        });
        return new Scope(Persona.Tenant, account, Role.PupilLife, []);
    }

    private static Scope ScopeOf(string key)
    {
        var persona = Persona.All.Single(one => one.Key == key);
        return new Scope(Persona.Tenant, persona.AccountId, persona.Role, []);
    }
}
