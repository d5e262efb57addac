using AntiGaspi.App.French;
using AntiGaspi.Design;

namespace AntiGaspi.Web.Hosting;

/// <summary>What the State's design system writes on each page, word for word (its documentation, “pied de page”).</summary>
internal static class StateTexts
{
    private static readonly IReadOnlyList<PageLink> Sites =
    [
        new("info.gouv.fr", "https://info.gouv.fr"), new("service-public.gouv.fr", "https://service-public.gouv.fr"),
        new("legifrance.gouv.fr", "https://legifrance.gouv.fr"), new("data.gouv.fr", "https://data.gouv.fr"),
    ];

    /// <summary>The block of a service of the State.</summary>
    /// <param name="brand">The official name, a line each.</param>
    /// <param name="service">The name of the service.</param>
    public static StateBlock Block(IReadOnlyList<string> brand, string service) => new(
        brand,
        $"{FrameTexts.Home(service)} – {string.Join(' ', brand)}",
        Sites,
        "nouvelle fenêtre",
        "Sauf mention explicite de propriété intellectuelle détenue par des tiers, les contenus de ce site sont proposés sous",
        new("licence etalab-2.0", "https://github.com/etalab/licence-ouverte/blob/master/LO.md"));
}
