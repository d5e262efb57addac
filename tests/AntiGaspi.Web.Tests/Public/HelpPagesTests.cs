using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Families;

namespace AntiGaspi.Web.Tests.Public;

/// <summary>Help and contact are read by families: in the language that the address asks for, or that of the account.</summary>
public sealed class HelpPagesTests
{
    private static readonly OutsideSettings Oise = OutsideSettings.None with
    {
        Legal = new("Département de l’Oise", "1 rue Cambry, 60000 Beauvais", "03 44 06 60 60", "aide@oise.exemple", null, null, null, null),
    };

    [Theory]
    [InlineData("en", "<html lang=\"en\" data")]
    [InlineData("ar", "<html lang=\"ar\" dir=\"rtl\" data")]
    [InlineData("pt", "<html lang=\"pt\" data")]
    [InlineData("tr", "<html lang=\"tr\" data")]
    [InlineData("uk", "<html lang=\"uk\" data")]
    [InlineData("fr-simple", "<html lang=\"fr\" data")]
    public async Task Whoever_asks_reads_them_in_their_language_and_goes_on_in_it(string code, string html)
    {
        await using var family = await FamilySite.StartAsync(Oise);
        using var stranger = family.Site.NewVisitor();
        var help = await stranger.GetAsync($"{PublicLinks.Help}?lang={code}");
        var contact = await stranger.GetAsync($"{PublicLinks.Contact}?lang={code}");

        using (Language.Speak(Language.Find(code)))
        {
            Assert.All(HelpTexts.Answers, one => Assert.Contains(Plain($"{one.Question} {one.Answer}"), help.Words, StringComparison.Ordinal));
            Assert.Contains(Plain(HelpTexts.NotFound), help.Words, StringComparison.Ordinal);
            Assert.Contains(Plain(ContactTexts.MealsAnswer), contact.Words, StringComparison.Ordinal);
            Assert.Contains(Plain(ContactTexts.Post("Département de l’Oise", "1 rue Cambry, 60000 Beauvais")), contact.Words, StringComparison.Ordinal);
        }

        Assert.All(new[] { help, contact }, page => Assert.Contains(html, page.Html, StringComparison.Ordinal));
        Assert.DoesNotMatch("Décommander|secrétariat du collège de|facturé", code == Language.EasyFrench ? help.Words : help.Words + contact.Words);
        Assert.Contains($"href=\"/contact?lang={code}\"", help.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/activation?lang={code}\"", help.Html, StringComparison.Ordinal);
        Assert.Contains($"class=\"fr-footer__bottom-link\" href=\"/aide?lang={code}\"", contact.Html, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["help"] = help.Html, ["contact"] = contact.Html }));
    }

    [Fact]
    public async Task Once_signed_in_it_is_that_of_the_account_and_French_otherwise()
    {
        await using var family = await FamilySite.StartAsync(Oise);
        using var camille = await family.AsAsync("camille");
        Assert.Contains("Décommander un repas", (await camille.GetAsync(PublicLinks.Help)).Words, StringComparison.Ordinal);
        var contact = await camille.GetAsync(PublicLinks.Contact);
        Assert.Contains("Écrire à aide@oise.exemple Ou appelez le 03 44 06 60 60.", contact.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"mailto:aide@oise.exemple\"", contact.Html, StringComparison.Ordinal);

        await camille.PostAsync("/famille/langue", "/famille/langue", ("langue", "tr"));

        Assert.Contains("Bir yemeği iptal etmek", (await camille.GetAsync(PublicLinks.Help)).Words, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\" data", (await camille.GetAsync(PublicLinks.LegalNotice)).Html, StringComparison.Ordinal);
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
