using System.Net;
using AntiGaspi.App.Access;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using UglyToad.PdfPig;

namespace AntiGaspi.Web.Tests.Linking;

/// <summary>What the office does with the adults of its file: letters, demands, suspension; and what the other parent never reads.</summary>
public sealed class OfficeLinkPagesTests
{
    [Fact]
    public async Task The_office_counts_then_prints_a_class_as_a_pdf_that_nothing_keeps()
    {
        await using var here = await LinkSite.StartAsync();
        using var office = await here.AsAsync("gestion");
        var all = await office.GetAsync(LinkSite.Letters);
        var some = await office.GetAsync($"{LinkSite.Letters}?classe=5e%20B");
        Assert.Contains("un par responsable", all.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["/gestion/courriers"] = all.Html, ["classe"] = some.Html }));

        var division = (await here.Site.Db.ReadAsync<string>(
            AntiGaspi.Domain.Basics.Scope.Service(1), "select division from pupil where tenant = @tenant and pupil_id = @PupilId", new { here.Child.PupilId })).Single();
        var pdf = await office.PostAsync(LinkSite.Letters, LinkSite.Letters, ("college", $"{here.Child.SchoolId:D}"), ("classe", division), ("forme", "pdf"));

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.Status, pdf.Header("Content-Type")));
        Assert.Contains("no-store", pdf.Header("Cache-Control"), StringComparison.Ordinal);
        var codes = await here.Site.NumberAsync("select count(*) from activation_code where tenant = @tenant and revoked_at is null");
        using var document = PdfDocument.Open(await pdf.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(codes, document.NumberOfPages);
        var again = await office.GetAsync($"{LinkSite.Letters}?college={here.Child.SchoolId:D}&classe={Uri.EscapeDataString(division)}");
        Assert.Contains($"{codes} codes déjà envoyés ne marcheront plus", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_letter_says_what_the_pdf_says_and_is_valid()
    {
        await using var here = await LinkSite.StartAsync();
        using var office = await here.AsAsync("gestion");

        var page = await office.PostAsync(
            here.LetterOf(here.Child.Guardian), LinkSite.Letters, ("eleve", $"{here.Child.PupilId:D}"), ("responsable", $"{here.Child.Guardian:D}"), ("forme", "page"));

        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("Aucun paiement ne vous sera demandé", page.Words, StringComparison.Ordinal);
        Assert.Contains("/activation", page.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["lettre"] = page.Html }));
    }

    [Fact]
    public async Task The_office_links_with_a_proof_and_refuses_without_one()
    {
        await using var here = await LinkSite.StartAsync();
        var (visitor, _) = await here.StrangerAsync("Marraine");
        await visitor.PostAsync("/activation/demande", "/activation/demande",
            ("college", $"{here.Child.SchoolId:D}"), ("nom", here.Child.FamilyName), ("prenom", here.Child.GivenName), ("naissance", here.Birth));
        using var office = await here.AsAsync("gestion");
        var id = (await here.Site.Db.ReadAsync<Guid>(AntiGaspi.Domain.Basics.Scope.Service(1), "select request_id from link_request where tenant = @tenant")).Single();
        var page = await office.GetAsync($"{LinkSite.Links}/{id:D}");
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["demande"] = page.Html, ["liste"] = (await office.GetAsync(LinkSite.Links)).Html }));

        var without = await office.PostAsync($"{LinkSite.Links}/{id:D}", $"{LinkSite.Links}/{id:D}", ("etape", "relier"), ("responsable", $"{here.Child.Guardian:D}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("Sans preuve, refusez la demande", without.Words, StringComparison.Ordinal);

        var linked = await office.PostAsync(
            $"{LinkSite.Links}/{id:D}", $"{LinkSite.Links}/{id:D}", ("etape", "relier"), ("responsable", $"{here.Child.Guardian:D}"), ("preuve", "piece"));
        Assert.Equal($"{LinkSite.Links}?fait=relie", linked.Location);
        using var again = await here.VisitAsync(await new OpenAccount(here.Site.Db).RunAsync(IdentityProvider.FranceConnect, "sub-Marraine", "", StorySite.Start), IdentityProvider.FranceConnect);
        Assert.Contains(here.Child.GivenName, (await again.GetAsync("/famille")).Words, StringComparison.Ordinal);
        visitor.Dispose();
    }

    [Fact]
    public async Task A_suspended_parent_sees_nothing_at_the_next_request_and_finds_the_school_s_number()
    {
        await using var here = await LinkSite.StartAsync();
        var (parent, _) = await here.StrangerAsync("Parent");
        await parent.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", await here.PrintAsync()), ("naissance", here.Birth));
        using var office = await here.AsAsync("gestion");
        var adults = $"/gestion/eleves/{here.Child.PupilId:D}/responsables";

        var page = await office.GetAsync(adults);
        Assert.Contains("compte relié", page.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [adults] = page.Html }));
        Assert.Equal($"{adults}?fait=suspendu", (await office.PostAsync(adults, adults, ("suspendre", $"{here.Child.Guardian:D}"))).Location);

        Assert.Contains("le collège a suspendu cet accès", (await parent.GetAsync("/famille")).Words, StringComparison.Ordinal);
        Assert.Equal($"{adults}?fait=rouvert", (await office.PostAsync(adults, adults, ("rouvrir", $"{here.Child.Guardian:D}"))).Location);
        Assert.Contains(here.Child.GivenName, (await parent.GetAsync("/famille")).Words, StringComparison.Ordinal);
        parent.Dispose();
    }

    [Fact]
    public async Task No_page_of_one_parent_holds_the_address_the_phone_or_the_mailbox_of_the_other()
    {
        await using var here = await LinkSite.StartAsync();
        await here.Site.Db.WriteAsync(AntiGaspi.Domain.Basics.Scope.Service(1), transaction => transaction.ExecuteAsync(
            "update guardian set email = 'canari-courriel@exemple.fr', mobile = '06 39 98 77 66', address = 'CANARI RUE', given_name = 'Canariprenom' where tenant = @tenant and guardian_id = @Second",
            new { here.Child.Second }));
        var (one, _) = await here.StrangerAsync("Un");
        var (other, _) = await here.StrangerAsync("Autre");
        await one.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", await here.PrintAsync()), ("naissance", here.Birth));
        await other.PostAsync(LinkSite.Activation, LinkSite.Activation, ("code", await here.PrintAsync(here.Child.Second)), ("naissance", here.Birth));

        foreach (var path in new[] { "/famille", "/famille/enfants", "/famille/remboursements", LinkSite.Activation, "/activation/demande", "/connexions", "/espaces", "/connexion/ancien-compte", "/famille/historique", "/famille/semaines", "/famille/mois", "/famille/absences", "/famille/pointage", "/famille/messages" })
        {
            Assert.DoesNotMatch("(?i)canari|98 77 66", (await one.GetAsync(path)).Html);
        }

        Assert.Contains("1 autre responsable a aussi un accès", (await one.GetAsync("/famille/enfants")).Words, StringComparison.Ordinal);
        one.Dispose();
        other.Dispose();
    }

    [Theory]
    [InlineData("college=0199f000-0000-7000-8000-00000000dead")]
    [InlineData("eleve=0199f000-0000-7000-8000-00000000dead&responsable=0199f000-0000-7000-8000-00000000dead")]
    [InlineData("eleve=0199f000-0000-7000-8000-00000000dead")]
    public async Task A_school_or_a_pupil_of_somebody_else_is_not_found(string query)
    {
        await using var here = await LinkSite.StartAsync();
        using var office = await here.AsAsync("gestion");
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"{LinkSite.Letters}?{query}")).Status);
    }
}
