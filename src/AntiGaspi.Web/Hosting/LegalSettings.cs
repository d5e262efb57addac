using AntiGaspi.App.Notices;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// Who publishes the service and answers for it: what the law asks of the legal pages (loi n° 2004-575 du 21 juin 2004, art. 1-1 ;
/// RGPD, art. 13). What is not given is told as missing on the page, and by <c>check</c> once the service has a public address.
/// </summary>
/// <param name="Publisher">The name of the collectivité (éditeur).</param>
/// <param name="Address">Its postal address, on one line.</param>
/// <param name="Phone">The number that people may call.</param>
/// <param name="Email">Where people write for help, and to tell what they cannot reach.</param>
/// <param name="Director">The person who directs the publication.</param>
/// <param name="Host">The name of the host (hébergeur).</param>
/// <param name="HostAddress">Its postal address and telephone, on one line.</param>
/// <param name="DataProtection">Where to write to the data protection officer (DPO).</param>
public sealed record LegalSettings(
    string? Publisher, string? Address, string? Phone, string? Email, string? Director, string? Host, string? HostAddress, string? DataProtection)
{
    private const string Section = "Legal";

    public static LegalSettings None { get; } = new(null, null, null, null, null, null, null, null);

    /// <summary>The settings of a configuration; an address that is none is said, and left out.</summary>
    public static LegalSettings Of(IConfiguration configuration, List<string> faults)
    {
        var section = configuration.GetSection(Section);
        return new(
            TextOf(section, nameof(Publisher)), TextOf(section, nameof(Address)), TextOf(section, nameof(Phone)), MailboxOf(section, nameof(Email), faults),
            TextOf(section, nameof(Director)), TextOf(section, nameof(Host)), TextOf(section, nameof(HostAddress)), MailboxOf(section, nameof(DataProtection), faults));
    }

    /// <summary>The settings that the legal pages still wait for, by name.</summary>
    public IReadOnlyList<string> Missing()
    {
        (string Name, string? Value)[] all =
        [
            (nameof(Publisher), Publisher), (nameof(Address), Address), (nameof(Phone), Phone), (nameof(Email), Email),
            (nameof(Director), Director), (nameof(Host), Host), (nameof(HostAddress), HostAddress), (nameof(DataProtection), DataProtection),
        ];
        return all.Where(one => one.Value is null).Select(one => $"{Section}:{one.Name}").ToList();
    }

    private static string? TextOf(IConfigurationSection section, string name) => string.IsNullOrWhiteSpace(section[name]) ? null : section[name]!.Trim();

    private static string? MailboxOf(IConfigurationSection section, string name, List<string> faults)
    {
        if (TextOf(section, name) is not { } text || MailWriter.AddressOf(text) is not null)
        {
            return TextOf(section, name);
        }

        faults.Add($"{Section}:{name} « {text} » doit être une adresse électronique. Exemple : contact@exemple.fr");
        return null;
    }
}
