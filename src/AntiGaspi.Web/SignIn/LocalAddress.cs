namespace AntiGaspi.Web.SignIn;

/// <summary>An address that a request names and that leads nowhere but into this site.</summary>
public static class LocalAddress
{
    private const int MaxLength = 500;

    /// <summary>
    /// The address when it is a path of this site, short, and written as browsers write one; null otherwise: another host, "//host",
    /// "/\host", a control character, a letter that no header carries.
    /// </summary>
    public static string? Of(string? address) =>
        address is ['/', ..] and not ['/', '/', ..] && address.Length <= MaxLength && address.All(sign => sign is > ' ' and < '\u007F' and not '\\') ? address : null;

    /// <summary>Whether an address is a page or one of the pages under it.</summary>
    public static bool IsUnder(string address, string page) =>
        page.Length > 1 && address.StartsWith(page, StringComparison.Ordinal) && (address.Length == page.Length || address[page.Length] is '/' or '?');
}
