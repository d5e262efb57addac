using System.Text.RegularExpressions;
using MimeKit;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Reads the report of a mail server on a mail that it could not deliver (RFC 3464). Anybody may send one: whatever it is made of, it is
/// read within bounds, and what it says is only ever compared with what was sent from here.
/// </summary>
public static partial class DeliveryReportReader
{
    /// <summary>The largest message that is read: a report holds a mail of ours at most, of some twenty kilobytes.</summary>
    public const int MaxBytes = 1_000_000;

    // A report of ours is about one mailbox, nested in nothing.
    private const int MaxDepth = 16;
    private const int MaxGroups = 20;

    /// <summary>What a message says.</summary>
    /// <param name="bytes">The message; one that is larger than <see cref="MaxBytes"/> is left.</param>
    public static ReadReport Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return new ReadReport.Left(ReportFate.TooLarge);
        }

        try
        {
            var options = new ParserOptions { MaxMimeDepth = MaxDepth };
            using var stream = new MemoryStream(bytes.ToArray());
            return Of(MimeMessage.Load(options, stream).Body);
        }
        catch (FormatException)
        {
            return new ReadReport.Left(ReportFate.NotAMail);
        }
    }

    private static ReadReport Of(MimeEntity? body)
    {
        if (body is not MultipartReport report || report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
        {
            return new ReadReport.Left(ReportFate.NotAReport);
        }

        // A group for each mailbox, after the one about the report itself, which says no action.
        var failed = status.StatusGroups.Take(MaxGroups).Where(IsFailed).ToList();
        if (failed.Count == 0)
        {
            return new ReadReport.Left(ReportFate.NotFailed);
        }

        var mailboxes = failed.Where(IsOfTheMailbox).SelectMany(Mailboxes).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (mailboxes.Count == 0)
        {
            return new ReadReport.Left(ReportFate.NotTheMailbox);
        }

        return NumberOf(report) is { } number
            ? Guid.TryParseExact(number.Split('@')[0], "D", out var id) ? new ReadReport.Failed(id, mailboxes) : new ReadReport.Left(ReportFate.UnknownMail)
            : new ReadReport.Left(ReportFate.NamesNoMail);
    }

    // "failed", perhaps with a comment; a report that says so of what may be tried again (4.x.x: the server gave up waiting) says nothing of the mailbox.
    private static bool IsFailed(HeaderList group) =>
        group["Action"]?.Split(' ', '(')[0].Equals("failed", StringComparison.OrdinalIgnoreCase) == true && StatusOf(group).StartsWith("5.", StringComparison.Ordinal);

    // RFC 3463: 5.3 is about the server, 5.6 about the text, 5.7 a rule about us, 5.2.3 the length of this mail. The others are the mailbox or the way to it.
    private static bool IsOfTheMailbox(HeaderList group) => StatusOf(group) is var status
        && status != "5.2.3" && !status.StartsWith("5.3.", StringComparison.Ordinal) && !status.StartsWith("5.6.", StringComparison.Ordinal) && !status.StartsWith("5.7.", StringComparison.Ordinal);

    private static string StatusOf(HeaderList group) => group["Status"] is { } text && Status().Match(text) is { Success: true } match ? match.Groups["code"].Value : "";

    // The mailbox as it was written to, where it was handed on to another one, and the one that failed: "rfc822; famille@exemple.fr".
    private static IEnumerable<string> Mailboxes(HeaderList group) => new[] { group["Final-Recipient"], group["Original-Recipient"] }.OfType<string>()
        .Where(text => text.Contains(';', StringComparison.Ordinal)).Select(text => text[(text.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Trim('<', '>'))
        .Where(mailbox => MailWriter.AddressOf(mailbox) is not null);

    // The returned mail itself, or its headers alone (text/rfc822-headers is read as a mail without a text).
    private static string? NumberOf(MultipartReport report) => report.OfType<MessagePart>().Select(part => part.Message?.MessageId).FirstOrDefault(number => number is { Length: > 0 });

    [GeneratedRegex(@"^\s*(?<code>[0-9]\.[0-9]{1,3}\.[0-9]{1,3})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Status();
}
