using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>The team of a school and of the whole authority, on their pages: invite, withdraw, end a role.</summary>
public sealed partial class TeamPagesTests
{
    private const string School = "/gestion/equipe";
    private const string Authority = "/collectivite/equipe";

    [Fact]
    public async Task A_manager_invites_a_chef_who_signs_in_and_is_on_the_list()
    {
        await using var site = await StorySite.StartAsync();
        using var office = await site.NewVisitor().AsAsync("gestion");
        var page = await office.GetAsync(School);
        Assert.Contains("Claude Bernard (vous)", page.Words, StringComparison.Ordinal);
        Assert.Contains("quand une autre personne tiendra ce rôle", page.Words, StringComparison.Ordinal);
        Assert.Contains("Personne n’est attendu.", page.Words, StringComparison.Ordinal);

        var answer = await office.PostAsync(School, School, await FormAsync(site, "Nouvelle@Exemple.fr", "HeadCook"));
        Assert.Equal((HttpStatusCode.SeeOther, School + "?fait=invite"), (answer.Status, answer.Location));
        var after = await office.GetAsync(answer.Location!);
        Assert.Contains("L’invitation est partie.", after.Words, StringComparison.Ordinal);
        Assert.Contains("nouvelle@exemple.fr", after.Words, StringComparison.Ordinal);

        var account = await new OpenAccount(site.Db).RunAsync(IdentityProvider.ProConnect, "sub-nouvelle", "Nouvelle Cheffe", StorySite.Start);
        Assert.Equal(1, await new AcceptInvitations(site.Db, ServerKey.Demonstration).RunAsync(account, "nouvelle@exemple.fr", null, StorySite.Start));
        var joined = await office.GetAsync(School);
        Assert.Contains("Nouvelle Cheffe", joined.Words, StringComparison.Ordinal);
        Assert.Contains("Personne n’est attendu.", joined.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "HeadCook", "", "", "Écrivez l’adresse professionnelle")]
    [InlineData("pas une adresse", "HeadCook", "", "", "Écrivez l’adresse professionnelle")]
    [InlineData("a@exemple.fr", "", "", "", "Choisissez le rôle dans la liste.")]
    [InlineData("a@exemple.fr", "Principal", "", "", "Choisissez le rôle dans la liste.")]
    [InlineData("a@exemple.fr", "Operator", "", "", "Choisissez le rôle dans la liste.")]
    [InlineData("a@exemple.fr", "HeadCook", "123", "", "Un SIRET a quatorze chiffres.")]
    [InlineData("a@exemple.fr", "HeadCook", "", "demain", "Cette date n’en est pas une.")]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_kept(string email, string role, string siret, string last, string words)
    {
        await using var site = await StorySite.StartAsync();
        using var office = await site.NewVisitor().AsAsync("gestion");

        var answer = await office.PostAsync(School, School, await FormAsync(site, email, role, siret, last));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Rien n’a été changé.", answer.Words, StringComparison.Ordinal);
        Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await site.NumberAsync("select count(*) from invitation where tenant = @tenant"));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [School] = answer.Html }));
    }

    [Fact]
    public async Task A_role_that_would_end_before_it_begins_or_a_second_invitation_is_refused_with_what_to_do()
    {
        await using var site = await StorySite.StartAsync();
        using var office = await site.NewVisitor().AsAsync("gestion");

        var past = await office.PostAsync(School, School, await FormAsync(site, "a@exemple.fr", "HeadCook", last: "2026-11-22"));
        Assert.Equal(HttpStatusCode.Conflict, past.Status);
        Assert.Contains("finirait avant de commencer", past.Words, StringComparison.Ordinal);

        await office.PostAsync(School, School, await FormAsync(site, "a@exemple.fr", "HeadCook", last: "2026-12-18"));
        var twice = await office.PostAsync(School, School, await FormAsync(site, "a@exemple.fr", "HeadCook"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("déjà invitée à ce rôle", twice.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chef_who_leaves_is_signed_out_at_once()
    {
        await using var site = await StorySite.StartAsync();
        using var office = await site.NewVisitor().AsAsync("gestion");
        using var chef = await site.NewVisitor().AsAsync("chef");
        Assert.Equal(HttpStatusCode.OK, (await chef.GetAsync("/cuisine")).Status);
        var button = EndButton().Matches((await office.GetAsync(School)).Html).Single(match => match.Groups["name"].Value.StartsWith("Sacha Moreau", StringComparison.Ordinal));

        var answer = await office.PostAsync(School, School + "?handler=End", ("acces", button.Groups["id"].Value));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/connexion?retour=%2Fcuisine", (await chef.GetAsync("/cuisine")).Location);
        var page = await office.GetAsync(answer.Location!);
        Assert.Contains("Les connexions ouvertes dans ce rôle sont fermées.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sacha Moreau", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_manager_is_told_to_invite_a_successor_first()
    {
        await using var site = await StorySite.StartAsync();
        using var office = await site.NewVisitor().AsAsync("gestion");
        Assert.DoesNotContain(EndButton().Matches((await office.GetAsync(School)).Html), match => match.Groups["name"].Value.StartsWith("Claude Bernard", StringComparison.Ordinal));
        var own = (await site.Db.ReadAsync<Guid>(
            Scope.Service(Persona.Tenant), "select grant_id from role_grant where tenant = @tenant and account_id = @AccountId", new { Persona.All.Single(one => one.Key == "gestion").AccountId })).Single();

        var answer = await office.PostAsync(School, School + "?handler=End", ("acces", own.ToString("D")));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Invitez d’abord qui vous remplace", answer.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync("/gestion")).Status);
    }

    [Fact]
    public async Task An_invitation_is_withdrawn()
    {
        await using var site = await StorySite.StartAsync();
        using var office = await site.NewVisitor().AsAsync("gestion");
        await office.PostAsync(School, School, await FormAsync(site, "a@exemple.fr", "PupilLife"));
        var id = Invitation().Match((await office.GetAsync(School)).Html).Groups["id"].Value;

        var answer = await office.PostAsync(School, School + "?handler=Withdraw", ("invitation", id));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.DoesNotContain("a@exemple.fr", (await office.GetAsync(School)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostAsync(School, School + "?handler=Withdraw", ("invitation", id))).Status);
    }

    [Fact]
    public async Task An_officer_sees_every_team_and_names_the_principal()
    {
        await using var site = await StorySite.StartAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");
        var page = await officer.GetAsync(Authority);
        foreach (var persona in Persona.All.Where(one => one.Role is not (Role.Public or Role.Family or Role.Operator)))
        {
            Assert.Contains(persona.Name, page.Words, StringComparison.Ordinal);
        }

        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [Authority] = page.Html, [School] = await OfficeHtmlAsync(site) }));
        var answer = await officer.PostAsync(Authority, Authority, await FormAsync(site, "principale@exemple.fr", "Principal"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var whole = await officer.PostAsync(Authority, Authority, ("courriel", "agent@exemple.fr"), ("role", "AuthorityOfficer"));
        Assert.Equal(HttpStatusCode.SeeOther, whole.Status);
        var misplaced = await officer.PostAsync(Authority, Authority, await FormAsync(site, "b@exemple.fr", "AuthorityOfficer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, misplaced.Status);
    }

    private static async Task<string> OfficeHtmlAsync(StorySite site)
    {
        using var office = await site.NewVisitor().AsAsync("gestion");
        await office.PostAsync(School, School, await FormAsync(site, "a@exemple.fr", "HeadCook", last: "2026-12-18"));
        return (await office.GetAsync(School)).Html;
    }

    private static async Task<(string, string)[]> FormAsync(StorySite site, string email, string role, string siret = "", string last = "")
    {
        var school = (await site.Db.ReadAsync<Guid>(Scope.Service(Persona.Tenant), "select school_id from school where tenant = @tenant and uai = @JeanMoulin", new { DemoSchools.JeanMoulin })).Single();
        return [("courriel", email), ("role", role), ("college", school.ToString("D")), ("siret", siret), ("dernier", last)];
    }

    [GeneratedRegex("""name="acces" value="(?<id>[0-9a-f-]{36})" aria-label="Terminer le rôle de (?<name>[^"]+)"|aria-label="Terminer le rôle de (?<name>[^"]+)"[^>]* name="acces" value="(?<id>[0-9a-f-]{36})""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex EndButton();

    [GeneratedRegex("name=\"invitation\" value=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Invitation();
}
