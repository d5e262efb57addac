using System.Net;
using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>The pages of families in their language: chosen once signed in, asked for by the address before, and nothing but French where no language was reviewed.</summary>
public sealed class LanguagePagesTests
{
    private const string Choice = "/famille/langue";

    [Theory]
    [InlineData("en", null, "Cancel", "Saved (Monday 23 November, 8:42).", "Léa will not eat at the canteen: ", "Nobody has reviewed this translation yet.")]
    [InlineData("ar", "rtl", "إلغاء", "تم الحفظ (الاثنين 23 نوفمبر، 8:42).", "لن يأكل Léa في المطعم المدرسي: ", "لم يراجع أي شخص هذه الترجمة بعد.")]
    [InlineData("pt", null, "Anular", "Guardado (segunda-feira 23 de novembro, 8:42).", "Léa não comerá na cantina: ", "Ainda ninguém reviu esta tradução.")]
    [InlineData("tr", null, "İptal et", "Kaydedildi (23 Kasım Pazartesi, 8:42).", "Léa yemekhanede yemeyecek: ", "Bu çeviriyi henüz kimse gözden geçirmedi.")]
    [InlineData("uk", null, "Скасувати", "Збережено (понеділок 23 листопада, 8:42).", "Léa не їстиме в їдальні: ", "Цей переклад ще ніхто не перевірив.")]
    public async Task A_meal_is_cancelled_in_the_language_that_was_chosen(string code, string? direction, string button, string done, string absent, string unread)
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var saved = await camille.PostAsync(Choice, Choice, ("langue", code));
        Assert.Equal((HttpStatusCode.SeeOther, Choice + "?enregistre"), (saved.Status, saved.Location));

        var page = await camille.GetAsync("/famille");
        Assert.Contains(direction is null ? $"<html lang=\"{code}\" data" : $"<html lang=\"{code}\" dir=\"{direction}\" data", page.Html, StringComparison.Ordinal);
        Assert.Contains($">{button}</button>", page.Html, StringComparison.Ordinal);
        Assert.Contains(unread, page.Words, StringComparison.Ordinal);
        Assert.Contains("Aucune personne n’a encore relu cette traduction.", page.Words, StringComparison.Ordinal);

        var cancelled = await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 26));
        var answer = await camille.GetAsync(cancelled.Location!);
        Assert.Contains(done, answer.Words, StringComparison.Ordinal);
        Assert.Contains(absent, answer.Words, StringComparison.Ordinal);
        Assert.DoesNotMatch("repas|cantine |Décommander|facture", System.Text.RegularExpressions.Regex.Replace(answer.Words, "Horloge.*|Aucune personne.*?traduction\\.", ""));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [code] = answer.Html }));
    }

    [Fact]
    public async Task The_choice_is_of_one_account_and_French_is_one_of_the_answers()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        using var dominique = await family.AsAsync("dominique");
        await camille.PostAsync(Choice, Choice, ("langue", "tr"));

        Assert.Contains("<html lang=\"fr\" data", (await dominique.GetAsync("/famille")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await camille.PostAsync(Choice, Choice, ("langue", "de"))).Status);
        Assert.Contains("<html lang=\"tr\" data", (await camille.GetAsync("/famille/enfants")).Html, StringComparison.Ordinal);
        await camille.PostAsync(Choice, Choice, ("langue", "fr"));
        Assert.Contains("<html lang=\"fr\" data", (await camille.GetAsync("/famille")).Html, StringComparison.Ordinal);
        Assert.Equal(0, await family.Site.NumberAsync("select count(*) from account where language is not null"));
    }

    [Fact]
    public async Task Pages_of_agents_and_of_the_law_stay_in_French()
    {
        await using var family = await FamilySite.StartAsync();
        using var chef = await family.AsAsync("chef");
        using var stranger = family.Site.NewVisitor();

        foreach (var page in new[] { await chef.GetAsync("/cuisine?lang=ar"), await stranger.GetAsync("/mentions-legales?lang=ar"), await stranger.GetAsync("/connexion/demo?lang=ar") })
        {
            Assert.Contains("<html lang=\"fr\" data", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("relu cette traduction", page.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_no_language_was_reviewed_nobody_is_offered_one_and_an_address_cannot_ask_for_it()
    {
        var (unread, reviewed) = (Only(), Only(Language.Find("en")! with { ReviewedBy = "Une personne", ReviewedOn = new(2026, 11, 1) }));
        await using var closed = await FamilySite.StartAsync(configure: builder => builder.Services.AddSingleton(unread));
        using var stranger = closed.Site.NewVisitor();
        using var camille = await closed.AsAsync("camille");
        foreach (var page in new[] { await stranger.GetAsync("/connexion?lang=ar"), await camille.GetAsync("/famille?lang=ar"), await stranger.GetAsync("/nulle-part?lang=ar") })
        {
            Assert.Contains("<html lang=\"fr\" data", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("العربية", page.Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Choice, (await camille.GetAsync("/famille")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await camille.PostAsync(Choice, Choice, ("langue", "ar"))).Status);

        await using var open = await FamilySite.StartAsync(configure: builder => builder.Services.AddSingleton(reviewed));
        using var visitor = open.Site.NewVisitor();
        var english = await visitor.GetAsync("/connexion?lang=en");
        Assert.Contains("<html lang=\"en\" data", english.Html, StringComparison.Ordinal);
        Assert.Contains(">English</a>", english.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("العربية", english.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_signing_in_the_address_holds_the_language_from_page_to_page_and_the_account_keeps_it()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var door = await camille.GetAsync("/connexion?lang=tr");
        Assert.False(door.Response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.Contains("lang", StringComparison.Ordinal)));
        Assert.Contains("action=\"/connexion/courriel?lang=tr\"", door.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/?lang=tr\"", door.Html, StringComparison.Ordinal);

        var asked = await camille.PostAsync("/connexion?lang=tr", "/connexion/courriel?lang=tr", ("adresse", MailSite.Camille), ("retour", ""));
        Assert.Equal("/connexion/code?lang=tr", asked.Location);
        Assert.Contains("<html lang=\"tr\"", (await camille.GetAsync(asked.Location!)).Html, StringComparison.Ordinal);
        var received = await mail.ReceiveAsync();
        Assert.Equal("Giriş bağlantınız", received.Subject);
        Assert.EndsWith("?lang=tr", received.LinkPath, StringComparison.Ordinal);

        var entered = await camille.PostAsync(received.LinkPath, received.LinkPath);

        Assert.Equal("/famille", entered.Location);
        Assert.Contains("<html lang=\"tr\"", (await camille.GetAsync("/famille")).Html, StringComparison.Ordinal);
        Assert.Equal(1, await mail.Site.NumberAsync("select count(*) from account where language = 'tr'"));
    }

    [Fact]
    public async Task An_error_speaks_the_language_that_was_asked_for()
    {
        await using var family = await FamilySite.StartAsync();
        using var stranger = family.Site.NewVisitor();

        var page = await stranger.GetAsync("/nulle-part?lang=en");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("This page does not exist", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_of_a_family_is_written_in_its_language()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        await camille.PostAsync(Choice, Choice, ("langue", "en"));
        var made = await camille.PostAsync("/famille/agenda", "/famille/agenda");
        var address = System.Text.RegularExpressions.Regex.Match(made.Html, "/agenda/[^\"<]+\\.ics").Value;

        Assert.Contains("SUMMARY:Léa: meal planned", (await camille.GetAsync(address)).Html, StringComparison.Ordinal);
    }

    private static OfferedLanguages Only(params Language[] languages) => new(languages);
}
