using System.Net;
using System.Text;
using AntiGaspi.App.French;
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
        mail.Headers.Add(HeaderId.ContentLanguage, "fr");
        mail.Prepare(EncodingConstraint.SevenBit);
        return mail;
    }

    private static string OneLine(string text) => string.Concat(text.Select(sign => Formats.IsInvisible(sign) ? ' ' : sign));

    private static string PlainOf(MailText text) => string.Join(
        "\n\n", text.Lines.Select(line => line.Link is null ? line.Text : $"{line.Text}\u00A0:\n{line.Link.AbsoluteUri}")) + "\n";

    private static string HtmlOf(MailText text)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>")
            .Append(WebUtility.HtmlEncode(text.Subject)).Append("</title></head><body>\n");
        foreach (var line in text.Lines)
        {
            var words = WebUtility.HtmlEncode(line.Text);
            html.Append(line switch
            {
                { Link: { } link } => $"<p><a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">{words}</a></p>\n",
                { IsCode: true } => $"<p style=\"font-size:1.6em;letter-spacing:.08em\"><strong>{words}</strong></p>\n",
                _ => $"<p>{words}</p>\n",
            });
        }

        return html.Append("</body></html>\n").ToString();
    }
}
