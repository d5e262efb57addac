using AntiGaspi.App.Access;

namespace AntiGaspi.App.Notices;

/// <summary>
/// What stays of the address of a mail that was sent: a digest of the mail's number and the mailbox under the server's key. It tells
/// whether a returned mail was written to a mailbox that is named to us, and nothing to whoever reads the table.
/// </summary>
public sealed class SentMark(ServerKey key)
{
    /// <summary>The mark: 64 hexadecimal digits; another mail to the same mailbox has another one.</summary>
    public string Of(Guid messageId, string mailbox) => key.Digest("sent mail", $"{messageId:D} {mailbox.ToLowerInvariant()}");
}
