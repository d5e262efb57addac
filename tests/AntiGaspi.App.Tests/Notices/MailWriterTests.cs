using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using CsCheck;
using MimeKit;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>No name and no address can add a header, a recipient or an element to a mail.</summary>
public sealed class MailWriterTests
{
    [Theory]
    [InlineData("camille@exemple.fr")]
    [InlineData("camille.martin+cantine@sous.exemple.fr")]
    [InlineData("o'neill@exemple.fr")]
    public void An_address_is_taken_as_it_is(string text) => Assert.Equal(text, MailWriter.AddressOf(text)?.Address);

    [Theory]
    [InlineData("")]
    [InlineData("camille")]
    [InlineData("camille@")]
    [InlineData("camille@exemple")]
    [InlineData("camille@exemple.fr, voleur@exemple.fr")]
    [InlineData("camille@exemple.fr;voleur@exemple.fr")]
    [InlineData("camille@exemple.fr\r\nBcc: voleur@exemple.fr")]
    [InlineData("camille@exemple.fr\n")]
    [InlineData("Camille <camille@exemple.fr>")]
    [InlineData("<camille@exemple.fr>")]
    [InlineData(" camille@exemple.fr")]
    [InlineData("groupe: camille@exemple.fr;")]
    [InlineData("camille@exemple.fr (à moi)")]
    public void Anything_else_is_no_address(string text) => Assert.Null(MailWriter.AddressOf(text));

    [Fact]
    public void A_very_long_one_is_no_address() => Assert.Null(MailWriter.AddressOf(new string('a', 250) + "@exemple.fr"));

    [Fact]
    public void Whatever_a_subject_and_a_name_hold_the_headers_are_the_same_ones() =>
        Gen.Select(Gen.OneOf(Gen.String, Hostile), Gen.OneOf(Gen.String, Hostile)).Sample((subject, sender) =>
        {
            var mail = Reread(MailWriter.Write(Waiting(sender), MailboxAddress.Parse("camille@exemple.fr"), new(subject, [new("Bonjour,")]), "cantine@exemple.fr"));
            Assert.Equal(["Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"], HeadersOf(mail));
            Assert.Equal(["camille@exemple.fr"], mail.GetRecipients().Select(one => one.Address));
            Assert.Equal(["cantine@exemple.fr"], mail.From.Mailboxes.Select(one => one.Address));
        });

    [Fact]
    public void The_html_says_what_the_text_says_and_holds_no_element_of_anybody_else()
    {
        var text = new MailText("Objet", [new("<b>Léa</b> & co"), new("Ouvrir", new Uri("https://cantine.exemple.fr/a?b=1&c=2")), new("1234 5678", IsCode: true)]);

        var mail = Reread(MailWriter.Write(Waiting(""), MailboxAddress.Parse("camille@exemple.fr"), text, "cantine@exemple.fr"));

        Assert.Equal("<b>Léa</b> & co\n\nOuvrir\u00A0:\nhttps://cantine.exemple.fr/a?b=1&c=2\n\n1234 5678\n", mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains("<p>&lt;b&gt;L&#233;a&lt;/b&gt; &amp; co</p>", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://cantine.exemple.fr/a?b=1&amp;c=2\">Ouvrir</a>", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Equal("multipart/alternative", mail.Body!.ContentType.MimeType);
    }

    [Fact]
    public void Every_mail_that_holds_a_link_says_that_nobody_asks_for_money()
    {
        MailText[] all = [MessageTexts.SignIn(new("https://cantine.exemple.fr/a"), "12345678"), MessageTexts.UnknownAddress(new("https://cantine.exemple.fr/connexion"))];
        Assert.All(all, text => Assert.Contains("Aucun paiement ne vous sera demandé.", string.Join(' ', text.Lines.Select(line => line.Text)), StringComparison.Ordinal));
    }

    [Fact]
    public void A_mail_that_may_be_stopped_says_so_to_programs_in_its_headers_and_knows_the_dark()
    {
        var stop = new Uri("https://cantine.exemple.fr/messages/arret/" + new string('a', 48));
        var text = new MailText("Objet", [new("Bonjour,"), new("Ne plus recevoir", stop)], stop);

        var mail = Reread(MailWriter.Write(Waiting(""), MailboxAddress.Parse("camille@exemple.fr"), text, "cantine@exemple.fr"));

        Assert.Equal($"<{stop.AbsoluteUri}>", mail.Headers[HeaderId.ListUnsubscribe]!.Trim());
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]!.Trim());
        Assert.Contains("<meta name=\"color-scheme\" content=\"light dark\">", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Contains("@media (prefers-color-scheme: dark)", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(img|script|link|iframe|form)|src=|url\\(", mail.HtmlBody!);
        Assert.Contains(stop.AbsoluteUri, mail.TextBody!, StringComparison.Ordinal);
    }

    private static readonly string[] Injections =
    [
        "a\r\nBcc: voleur@exemple.fr", "a\nBcc: voleur@exemple.fr", "a\r\n\r\n<script>", "a\u2028Bcc: x", "\"<voleur@exemple.fr>\", b", "voleur@exemple.fr, ", "=?utf-8?q?a=0D=0ABcc:_x?=",
    ];

    private static Gen<string> Hostile => Gen.Int[0, Injections.Length - 1].Select(at => Injections[at]);

    private static WaitingMessage Waiting(string sender) => new(
        Scope.Service(0), sender, World.NewId(), MessageKind.SignIn, "camille@exemple.fr", new Dictionary<string, string>(), PostOffice.Start, PostOffice.Start, 1);

    private static MimeMessage Reread(MimeMessage mail)
    {
        using var wire = new MemoryStream();
        mail.WriteTo(wire);
        wire.Position = 0;
        return MimeMessage.Load(wire);
    }

    private static IEnumerable<string> HeadersOf(MimeMessage mail) =>
        mail.Headers.Concat(mail.Body!.Headers).Select(header => header.Field).Order(StringComparer.Ordinal).Distinct();
}
