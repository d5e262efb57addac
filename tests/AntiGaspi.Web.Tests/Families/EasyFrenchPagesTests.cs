using System.Net;
using AntiGaspi.App.Languages;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>The pages of families in French that is easy to read (FALC): chosen like a language, declared as French, and offered once people concerned have read it.</summary>
public sealed class EasyFrenchPagesTests
{
    private const string Choice = "/famille/langue";
    private const string Unread = "Cette version facile à lire est un essai.";

    [Fact]
    public async Task A_family_chooses_it_cancels_a_meal_and_restores_it()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        Assert.Contains("Français facile à lire", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        var choices = await camille.GetAsync(Choice);
        Assert.Contains("value=\"fr-simple\" lang=\"fr\"", choices.Html, StringComparison.Ordinal);

        var saved = await camille.PostAsync(Choice, Choice, ("langue", Language.EasyFrench));

        Assert.Equal((HttpStatusCode.SeeOther, Choice + "?enregistre"), (saved.Status, saved.Location));
        var page = await camille.GetAsync("/famille");
        Assert.Contains("<html lang=\"fr\" data", page.Html, StringComparison.Ordinal);
        Assert.Contains(">Annuler le repas</button>", page.Html, StringComparison.Ordinal);
        Assert.Contains(Unread, page.Words, StringComparison.Ordinal);

        var before = await family.CancellationsAsync();
        var cancelled = await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 26));
        var done = await camille.GetAsync(cancelled.Location!);
        Assert.Contains("C’est enregistré (lundi 23 novembre, 8 h 42).", done.Words, StringComparison.Ordinal);
        Assert.Contains("Léa ne mange pas à la cantine jeudi 26 novembre. 3,35 € seront en moins sur votre facture.", done.Words, StringComparison.Ordinal);
        Assert.Contains("Cette annulation ne vaut ni autorisation de sortie ni justification d’absence. Cela veut dire", done.Words, StringComparison.Ordinal);
        Assert.DoesNotMatch("[Dd]écommand|[Rr]établi|dédui", done.Words);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["facile"] = done.Html }));

        var restored = await camille.PostAsync("/famille", FamilySite.Restore, family.Op(), FamilySite.Meal(family.Lea, 11, 26));
        Assert.Contains("Léa mange à la cantine jeudi 26 novembre. 3,35 € reviendront sur votre facture.", (await camille.GetAsync(restored.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(before, await family.CancellationsAsync());
    }

    [Fact]
    public async Task Before_signing_in_the_address_asks_for_it_and_the_account_keeps_it()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var door = await camille.GetAsync("/connexion?lang=fr-simple");
        Assert.Contains("<html lang=\"fr\" data", door.Html, StringComparison.Ordinal);
        Assert.Contains("Le secrétariat du collège fait tout pour vous.", door.Words, StringComparison.Ordinal);
        Assert.Contains("action=\"/connexion/courriel?lang=fr-simple\"", door.Html, StringComparison.Ordinal);

        await camille.PostAsync("/connexion?lang=fr-simple", "/connexion/courriel?lang=fr-simple", ("adresse", MailSite.Camille), ("retour", ""));
        var received = await mail.ReceiveAsync();
        Assert.EndsWith("?lang=fr-simple", received.LinkPath, StringComparison.Ordinal);
        Assert.Contains("Gardez ce code pour vous.", received.Text, StringComparison.Ordinal);
        await camille.PostAsync(received.LinkPath, received.LinkPath);

        Assert.Contains(Unread, (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        Assert.Equal(1, await mail.Site.NumberAsync("select count(*) from account where language = 'fr-simple'"));
    }

    [Fact]
    public async Task As_long_as_nobody_has_read_it_it_is_for_the_demonstration_only()
    {
        await using var closed = await FamilySite.StartAsync(configure: builder => builder.Services.AddSingleton(new OfferedLanguages([])));
        using var camille = await closed.AsAsync("camille");
        Assert.DoesNotContain("facile à lire", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await camille.PostAsync(Choice, Choice, ("langue", Language.EasyFrench))).Status);
        Assert.Contains(">Décommander</button>", (await camille.GetAsync("/famille?lang=fr-simple")).Html, StringComparison.Ordinal);

        var read = new OfferedLanguages([Language.Find(Language.EasyFrench)! with { ReviewedBy = "Un groupe de relecture", ReviewedOn = new(2026, 11, 1) }]);
        await using var open = await FamilySite.StartAsync(configure: builder => builder.Services.AddSingleton(read));
        using var dominique = await open.AsAsync("dominique");
        await dominique.PostAsync(Choice, Choice, ("langue", Language.EasyFrench));
        Assert.Contains(">Annuler le repas</button>", (await dominique.GetAsync("/famille")).Html, StringComparison.Ordinal);
    }
}
