using System.Text.RegularExpressions;
using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Linking;

/// <summary>
/// The demonstration seen from the adults who have no account: a child of Jean-Moulin with two legal guardians and nobody linked, the
/// office that prints, and people who sign in.
/// </summary>
public sealed partial class LinkSite(StorySite site, Child child) : IAsyncDisposable
{
    public const string Activation = "/activation";
    public const string Letters = "/gestion/courriers";
    public const string Links = "/gestion/rattachements";

    public StorySite Site => site;

    /// <summary>The child whom nobody is linked to yet.</summary>
    public Child Child => child;

    public static async Task<LinkSite> StartAsync()
    {
        return await OnAsync(await StorySite.StartAsync());
    }

    /// <summary>The same on a demonstration that is set up otherwise.</summary>
    public static async Task<LinkSite> OnAsync(StorySite site)
    {
        return new(site, (await site.Db.ReadAsync<Child>(Scope.Service(Persona.Tenant), Lonely, new { DemoSchools.JeanMoulin })).Single());
    }

    public Task<Visitor> AsAsync(string persona) => site.NewVisitor().AsAsync(persona);

    /// <summary>Prints the letter of the first guardian of the child, as the accessible page, and reads its code.</summary>
    public async Task<string> PrintAsync(Guid? guardian = null)
    {
        using var office = await AsAsync("gestion");
        var page = await office.PostAsync(
            LetterOf(guardian ?? child.Guardian), Letters, ("eleve", $"{child.PupilId:D}"), ("responsable", $"{guardian ?? child.Guardian:D}"), ("forme", "page"));
        return Code().Match(page.Html).Groups["code"].Value;
    }

    /// <summary>The page that offers the letter of an adult.</summary>
    public string LetterOf(Guid guardian) => $"{Letters}?eleve={child.PupilId:D}&responsable={guardian:D}";

    /// <summary>A browser signed in as somebody who is linked to nothing, by a mailbox or by FranceConnect.</summary>
    public async Task<(Visitor Visitor, Guid Account)> StrangerAsync(string name, string? mailbox = null)
    {
        var provider = mailbox is null ? IdentityProvider.FranceConnect : IdentityProvider.Mail;
        var account = await new OpenAccount(site.Db).RunAsync(provider, mailbox ?? $"sub-{name}", name, StorySite.Start);
        return (await VisitAsync(account, provider), account);
    }

    /// <summary>A browser with an open session of an account in its first space.</summary>
    public async Task<Visitor> VisitAsync(Guid account, IdentityProvider provider)
    {
        var spaces = await new FindSpaces(site.Db).RunAsync(account);
        var scope = spaces.Count > 0 ? spaces[0].Scope : new Scope(0, account, Role.Public, []);
        var key = await new OpenSession(site.Db).RunAsync(scope, new("essai", provider), null, new SessionClock(TimeProvider.System).Now);
        var visitor = site.NewVisitor();
        visitor.Jar[SessionHandler.CookieName] = key.Text;
        return visitor;
    }

    /// <summary>The birth date of the child as a parent types it.</summary>
    public string Birth => $"{child.BirthDay:dd/MM/yyyy}";

    public ValueTask DisposeAsync() => site.DisposeAsync();

    // On the four-day plan, with two legal guardians of different mailboxes and names that no other pupil has.
    private const string Lonely = """
        select p.pupil_id, p.given_name, coalesce(p.usage_name, p.family_name) as family_name, p.birth_day, p.school_id,
          min(cast(u.guardian_id as text)) as guardian, max(cast(u.guardian_id as text)) as second
        from pupil p
        join school s on s.tenant = p.tenant and s.school_id = p.school_id and s.uai = @JeanMoulin
        join meal_plan m on m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.basis = 'flat' and m.weekdays = 27
        join guardian_link g on g.tenant = p.tenant and g.pupil_id = p.pupil_id and g.level = 1 and g.ended_at is null
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id and u.account_id is null and u.email <> ''
        where p.tenant = @tenant and p.birth_day is not null and (p.exit_day is null or p.exit_day > '2027-01-01')
        group by p.pupil_id, p.given_name, p.usage_name, p.family_name, p.birth_day, p.school_id
        having count(*) = 2 and count(distinct u.email) = 2
          and sum((select count(*) from guardian_link x where x.guardian_id = u.guardian_id)) = 2
          and sum((select count(*) from guardian x where lower(x.email) = lower(u.email))) = 2
        order by p.siecle_id limit 1
        """;

    [GeneratedRegex("ag-letter__text\">(?<code>[0-9A-Z-]{13})<", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Code();
}

/// <summary>A child of the demonstration and its two legal guardians.</summary>
public sealed record Child
{
    public Guid PupilId { get; init; }

    public Guid SchoolId { get; init; }

    public string GivenName { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public DateOnly BirthDay { get; init; }

    public Guid Guardian { get; init; }

    public Guid Second { get; init; }
}
