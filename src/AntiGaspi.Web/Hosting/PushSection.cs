using AntiGaspi.App.Notices;

namespace AntiGaspi.Web.Hosting;

/// <summary>The settings of the messages to browsers: three that go together or none, and the hosts of the push services.</summary>
internal static class PushSection
{
    private static readonly string[] Names = ["PublicKey", "PrivateKey", "Subject"];

    /// <summary>The settings of a configuration; null when no browser is told. What is wrong is said, and the whole is left out.</summary>
    public static PushSettings? Of(IConfigurationSection section, List<string> faults)
    {
        var missing = Names.Where(name => string.IsNullOrEmpty(section[name])).ToList();
        if (missing.Count == Names.Length)
        {
            return null;
        }

        if (missing.Count > 0)
        {
            faults.AddRange(missing.Select(name => $"Push:{name} manque (Push__{name}). Donnez les trois réglages, ou aucun ; « antigaspi push keys » fait les clés."));
            return null;
        }

        var settings = new PushSettings(section["PublicKey"]!, section["PrivateKey"]!, section["Subject"]!, HostsOf(section["Hosts"]));
        var before = faults.Count;
        if (!PushSettings.IsPair(settings.PublicKey, settings.PrivateKey))
        {
            faults.Add("Push:PublicKey et Push:PrivateKey ne vont pas ensemble, ou ne sont pas des clés. « antigaspi push keys » en fait deux ; en changer désinscrit tous les appareils.");
        }

        if (!Uri.TryCreate(settings.Subject, UriKind.Absolute, out var subject) || subject.Scheme is not ("mailto" or "https"))
        {
            faults.Add($"Push:Subject « {settings.Subject} » doit être une adresse mailto: ou https:. Exemple : mailto:exploitation@exemple.fr");
        }

        faults.AddRange(settings.Hosts.Where(host => Uri.CheckHostName(host.TrimStart('.')) != UriHostNameType.Dns || !host.TrimStart('.').Contains('.', StringComparison.Ordinal))
            .Select(host => $"Push:Hosts « {host} » doit être un nom de domaine (précédé d’un point pour tous ceux qui sont dessous). Exemple : .push.services.mozilla.com"));
        return faults.Count > before ? null : settings;
    }

    private static IReadOnlyList<string> HostsOf(string? text) => string.IsNullOrWhiteSpace(text)
        ? PushSettings.KnownHosts
        : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
