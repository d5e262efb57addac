using AntiGaspi.Design;
using AntiGaspi.Design.Figures;
using AntiGaspi.Design.Forms;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Pieces;

/// <summary>The living page of the pieces: in development and in the demonstration alone, with examples of nobody.</summary>
[AllowAnonymous]
public sealed class GalleryModel : PageModel
{
    public const string Address = "/composants";

    /// <summary>The day of every example.</summary>
    public static readonly DateOnly Day = new(2026, 11, 26);

    public IReadOnlyList<PageLink> Links { get; } = [new("Accueil", "/"), new("Composants", Address, Current: true)];

    public SiteIdentity Site { get; } = new(
        "Anti-gaspi", "Département d’essai", "Prévenez à temps\u00A0: le repas n’est pas préparé, vous ne le payez pas.", [new("Aide", "/aide"), new("Contact", "/contact")],
        Banner: "Démonstration\u00A0: personnes et collèges fictifs");

    /// <summary>The same service with the logo of who offers it.</summary>
    public SiteIdentity SiteWithLogo => Site with { Banner = null, Logo = new("/icon.svg", 48, 48, "Un département") };

    /// <summary>The same service of the State.</summary>
    public SiteIdentity SiteOfState => Site with { Banner = null, State = StateTexts.Block(["Ministère", "d’essai"], Site.Service) };

    public IReadOnlyList<Choice> Choices { get; } = [new("sortie", "Une sortie scolaire"), new("greve", "Une grève", "Le repas n’est pas servi."), new("conges", "Des vacances")];

    public IReadOnlyList<FieldError> Errors { get; } = [new("jour-faux", "Choisissez un jour d’école."), new("", "Rechargez la page, puis recommencez.")];

    public IReadOnlyList<Bar> Bars { get; } = [new("sept. 2026", 812, "812"), new("oct. 2026", 1034, "1\u00A0034"), new("nov. 2026", null, "moins de 11")];

    public IReadOnlyList<NumberPart> Parts { get; } = [new("sans viande", "31"), new("paniers", "3", "/composants"), new("adultes", "12")];

    public DataTable Table { get; } = new(
        "Les derniers mois terminés",
        [new("Mois"), new("Repas retirés", IsNumber: true)],
        [["septembre 2026", "812"], ["octobre 2026", new("1\u00A0034", "/composants")]]);
}
