using System.Text;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>A report of a mail server on a mail that came back, from tests/data/bounces.</summary>
public static class ReportSample
{
    /// <summary>The report, about one mail to one mailbox.</summary>
    public static string Of(string name, string messageId, string recipient, string status = "5.1.1") => File.ReadAllText(Repository.PathOf("tests", "data", "bounces", $"{name}.eml"))
        .Replace("{message-id}", messageId, StringComparison.Ordinal).Replace("{recipient}", recipient, StringComparison.Ordinal).Replace("{status}", status, StringComparison.Ordinal);

    /// <summary>The same as a server sends it.</summary>
    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
}
