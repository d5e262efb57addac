using System.Globalization;
using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Hosting;

/// <summary>Where to report a weakness (RFC 9116): a file that programs look for, which leads to a page for people.</summary>
internal static class SecurityContact
{
    public const string Policy = "/securite";
    private const string Address = "/.well-known/security.txt";
    private const int DaysValid = 180;

    /// <summary>Maps the file; absent as long as nobody is named to write to.</summary>
    public static void Map(IEndpointRouteBuilder app, OutsideSettings outside, SessionClock clock)
    {
        if (outside.SecurityContact is not { } contact)
        {
            return;
        }

        var site = outside.PublicUrl ?? new Uri(Settings.DefaultUrls);
        app.MapGet(Address, () => Results.Text(string.Join('\n',
        [
            $"Contact: {contact.AbsoluteUri}",
            $"Expires: {Expiry(clock.Now).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}",
            "Preferred-Languages: fr, en",
            $"Canonical: {new Uri(site, Address)}",
            $"Policy: {new Uri(site, Policy)}",
            "",
        ]))).AllowAnonymous();
    }

    // At midnight, so that the file is the same all day.
    private static DateTime Expiry(DateTimeOffset now) => now.UtcDateTime.Date.AddDays(DaysValid);
}
