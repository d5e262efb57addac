using System.Net;
using System.Text;
using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Dresses a message as a mail: a real text part, and the same as simple HTML. Headers are made of one address, one name and one
/// subject, without any sign that could begin another header.
/// </summary>
public static class MailWriter
{
    private const string Product = "Anti-gaspi";

    // A program that knows no styles shows plain words; one that is dark shows them dark, and does not have to guess colours.
    private const string Head = """
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        body { margin: 0 auto; max-width: 38em; padding: 1em; font: 1em/1.5 system-ui, sans-serif; background: #fff; color: #161616; }
        a { color: #000091; }
        .code { font-size: 1.6em; letter-spacing: .08em; }
        @media (prefers-color-scheme: dark) { body { background: #161616; color: #fff; } a { color: #8585f6; } }
        </style>

        """;

    /// <summary>The address as mail servers take it; null when it is not one, or would be two.</summary>
    public static MailboxAddress? AddressOf(string text) =>
        text.Length <= 254 && !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address) && address.Address == text && address.Domain.Contains('.', StringComparison.Ordinal)
            ? address
            : null;

    /// <summary>The mail; the same id gives the same Message-ID, so that whoever gets it twice sees it once.</summary>
    /// <param name="message">Who it is for.</param>
    /// <param name="recipient">Its address, already read.</param>
    /// <param name="text">What it says.</param>
    /// <param name="from">The address that it comes from.</param>
    public static MimeMessage Write(WaitingMessage message, MailboxAddress recipient, MailText text, string from)
    {
        var sender = MailboxAddress.Parse(from);
        sender.Name = OneLine(message.Sender.Length == 0 ? Product : $"{Product}, {message.Sender}");
        var mail = new MimeMessage
        {
            MessageId = $"{message.MessageId:D}@{sender.Domain}",
            Date = message.CreatedAt,
            Subject = OneLine(text.Subject),
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = PlainOf(text) },
                new TextPart(TextFormat.Html) { Text = HtmlOf(text) },
            },
        };
        mail.From.Add(sender);
        mail.To.Add(recipient);

        // No machine answers it, and its language is told.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, CodeOf(text));
        if (text.Stop is { } stop)
        {
            // RFC 8058: the mail program sends the form by itself, so that nobody has to call the message unwanted to be rid of it.
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop.AbsoluteUri}>");
            mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        mail.Prepare(EncodingConstraint.SevenBit);
        return mail;
    }

    private static string OneLine(string text) => string.Concat(text.Select(sign => Formats.IsInvisible(sign) ? ' ' : sign));

    private static string PlainOf(MailText text) => string.Join(
        "\n\n", text.Lines.Select(line => line.Link is null ? line.Text : $"{line.Text}{(text.Language is { IsFrench: false } ? ":" : "\u00A0:")}\n{line.Link.AbsoluteUri}")) + "\n";

    private static string CodeOf(MailText text) => text.Language?.Tag ?? Language.French;

    private static string HtmlOf(MailText text)
    {
        var direction = text.Language is { IsRightToLeft: true } ? " dir=\"rtl\"" : "";
        var html = new StringBuilder("<!doctype html>\n<html lang=\"").Append(CodeOf(text)).Append('"').Append(direction).Append(">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(WebUtility.HtmlEncode(text.Subject)).Append("</title>\n").Append(Head).Append("</head>\n<body>\n");
        foreach (var line in text.Lines)
        {
            var words = WebUtility.HtmlEncode(line.Text);
            html.Append(line switch
            {
                { Link: { } link } => $"<p><a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{words}</a></p>\n",
                { IsCode: true } => $"<p class=\"code\"{(direction.Length > 0 ? " dir=\"ltr\"" : "")}><strong>{words}</strong></p>\n",
                _ => $"<p>{words}</p>\n",
            });
        }

        return html.Append("</body>\n</html>\n").ToString();
    }
}
