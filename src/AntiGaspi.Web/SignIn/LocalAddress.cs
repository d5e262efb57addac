namespace AntiGaspi.Web.SignIn;

/// <summary>An address that a request names and that leads nowhere but into this site.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this site, and short; null otherwise: another host, "//host", "/\host", a control character.</summary>
    public static string? Of(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length <= 500 && !address.Any(char.IsControl) && !address.Contains('\\') ? address : null;

    /// <summary>Whether an address is a page or one of the pages under it.</summary>
    public static bool IsUnder(string address, string page) =>
        page.Length > 1 && address.StartsWith(page, StringComparison.Ordinal) && (address.Length == page.Length || address[page.Length] is '/' or '?');
}
