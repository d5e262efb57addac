using System.Net;

namespace AntiGaspi.App.Notices;

/// <summary>The mail server that takes our messages.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">465 speaks TLS from the first byte; any other begins in clear and changes to TLS.</param>
/// <param name="User">Who we are there; null where it asks nothing.</param>
/// <param name="Password">The secret that goes with it.</param>
/// <param name="From">The address that our messages come from.</param>
public sealed record MailSettings(string Host, int Port, string? User, string? Password, string From)
{
    /// <summary>Whether the server is on this very machine, so that what we say to it passes no wire.</summary>
    public bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    // Never a password on a screen or in a log by mistake.
    public override string ToString() => $"{Host}:{Port}";
}
