using System.Globalization;
using System.Xml.Linq;
using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Tests.Support;
using MimeKit;

namespace AntiGaspi.App.Tests.Languages;

/// <summary>The languages of the families: how each writes, that each is complete, and that none is offered before a person has read it.</summary>
public sealed class LanguagesTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    public static TheoryData<string> Codes => new(Language.All.Select(language => language.Code));

    [Fact]
    public void Easy_French_comes_first_then_the_five_languages_each_under_its_own_name() =>
        Assert.Equal(["fr-simple Français facile à lire", "en English", "ar العربية", "pt Português", "tr Türkçe", "uk Українська"], Language.All.Select(language => $"{language.Code} {language.Name}"));

    [Fact]
    public void French_is_said_as_it_is_whatever_the_machine_speaks()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            Assert.Equal("Ce repas est déjà décommandé. Vous n’avez rien à faire.", MealTexts.For(CancelRefusal.AlreadyCancelled, null));
            Assert.Equal("du mardi 24 novembre au mercredi 25 novembre", Formats.Range(Day, Day.AddDays(1)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("en", "Tuesday 24 November", "€1,234.50", "until Tuesday 24 November at 10:00", "Léa, Tom and Zoé", "The deadline (10:00) has passed")]
    [InlineData("pt", "terça-feira 24 de novembro", "1 234,50 €", "até terça-feira 24 de novembro às 10:00", "Léa, Tom e Zoé", "A hora limite (10:00) passou")]
    [InlineData("tr", "24 Kasım Salı", "€1.234,50", "en geç 24 Kasım Salı, 10:00", "Léa, Tom ve Zoé", "Son saat (10:00) geçti")]
    [InlineData("uk", "вівторок 24 листопада", "1 234,50 €", "не пізніше: вівторок 24 листопада, 10:00", "Léa, Tom і Zoé", "Граничний час (10:00) минув")]
    [InlineData("ar", "الثلاثاء 24 نوفمبر", "1,234.50 €", "حتى الثلاثاء 24 نوفمبر، 10:00", "Léa، Tom وZoé", "انقضى الموعد النهائي (10:00)")]
    public void Days_hours_amounts_and_lists_are_those_of_the_language(string code, string day, string amount, string until, string names, string late)
    {
        using (Language.Speak(Language.Find(code)))
        {
            Assert.Equal(day, Formats.Day(Day));
            Assert.Equal(amount, Plain(Formats.Euros(new(123450))));
            Assert.Equal(until, Formats.Until(new(2026, 11, 23), Day, new(10, 0)));
            Assert.Equal(names, Formats.Join(["Léa", "Tom", "Zoé"]));
            Assert.StartsWith(late, MealTexts.For(CancelRefusal.TooLate, Formats.Time(new(10, 0))), StringComparison.Ordinal);
            Assert.Equal(new(2014, 3, 14), TypedDay.Read($"14 {Formats.DayOfYear(new(2014, 3, 14)).Split(' ')[^1]} 2014"));
        }

        Assert.Equal("mardi 24 novembre", Formats.Day(Day));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_translation_is_whole_sober_and_not_French(string code)
    {
        var language = Language.Find(code)!;
        var sentences = SentencesOf(code);
        Assert.InRange(sentences.Count, 700, 2000);
        Assert.All(sentences, sentence =>
        {
            Assert.Equal(sentence.Other, language.Of(sentence.French));
            Assert.DoesNotContain('!', sentence.Other);
            Assert.False(!language.IsFrench && sentence.French.Length > 20 && sentence.French == sentence.Other, sentence.French);
            Assert.Equal(sentence.Other.Trim().Length, sentence.Other.Length - (sentence.French.StartsWith(' ') || sentence.Other.StartsWith(" (", StringComparison.Ordinal) ? 1 : 0));
        });
        Assert.Equal(code == "ar", language.IsRightToLeft);
        Assert.IsType<GregorianCalendar>(language.Culture.Calendar);
    }

    [Fact]
    public void No_language_is_offered_to_the_public_before_a_person_has_reviewed_it()
    {
        var unread = Language.All[0] with { ReviewedBy = null, ReviewedOn = null };
        Assert.All([unread, unread with { ReviewedBy = "Une personne" }, unread with { ReviewedOn = Day }, unread with { ReviewedBy = " ", ReviewedOn = Day }], one => Assert.False(one.IsReviewed));
        Assert.True((unread with { ReviewedBy = "Une personne", ReviewedOn = Day }).IsReviewed);

        Assert.Equal(Language.All.Where(one => one.IsReviewed), OfferedLanguages.Of(isDemonstration: false).All);
        Assert.Equal(Language.All, OfferedLanguages.Of(isDemonstration: true).All);
        Assert.Null(new OfferedLanguages([]).Find("en"));
    }

    [Fact]
    public void A_mail_says_its_language_and_its_direction_and_keeps_a_code_in_order()
    {
        var arabic = Language.Find("ar")!;
        using var spoken = Language.Speak(arabic);
        var text = MessageTexts.SignIn(new Uri("https://cantine.exemple.fr/connexion/lien/a"), "12345678") with { Language = arabic };
        var waiting = new WaitingMessage(Scope.Service(0), "", World.NewId(), MessageKind.SignIn, "camille@exemple.fr", new Dictionary<string, string>(), World.Morning, World.Morning, 1);

        using var wire = new MemoryStream();
        MailWriter.Write(waiting, MailboxAddress.Parse("camille@exemple.fr"), text, "cantine@exemple.fr").WriteTo(wire);
        wire.Position = 0;
        var mail = MimeMessage.Load(wire);

        Assert.Equal(("ar", "رابطكم لتسجيل الدخول"), (mail.Body!.Headers[HeaderId.ContentLanguage], mail.Subject));
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Contains("<p class=\"code\" dir=\"ltr\">", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Contains("1234\u00A05678", mail.TextBody!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/connexion", "/connexion?lang=ar")]
    [InlineData("/connexion?retour=/famille", "/connexion?retour=/famille&lang=ar")]
    [InlineData("/activation#7K3P", "/activation?lang=ar#7K3P")]
    [InlineData("/connexion?lang=en", "/connexion?lang=en")]
    [InlineData("/connexion?slang=en", "/connexion?slang=en&lang=ar")]
    public void An_address_keeps_the_language_that_it_asks_for(string address, string kept) => Assert.Equal(kept, LanguageOfAddress.Keep(address, "ar"));

    private static List<(string French, string Other)> SentencesOf(string code) =>
        XDocument.Load(Repository.PathOf("src", "AntiGaspi.App", "Languages", $"Families.{code}.resx")).Root!.Elements("data")
            .Select(one => (one.Attribute("name")!.Value, one.Element("value")!.Value)).ToList();

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
