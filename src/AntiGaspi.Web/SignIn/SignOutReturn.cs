using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AntiGaspi.Web.SignIn;

/// <summary>The way back from a provider's sign-out: only who was sent there by us, a moment ago, comes back with this.</summary>
public sealed class SignOutReturn(IDataProtectionProvider protection)
{
    public const string Address = "/deconnexion/retour";
    private const string Text = "signed out";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("sign-out").ToTimeLimitedDataProtector();

    /// <summary>What the provider gives back.</summary>
    public string NewState() => protector.Protect(Text, Lasts);

    /// <summary>Whether it is ours.</summary>
    public bool IsOurs(string? state)
    {
        try
        {
            return state is { Length: > 0 } && protector.Unprotect(state) == Text;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
