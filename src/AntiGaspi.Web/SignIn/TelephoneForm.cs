using System.Security.Cryptography;
using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace AntiGaspi.Web.SignIn;

/// <summary>The key that a page gives to a telephone: as a square, as text, and sealed for the form that brings it back.</summary>
/// <param name="Secret">What the telephone and the service will share.</param>
/// <param name="Sealed">The same, as the form carries it.</param>
/// <param name="Site">The name of the site, as the telephone shows it.</param>
public sealed record TelephoneKey(byte[] Secret, string Sealed, string Site)
{
    public QrSquare Square { get; } = QrSquare.Of(TelephoneCode.LinkOf(Secret, EmergencyTexts.ServiceName, Site));

    /// <summary>The frame of the square's drawing: a unit is a module.</summary>
    public string ViewBox => FormattableString.Invariant($"0 0 {Square.SvgSide} {Square.SvgSide}");

    public string Text => TelephoneCode.TextOf(Secret);
}

/// <summary>
/// Carries the key of a telephone through the form that proves it, sealed for a quarter of an hour and for one person: it stands in no
/// table before one right code came, and no two pages show the same.
/// </summary>
public sealed class TelephoneForm(IDataProtectionProvider protection, OutsideSettings outside)
{
    /// <summary>The field that carries it.</summary>
    public const string Field = "cle";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>A new key.</summary>
    /// <param name="context">The request that shows it.</param>
    /// <param name="owner">Whose it will be: a session, or a mailbox that answered.</param>
    public TelephoneKey New(HttpContext context, Guid owner)
    {
        var secret = TelephoneCode.NewSecret();
        return new(secret, For(owner).Protect(Convert.ToBase64String(secret), Life), SiteOf(context));
    }

    /// <summary>The key that a form brought back; null when it is too old, or of somebody else.</summary>
    public TelephoneKey? Read(HttpContext context, Guid owner, string? given)
    {
        if (given is not { Length: > 0 })
        {
            return null;
        }

        try
        {
            return new(Convert.FromBase64String(For(owner).Unprotect(given)), given, SiteOf(context));
        }
        catch (CryptographicException)
        {
            // Too old, or not ours: the page shows another key.
            return null;
        }
    }

    private ITimeLimitedDataProtector For(Guid owner) => protection.CreateProtector("key of a telephone", owner.ToString("D")).ToTimeLimitedDataProtector();

    private string SiteOf(HttpContext context) => outside.PublicUrl?.Host ?? context.Request.Host.Host;
}
