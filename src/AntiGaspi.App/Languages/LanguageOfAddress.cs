namespace AntiGaspi.App.Languages;

/// <summary>The language that an address asks for: no cookie is needed for whoever is not signed in.</summary>
public static class LanguageOfAddress
{
    /// <summary>The name of the value.</summary>
    public const string Name = "lang";

    /// <summary>The same address, asking for a language; as it was when it asks for one already.</summary>
    public static string Keep(string address, string code)
    {
        var fragment = address.IndexOf('#', StringComparison.Ordinal);
        var (page, rest) = fragment < 0 ? (address, "") : (address[..fragment], address[fragment..]);
        var query = page.IndexOf('?', StringComparison.Ordinal);
        return query >= 0 && $"&{page[(query + 1)..]}".Contains($"&{Name}=", StringComparison.Ordinal) ? address : $"{page}{(query < 0 ? '?' : '&')}{Name}={code}{rest}";
    }
}
