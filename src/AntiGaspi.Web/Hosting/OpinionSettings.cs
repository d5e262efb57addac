using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// « Je donne mon avis », the State's own questionnaire on a public service: the identifiers that its back office gives. Without
/// them there is no link anywhere.
/// </summary>
/// <param name="Address">Where the link leads.</param>
public sealed partial record OpinionSettings(Uri Address)
{
    private const string Section = "JeDonneMonAvis";
    private const string Site = "https://jedonnemonavis.numerique.gouv.fr";

    /// <summary>The settings of a configuration: both identifiers, or none.</summary>
    public static OpinionSettings? Of(IConfiguration configuration, List<string> faults)
    {
        var section = configuration.GetSection(Section);
        var (product, button) = (section["Product"], section["Button"]);
        if (string.IsNullOrEmpty(product) && string.IsNullOrEmpty(button))
        {
            return null;
        }

        if (!Identifier().IsMatch(product ?? "") || !Identifier().IsMatch(button ?? ""))
        {
            faults.Add($"{Section}:Product et {Section}:Button doivent être les deux identifiants que donne « Je donne mon avis » (chiffres, lettres, tirets).");
            return null;
        }

        if (!Uri.TryCreate(section["Site"] ?? Site, UriKind.Absolute, out var site) || site.Scheme != Uri.UriSchemeHttps)
        {
            faults.Add($"{Section}:Site « {section["Site"]} » doit commencer par https://. Sans ce réglage, c’est {Site}.");
            return null;
        }

        return new(new Uri(site, $"/Demarches/{product}?button={button}"));
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$", RegexOptions.None, 1000)]
    private static partial Regex Identifier();
}
