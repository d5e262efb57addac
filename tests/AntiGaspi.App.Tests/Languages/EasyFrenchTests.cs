using System.Xml.Linq;
using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using MimeKit;

namespace AntiGaspi.App.Tests.Languages;

/// <summary>French that is easy to read and to understand (FALC): the days, amounts and signs of French, the words of the law, and sentences that stay short.</summary>
public sealed class EasyFrenchTests
{
    /// <summary>What FranceConnect has its partners say, word for word.</summary>
    private const string WordsOfFranceConnect = "FranceConnect est la solution proposée par l’État";

    private static readonly DateOnly Day = new(2026, 12, 1);

    private static readonly Language Easy = Language.Find(Language.EasyFrench)!;

    private static readonly List<(string French, string Easy)> Sentences =
        XDocument.Load(Repository.PathOf("src", "AntiGaspi.App", "Languages", $"Families.{Language.EasyFrench}.resx")).Root!.Elements("data")
            .Select(one => (one.Attribute("name")!.Value, one.Element("value")!.Value)).ToList();

    [Fact]
    public void Days_hours_amounts_and_counts_are_those_of_French()
    {
        using var spoken = Language.Speak(Easy);

        Assert.Same(Easy, Language.Spoken);
        Assert.Equal(("fr", null, null), (Language.SpokenTag, Language.SpokenDirection, Language.Foreign));
        Assert.Equal("jusqu’au mardi 1er décembre à 10\u00A0h\u00A000", Formats.Until(new(2026, 11, 30), Day, new(10, 0)));
        Assert.Equal("1\u00A0234,50\u00A0€", Formats.Euros(new(123450)));
        Assert.Equal("1er trimestre 2026-2027", RefundTexts.Term("2026-T1"));
        Assert.Equal(new(2014, 3, 14), TypedDay.Read("14 mars 2014"));
        Assert.Equal(["0 repas sera en moins", "1 repas sera en moins", "2 repas seront en moins"], new[] { 0, 1, 2 }.Select(count => Words.Count(count, "repas sera déduit", "repas seront déduits")));
        Assert.Equal(["1,85\u00A0€ sera en moins", "3,35\u00A0€ seront en moins"], new[] { new Money(185), new Money(335) }.Select(amount => Words.Count(amount, "sera déduit", "seront déduits")));
    }

    [Fact]
    public void What_binds_keeps_its_words_and_is_explained()
    {
        using var spoken = Language.Speak(Easy);
        var said = FamilyTexts.NeitherLeaveNorExcuse;

        Assert.StartsWith("Cette annulation ne vaut ni autorisation de sortie ni justification d’absence. Cela veut dire\u00A0:", said, StringComparison.Ordinal);
        Assert.All(["non conforme", "partiellement conforme", "totalement conforme"], status => Assert.Equal(status, Easy.Of(status)));
        Assert.Contains("délibération {1} du {2}", Easy.Of("{0} de la restauration, délibération {1} du {2}."), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sentence_is_easy_to_read()
    {
        Assert.Empty(Sentences.Where(one => !one.Easy.StartsWith(WordsOfFranceConnect, StringComparison.Ordinal)).SelectMany(one => EasyReading.FaultsOf(one.Easy)));
        Assert.InRange(EasyReading.MeanOf(Sentences.Select(one => one.Easy)), 3, EasyReading.MeanWords);
    }

    [Theory]
    [InlineData("Le secrétariat vérifie qui vous êtes et il vous relie à l’enfant dans les jours qui suivent.", "words")]
    [InlineData("Ce repas est décommandé.", "décommandé")]
    [InlineData("Le montant est déduit de la facture.", "déduit")]
    [InlineData("Il y a deux responsables.", "deux")]
    [InlineData("L’état n° 3.", "n°")]
    [InlineData("Lisez le RGAA.", "RGAA")]
    [InlineData("Un repas en moins ; le montant est sur la facture.", "two sentences")]
    public void A_sentence_that_is_hard_to_read_is_found(string hard, string fault) =>
        Assert.Contains(fault, Assert.Single(EasyReading.FaultsOf(hard)), StringComparison.Ordinal);

    [Fact]
    public void A_figure_that_French_says_is_said()
    {
        Assert.All(Sentences, one => Assert.Empty(EasyReading.FiguresOf(one.French).Except(EasyReading.FiguresOf(one.Easy))));
        Assert.Equal(["21", "7"], EasyReading.FiguresOf("Rien ne part entre 21 h et 7 h, {0}.").Except(EasyReading.FiguresOf("La nuit, rien ne part.")));
    }

    [Fact]
    public void A_mail_in_easy_French_is_declared_as_French()
    {
        using var spoken = Language.Speak(Easy);
        var text = MessageTexts.SignIn(new Uri("https://cantine.exemple.fr/connexion/lien/a"), "12345678") with { Language = Easy };
        var waiting = new WaitingMessage(Scope.Service(0), "", World.NewId(), MessageKind.SignIn, "camille@exemple.fr", new Dictionary<string, string>(), World.Morning, World.Morning, 1);

        using var wire = new MemoryStream();
        MailWriter.Write(waiting, MailboxAddress.Parse("camille@exemple.fr"), text, "cantine@exemple.fr").WriteTo(wire);
        wire.Position = 0;
        var mail = MimeMessage.Load(wire);

        Assert.Equal("fr", mail.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Contains("<html lang=\"fr\">", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Contains("Gardez ce code pour vous.", mail.TextBody!, StringComparison.Ordinal);
        Assert.Contains("\u00A0:\nhttps://cantine.exemple.fr/", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
