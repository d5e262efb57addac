using System.Security.Cryptography;
using OtpNet;

namespace AntiGaspi.App.Access;

/// <summary>
/// The six digits that an agent's telephone shows, new every thirty seconds (RFC 6238 with SHA-1: the only form that every
/// application of telephones reads). The step before and the step after are taken too: clocks differ, and typing takes time.
/// </summary>
public static class TelephoneCode
{
    /// <summary>How many digits it has.</summary>
    public const int Digits = 6;

    /// <summary>How long each lasts.</summary>
    public const int StepSeconds = 30;

    // 160 bits, as RFC 4226 recommends (§4, R6).
    private const int SecretBytes = 20;
    private const int Group = 4;

    private static readonly VerificationWindow OneStepAround = new(previous: 1, future: 1);

    /// <summary>What the telephone and the service will share.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The secret for whoever types it: groups of four letters and digits.</summary>
    public static string TextOf(byte[] secret) => string.Join(' ', Base32Encoding.ToString(secret).TrimEnd('=').Chunk(Group).Select(part => new string(part)));

    /// <summary>The secret for the camera of a telephone. It names the service and its site, and nobody.</summary>
    public static string LinkOf(byte[] secret, string service, string site) =>
        new OtpUri(OtpType.Totp, secret, site, service, OtpHashMode.Sha1, Digits, StepSeconds).ToString();

    /// <summary>The step of which a code is; null when it is not right at that instant. Blanks do not count.</summary>
    public static long? StepOf(byte[] secret, string typed, DateTimeOffset now)
    {
        var digits = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign)));
        var totp = new Totp(secret, StepSeconds, OtpHashMode.Sha1, Digits);
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) && totp.VerifyTotp(now.UtcDateTime, digits, out var step, OneStepAround) ? step : null;
    }
}
