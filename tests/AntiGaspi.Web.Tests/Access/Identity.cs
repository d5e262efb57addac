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

    public bool IsAnonymous => Scope is null;

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
    public static Role RoleOf(string name) => name == "sans lien" ? Role.Public : ScopeOf(Personas.Single(one => one.Name == name).Persona).Role;

    private static Scope ScopeOf(string key)
    {
        var persona = Persona.All.Single(one => one.Key == key);
        return new Scope(Persona.Tenant, persona.AccountId, persona.Role, []);
    }
}
