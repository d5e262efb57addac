using System.Net;
using AntiGaspi.App.Access;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Linking;

/// <summary>The page where a code is given, over HTTP: what is told, what is kept, and what opens.</summary>
public sealed class ActivationTests
{
    [Fact]
    public async Task The_code_waits_in_the_browser_while_its_owner_signs_in_and_then_opens_the_meals()
    {
        await using var here = await LinkSite.StartAsync();
        var code = await here.PrintAsync();
        using var visitor = here.Site.NewVisitor();

        var given = await visitor.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code.ToLowerInvariant()));
        Assert.Equal((HttpStatusCode.SeeOther, "/connexion?retour=%2Factivation"), (given.Status, given.Location));
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), visitor.Cookies, StringComparison.OrdinalIgnoreCase);

        var signedIn = await visitor.PostAsync("/connexion/demo", "/connexion/demo", ("persona", "nouveau"));
        Assert.Equal(LinkSite.Activation, signedIn.Location);
        var page = await visitor.GetAsync(LinkSite.Activation);
        Assert.Contains($"value=\"{code}\"", page.Html, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [LinkSite.Activation] = page.Html }));

        var key = visitor.Jar[SessionHandler.CookieName];
        var linked = await visitor.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code), ("naissance", here.Birth));

        Assert.Equal((HttpStatusCode.SeeOther, "/famille?relie"), (linked.Status, linked.Location));
        Assert.NotEqual(key, visitor.Jar[SessionHandler.CookieName]);
        Assert.Equal("", visitor.Jar[CodeCookie.Name]);
        var meals = await visitor.GetAsync("/famille?relie");
        Assert.Contains($"vous voyez les repas de {here.Child.GivenName}", meals.Words, StringComparison.Ordinal);
        var children = await visitor.GetAsync("/famille/enfants");
        Assert.Contains("Vous êtes le seul responsable à avoir un accès", children.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["/famille"] = meals.Html, ["/famille/enfants"] = children.Html }));
    }

    [Theory]
    [InlineData("", "Donnez le code")]
    [InlineData("7K3P", "onze lettres et chiffres")]
    [InlineData("7K3P-M9QD-R2T", "Il y a une faute de frappe")]
    [InlineData("<script>alert(1)</script>", "onze lettres et chiffres")]
    public async Task A_typing_mistake_is_told_before_anything_is_counted(string code, string said)
    {
        await using var here = await LinkSite.StartAsync();
        using var visitor = here.Site.NewVisitor();

        var answer = await visitor.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(said, answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(CodeCookie.Name, visitor.Jar.Keys);
        Assert.Equal(0, await here.Site.NumberAsync("select count(*) from link_failure where tenant = @tenant"));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["x"] = answer.Html }));
    }

    [Fact]
    public async Task Unknown_used_and_wrong_birth_date_read_the_same_to_the_letter()
    {
        await using var here = await LinkSite.StartAsync();
        var (used, live) = (await here.PrintAsync(), await here.PrintAsync(here.Child.Second));
        var (first, _) = await here.StrangerAsync("Première");
        await first.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", used), ("naissance", here.Birth));
        var (second, _) = await here.StrangerAsync("Seconde");

        async Task<string> SaidAsync(string code, string birth)
        {
            var answer = await second.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code), ("naissance", birth));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            return answer.Words.Replace(code, "", StringComparison.Ordinal).Replace(birth, "", StringComparison.Ordinal);
        }

        var unknown = await SaidAsync(ActivationCode.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).Text, here.Birth);
        Assert.Contains("ne vont pas ensemble", unknown, StringComparison.Ordinal);
        Assert.Equal(unknown, await SaidAsync(used, here.Birth));
        Assert.Equal(unknown, await SaidAsync(live, "01/01/2013"));
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync("/famille")).Status);
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task The_mailbox_of_the_file_needs_no_code()
    {
        await using var here = await LinkSite.StartAsync();
        var mailbox = (await here.Site.Db.ReadAsync<string>(
            AntiGaspi.Domain.Basics.Scope.Service(1), "select lower(email) from guardian where tenant = @tenant and guardian_id = @Guardian", new { here.Child.Guardian })).Single();
        var (visitor, _) = await here.StrangerAsync("Parent", mailbox);

        Assert.Contains("la date de naissance de l’enfant suffit", (await visitor.GetAsync(LinkSite.Activation)).Words, StringComparison.Ordinal);
        var wrong = await visitor.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", ""), ("naissance", "01/01/2001"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var linked = await visitor.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", ""), ("naissance", here.Birth));

        Assert.Equal("/famille?relie", linked.Location);
        visitor.Dispose();
    }

    [Fact]
    public async Task A_code_for_somebody_who_has_an_account_asks_before_it_moves()
    {
        await using var here = await LinkSite.StartAsync();
        var (before, _) = await here.StrangerAsync("Avant");
        var (after, _) = await here.StrangerAsync("Après");
        await before.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", await here.PrintAsync()), ("naissance", here.Birth));
        var code = await here.PrintAsync();

        var asked = await after.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code), ("naissance", here.Birth));
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("Oui, c’est mon ancien compte : le remplacer", asked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Aucun enfant", (await before.GetAsync("/famille")).Words, StringComparison.Ordinal);

        var moved = await after.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", code), ("naissance", here.Birth), ("deplacer", "oui"));
        Assert.Equal("/famille?relie", moved.Location);
        Assert.Contains("Aucun enfant n’est relié", (await before.GetAsync("/famille")).Words, StringComparison.Ordinal);
        before.Dispose();
        after.Dispose();
    }

    [Fact]
    public async Task A_demand_reads_the_same_whether_there_is_such_a_child_or_not_and_only_the_office_sees_more()
    {
        await using var here = await LinkSite.StartAsync();
        var (visitor, _) = await here.StrangerAsync("Parrain");
        var page = await visitor.GetAsync("/activation/demande");
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["/activation/demande"] = page.Html }));

        async Task<string> AskAsync(string given)
        {
            var sent = await visitor.PostAsync(
                "/activation/demande", "/activation/demande", ("college", $"{here.Child.SchoolId:D}"), ("nom", here.Child.FamilyName), ("prenom", given), ("naissance", here.Birth));
            return (await visitor.GetAsync(sent.Location!)).Words;
        }

        Assert.Equal(await AskAsync("Personne"), await AskAsync(here.Child.GivenName));

        using var office = await here.AsAsync("gestion");
        var list = await office.GetAsync(LinkSite.Links);
        Assert.Contains("Parrain", list.Words, StringComparison.Ordinal);
        Assert.Equal(1, await here.Site.NumberAsync("select count(*) from link_request where tenant = @tenant"));
        visitor.Dispose();
    }

    [Fact]
    public async Task Two_accounts_proved_in_one_browser_are_joined_only_when_their_owner_says_so()
    {
        await using var here = await LinkSite.StartAsync();
        var (before, kept) = await here.StrangerAsync("Camille Martin", "ancienne@exemple.fr");
        await before.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", await here.PrintAsync()), ("naissance", here.Birth));
        var (after, newer) = await here.StrangerAsync("Camille Durand");

        var begun = await after.PostAsync("/connexion/ancien-compte", "/connexion/ancien-compte", ("etape", "commencer"));
        Assert.Equal("/connexion?retour=%2Fconnexion%2Fancien-compte", begun.Location);
        Assert.DoesNotContain($"{newer:D}", after.Cookies, StringComparison.OrdinalIgnoreCase);

        // The same browser signs in to the older account by its own door.
        using var older = await here.VisitAsync(kept, IdentityProvider.Mail);
        after.Jar[SessionHandler.CookieName] = older.Jar[SessionHandler.CookieName];
        var ready = await after.GetAsync("/connexion/ancien-compte");
        Assert.Contains("Oui, réunir mes deux comptes", ready.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["x"] = ready.Html }));
        Assert.Equal(newer, await new OpenAccount(here.Site.Db).FindAsync(IdentityProvider.FranceConnect, "sub-Camille Durand"));

        var joined = await after.PostAsync("/connexion/ancien-compte", "/connexion/ancien-compte", ("etape", "reunir"));

        Assert.Equal((HttpStatusCode.SeeOther, "/famille"), (joined.Status, joined.Location));
        Assert.Equal(kept, await new OpenAccount(here.Site.Db).FindAsync(IdentityProvider.FranceConnect, "sub-Camille Durand"));
        before.Dispose();
        after.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("forge")]
    public async Task Without_the_proof_of_the_other_account_nothing_is_joined(string cookie)
    {
        await using var here = await LinkSite.StartAsync();
        var (visitor, _) = await here.StrangerAsync("Seule");
        visitor.Jar[ClaimCookie.Name] = cookie;

        var answer = await visitor.PostAsync("/connexion/ancien-compte", "/connexion/ancien-compte", ("etape", "reunir"));

        Assert.Equal(LinkSite.Activation, answer.Location);
        visitor.Dispose();
    }
}
