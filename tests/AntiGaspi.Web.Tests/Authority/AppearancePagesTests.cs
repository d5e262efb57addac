using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Access;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Authority;

/// <summary>An officer chooses how the collectivité looks; everybody there sees it, and nobody elsewhere.</summary>
public sealed class AppearancePagesTests
{
    private const string Page = "/collectivite/apparence";
    private const string Sheet = "/teinte/6a1b9a-00497a.css";

    private static readonly (string, string)[] Oise = [("nom", "Département de l’Oise"), ("feuille", "#6a1b9a"), ("bleu", "#00497a"), ("logo-dit", "Oise, le Département")];

    private static readonly byte[] Drawing = Encoding.UTF8.GetBytes(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 1\" data-by=\"Camille\"><path d=\"M0 0h3v1z\" fill=\"#6a1b9a\"/></svg>");

    [Fact]
    public async Task The_name_and_the_colours_are_on_every_page_of_the_collectivite()
    {
        await using var site = await StorySite.StartAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");
        var answer = await officer.PostAsync(Page, Page, Oise);
        Assert.Equal((HttpStatusCode.SeeOther, Page + "?fait"), (answer.Status, answer.Location));

        Assert.Contains("C’est enregistré", (await officer.GetAsync(answer.Location!)).Words, StringComparison.Ordinal);

        using var family = await site.NewVisitor().AsAsync("camille");
        using var anybody = site.NewVisitor();
        foreach (var (visitor, path) in new[] { (officer, Page + "?fait"), (family, "/famille"), (anybody, "/stats"), (anybody, "/"), (anybody, "/nulle-part") })
        {
            var page = await visitor.GetAsync(path);
            Assert.Contains($"href=\"{Sheet}\"", page.Html, StringComparison.Ordinal);
            Assert.Contains("Département de l’Oise", page.Words, StringComparison.Ordinal);
            Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [path] = page.Html }));
        }

        var sheet = await anybody.GetAsync(Sheet);
        Assert.Equal((HttpStatusCode.OK, "text/css; charset=utf-8", "public, max-age=86400"), (sheet.Status, sheet.Header("Content-Type"), sheet.Header("Cache-Control")));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/teinte/ffd500-00497a.css")).Status);
    }

    [Fact]
    public async Task A_logo_is_shown_with_its_words_and_served_as_a_picture_that_can_do_nothing()
    {
        await using var site = await StorySite.StartAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(officer, Drawing, Oise)).Status);

        using var anybody = site.NewVisitor();
        var address = Regex.Match((await anybody.GetAsync("/stats")).Html, "<img alt=\"Oise, le Département\" class=\"fr-responsive-img\" height=\"48\" src=\"(/logo/[0-9a-f]{64})\" width=\"144\" />").Groups[1].Value;
        var logo = await anybody.GetAsync(address);

        Assert.Equal(("image/svg+xml", "public, max-age=31536000, immutable", "nosniff"), (logo.Header("Content-Type"), logo.Header("Cache-Control"), logo.Header("X-Content-Type-Options")));
        Assert.Contains("default-src 'none'", logo.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("sandbox", logo.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", logo.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("Camille", logo.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/logo/" + new string('0', 64))).Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await officer.PostAsync(Page, Page, ("retirer", "oui"))).Status);
        Assert.DoesNotContain("<img", (await anybody.GetAsync("/stats")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(address)).Status);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_the_nearest_colour_and_kept_in_its_field()
    {
        await using var site = await StorySite.StartAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");

        var answer = await SendAsync(officer, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><script/></svg>"u8.ToArray(), ("feuille", "#ff6600"), ("bleu", "marine"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("#ff6600 se lit mal sur nos pages (contraste 2,7 ; il faut 4,5). La couleur la plus proche qui convient est #", answer.Words, StringComparison.Ordinal);
        Assert.Contains("Écrivez la couleur comme #14603c", answer.Words, StringComparison.Ordinal);
        Assert.Contains("contient un script", answer.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"#ff6600\"", answer.Html, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [Page] = answer.Html }));
        Assert.DoesNotContain("/teinte/", (await officer.GetAsync("/stats")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nearest_colour_is_taken_when_it_is_asked_for()
    {
        await using var site = await StorySite.StartAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");
        var words = (await officer.PostAsync(Page, Page, ("feuille", "#ff6600"))).Words;
        var nearest = Regex.Match(words, "qui convient est (#[0-9a-f]{6})").Groups[1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.PostAsync(Page, Page, ("feuille", nearest))).Status);
    }

    [Fact]
    public async Task A_look_is_tried_on_its_own_page_and_nothing_is_written_until_it_is_saved()
    {
        await using var site = await StorySite.StartAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");
        await SendAsync(officer, Drawing, Oise);
        var before = (await officer.GetAsync("/stats")).Html;

        var tried = await officer.PostAsync(Page, Page + "?handler=Try", ("nom", "Oise à l’essai"), ("feuille", "#7a0a3c"), ("bleu", ""), ("logo-dit", "Oise"));

        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.Contains("Un essai : rien n’est enregistré", tried.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/teinte/7a0a3c-0b4f9e.css\"", tried.Html, StringComparison.Ordinal);
        Assert.Contains("src=\"/logo/", tried.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"#7a0a3c\"", tried.Html, StringComparison.Ordinal);
        Assert.Contains("Couleurs essayées", tried.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [Page] = tried.Html }));
        Assert.Contains(Sheet, before, StringComparison.Ordinal);
        Assert.Contains(Sheet, (await officer.GetAsync("/stats")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("à l’essai", (await officer.GetAsync(Page)).Words, StringComparison.Ordinal);

        var without = await officer.PostAsync(Page, Page + "?handler=Try", ("nom", ""), ("retirer", "oui"));
        Assert.DoesNotContain("<img", without.Html, StringComparison.Ordinal);
        Assert.Contains("<img", (await officer.GetAsync("/stats")).Html, StringComparison.Ordinal);

        var pale = await officer.PostAsync(Page, Page + "?handler=Try", ("feuille", "#ff6600"), ("logo-dit", "Oise"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, pale.Status);
        Assert.Contains("#ff6600 se lit mal", pale.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_collectivite_keeps_its_own_look()
    {
        await using var site = await StorySite.StartAsync();
        var elsewhere = await SecondAuthority.AddAsync(site.Db);
        await site.Services.GetRequiredService<PageLooks>().RefreshAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");
        await officer.PostAsync(Page, Page, Oise);

        using var anybody = site.NewVisitor();
        var stranger = (await Identity.AllAsync(site, elsewhere)).Single(who => who.Name == Identity.Elsewhere);
        using var other = await stranger.VisitAsync(site);
        Assert.DoesNotContain("/teinte/", (await other.GetAsync("/gestion")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/teinte/", (await anybody.GetAsync("/aide")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/teinte/", (await anybody.GetAsync("/stats/AILLEURS")).Html, StringComparison.Ordinal);
        Assert.Contains(Sheet, (await anybody.GetAsync("/stats/DEMO")).Html, StringComparison.Ordinal);
    }

    private static Task<Answer> SendAsync(Visitor officer, byte[] logo, params (string Name, string Value)[] fields) =>
        officer.PostFilesAsync(Page, "logo", [("logo.svg", logo)], fields);
}
