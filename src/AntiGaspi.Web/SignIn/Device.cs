namespace AntiGaspi.Web.SignIn;

/// <summary>A browser in a few words, so that its owner knows it in the list of sessions. Nothing finer is kept.</summary>
internal static class Device
{
    public const string Unknown = "navigateur inconnu";

    // In this order: most browsers also claim to be those that come after them.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    /// <summary>"Firefox, Android" for what the browser says of itself.</summary>
    public static string Of(string? userAgent)
    {
        var known = new[] { NameIn(Browsers, userAgent), NameIn(Systems, userAgent) }.OfType<string>().ToList();
        return known.Count == 0 ? Unknown : string.Join(", ", known);
    }

    private static string? NameIn((string Sign, string Name)[] signs, string? userAgent) =>
        signs.FirstOrDefault(one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) == true).Name;
}
