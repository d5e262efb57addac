using System.Globalization;
using System.Net;
using AntiGaspi.App.Notices;

namespace AntiGaspi.Web.Hosting;

/// <summary>An identity provider: FranceConnect or ProConnect.</summary>
/// <param name="Authority">Its issuer; everything else is read from its discovery document.</param>
/// <param name="ClientId">The name that it gave to this service.</param>
/// <param name="ClientSecret">The secret that it gave with it.</param>
public sealed record ProviderSettings(Uri Authority, string ClientId, string ClientSecret)
{
    // Never on a screen or in a log by mistake.
    public override string ToString() => $"{Authority} ({ClientId})";
}

/// <summary>
/// What the service reaches outside itself, and by which address it is reached: from the file that ANTIGASPI_CONFIG names, the
/// folder of secrets that ANTIGASPI_SECRETS names (one file a setting), and the environment, the last one winning.
/// </summary>
/// <param name="PublicUrl">The address that people type; null on a machine that only serves itself.</param>
/// <param name="FranceConnect">The door of families; null when it is not set up.</param>
/// <param name="ProConnect">The door of agents; null when it is not set up.</param>
/// <param name="Mail">The mail server; null when no mail is sent.</param>
/// <param name="SecurityContact">Where to report a weakness (an https or mailto address); null when nobody is named.</param>
/// <param name="Faults">What is wrong with these settings, and what to write.</param>
public sealed record OutsideSettings(
    Uri? PublicUrl, ProviderSettings? FranceConnect, ProviderSettings? ProConnect, MailSettings? Mail, Uri? SecurityContact, IReadOnlyList<string> Faults)
{
    public static OutsideSettings None { get; } = new(null, null, null, null, null, []);

    /// <summary>Whether mail can be sent, with links that lead here.</summary>
    public bool SendsMail => this is { Mail: not null, PublicUrl: not null };

    /// <summary>Who may say for whom it speaks; nobody when empty.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Who publishes the service.</summary>
    public LegalSettings Legal { get; init; } = LegalSettings.None;

    /// <summary>Where people may say what they think of the service; null when nothing is set up.</summary>
    public OpinionSettings? Opinion { get; init; }

    /// <summary>How browsers are told; null when none is.</summary>
    public PushSettings? Push { get; init; }

    /// <summary>The settings of a configuration; what is wrong is said, all at once, and the part it is in is left out.</summary>
    public static OutsideSettings Of(IConfiguration configuration)
    {
        List<string> faults = [];
        var publicUrl = configuration["PublicUrl"] is { Length: > 0 } text ? PublicUrlOf(text, faults) : null;
        if (configuration["Mail:Host"] is { Length: > 0 } && configuration["PublicUrl"] is not { Length: > 0 })
        {
            faults.Add("PublicUrl manque : les messages portent des liens, écrits avec cette adresse. Exemple : PublicUrl=https://cantine.exemple.fr");
        }

        return new(
            publicUrl,
            ProviderOf(configuration.GetSection("FranceConnect"), faults),
            ProviderOf(configuration.GetSection("ProConnect"), faults),
            MailOf(configuration.GetSection("Mail"), faults),
            ContactOf(configuration["SecurityContact"] ?? (configuration["Mail:From"] is { Length: > 0 } from ? "mailto:" + from : null), faults),
            faults)
        {
            Proxies = KnownProxies.Read(configuration[KnownProxies.Setting], faults),
            Legal = LegalSettings.Of(configuration, faults),
            Opinion = OpinionSettings.Of(configuration, faults),
            Push = PushSection.Of(configuration.GetSection("Push"), faults),
        };
    }

    private static Uri? ContactOf(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text) || (Uri.TryCreate(text, UriKind.Absolute, out var contact) && contact.Scheme is "https" or "mailto"))
        {
            return string.IsNullOrEmpty(text) ? null : new Uri(text);
        }

        faults.Add($"SecurityContact « {text} » doit être une adresse mailto: ou https:. Exemple : mailto:securite@exemple.fr");
        return null;
    }

    private static Uri? PublicUrlOf(string text, List<string> faults)
    {
        if (Address("PublicUrl", text, faults) is not { } url)
        {
            return null;
        }

        if (url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" })
        {
            return url;
        }

        faults.Add($"PublicUrl « {text} » doit s’arrêter au nom du site, sans chemin. Exemple : https://cantine.exemple.fr");
        return null;
    }

    private static ProviderSettings? ProviderOf(IConfigurationSection section, List<string> faults)
    {
        string[] names = ["Authority", "ClientId", "ClientSecret"];
        var given = names.Where(name => section[name] is { Length: > 0 }).ToList();
        if (given.Count == 0)
        {
            return null;
        }

        faults.AddRange(names.Except(given).Select(name => $"{section.Key}:{name} manque ({section.Key}__{name}). Donnez les trois réglages, ou aucun."));
        var authority = section["Authority"] is { Length: > 0 } text ? Address($"{section.Key}:Authority", text, faults) : null;
        return authority is null || given.Count < names.Length ? null : new(authority, section["ClientId"]!, section["ClientSecret"]!);
    }

    private static MailSettings? MailOf(IConfigurationSection section, List<string> faults)
    {
        if (section["Host"] is not { Length: > 0 } host)
        {
            return null;
        }

        const int Submission = 587;
        var before = faults.Count;
        var port = Submission;
        if (section["Port"] is { Length: > 0 } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535))
        {
            faults.Add($"Mail:Port « {text} » doit être un nombre de 1 à 65535.");
        }

        if (MailWriter.AddressOf(section["From"] ?? "") is null)
        {
            faults.Add($"Mail:From « {section["From"]} » doit être une adresse. Exemple : cantine@exemple.fr");
        }

        return faults.Count > before ? null : new(host, port, NullIfEmpty(section["User"]), NullIfEmpty(section["Password"]), section["From"]!);
    }

    // Anybody on the way reads http: it is for this very machine only.
    private static Uri? Address(string name, string text, List<string> faults)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            return url;
        }

        faults.Add($"{name} « {text} » doit commencer par https:// (http:// n’est accepté que vers cette machine, 127.0.0.1 ou localhost).");
        return null;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
