using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AntiGaspi.App.Notices;

/// <summary>What the mail server answered.</summary>
public enum MailAnswer
{
    /// <summary>It has the mail, and will bring it.</summary>
    Taken,

    /// <summary>It will never take this mail for this person.</summary>
    Refused,

    /// <summary>It will never take any: there is no such mailbox.</summary>
    Unreachable,

    /// <summary>Not this one for now (a full mailbox): the same mail is to be tried again.</summary>
    Later,

    /// <summary>The server is away, or refuses us: no mail leaves for now, and nobody knows what became of this one.</summary>
    Away,
}

/// <summary>
/// A conversation with the mail server, opened for the first mail and kept for those that follow. A password is never said in clear:
/// TLS is demanded wherever there is one, except to this very machine; without one, TLS is taken when it is offered.
/// </summary>
/// <param name="settings">Which server.</param>
/// <param name="security">How a conversation with it begins.</param>
public sealed class SmtpLine(MailSettings settings, SecureSocketOptions security) : IAsyncDisposable
{
    private const int ImplicitTls = 465;
    private const int TimeoutMilliseconds = 20_000;

    private readonly SmtpClient client = new()
    {
        Timeout = TimeoutMilliseconds,

        // The lists of revoked certificates are on hosts that a locked-down network does not let us reach.
        CheckCertificateRevocation = false,
    };

    /// <summary>Why nothing can be sent for now, for whoever runs the service; null while all goes well. It holds nothing of a person.</summary>
    public string? Trouble { get; private set; }

    /// <summary>How a conversation with this server begins.</summary>
    public static SecureSocketOptions SecurityOf(MailSettings settings) => settings switch
    {
        { Port: ImplicitTls } => SecureSocketOptions.SslOnConnect,
        { IsLoopback: true } => SecureSocketOptions.None,
        { User: null } => SecureSocketOptions.StartTlsWhenAvailable,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>Gives one mail to the server.</summary>
    public async Task<MailAnswer> SendAsync(MimeMessage mail)
    {
        try
        {
            await OpenAsync();
            await client.SendAsync(mail);
            Trouble = null;
            return MailAnswer.Taken;
        }
        catch (SmtpCommandException refusal)
        {
            return AnswerOf(refusal);
        }
        catch (Exception fault) when (IsOfTheLine(fault))
        {
            // The words of a server may hold an address: only the kind of fault is told.
            Trouble = fault.GetType().Name;
            await CloseAsync();
            return MailAnswer.Away;
        }
    }

    /// <summary>Begins a conversation and ends it, without a mail; returns what went wrong, for the operator's own screen. Null when nothing did.</summary>
    public async Task<Exception?> TryAsync()
    {
        try
        {
            await OpenAsync();
            await client.NoOpAsync();
            return null;
        }
        catch (Exception fault) when (IsOfTheLine(fault) || fault is SmtpCommandException)
        {
            return fault;
        }
        finally
        {
            await CloseAsync();
        }
    }

    private static bool IsOfTheLine(Exception fault) => fault is IOException or SocketException or ProtocolException or AuthenticationException or TimeoutException
        or SslHandshakeException or OperationCanceledException or NotSupportedException;

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        client.Dispose();
    }

    private async Task OpenAsync()
    {
        if (client.IsConnected)
        {
            return;
        }

        await client.ConnectAsync(settings.Host, settings.Port, security);
        if (settings.User is not null)
        {
            await client.AuthenticateAsync(settings.User, settings.Password ?? "");
        }
    }

    // What concerns this person or this mail stops no other; a refusal of ourselves is a setting to be mended, and everything waits.
    private MailAnswer AnswerOf(SmtpCommandException refusal)
    {
        if (refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            return (int)refusal.StatusCode < 500 ? MailAnswer.Later : IsOfTheMailbox(refusal) ? MailAnswer.Unreachable : MailAnswer.Refused;
        }

        Trouble = $"{refusal.ErrorCode} {(int)refusal.StatusCode}";
        return MailAnswer.Away;
    }

    // After the text, a refusal is about what it says; at the name, 5.7.x (RFC 3463) is a rule of the server about us, not about the mailbox.
    private static bool IsOfTheMailbox(SmtpCommandException refusal) =>
        refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && !refusal.Message.TrimStart().StartsWith("5.7.", StringComparison.Ordinal);

    private async Task CloseAsync()
    {
        if (client.IsConnected)
        {
            try
            {
                await client.DisconnectAsync(quit: true);
            }
            catch (Exception fault) when (fault is IOException or SocketException or ProtocolException)
            {
                Trouble ??= fault.GetType().Name;
            }
        }
    }
}
