using AntiGaspi.App.French;
using AntiGaspi.App.Impact;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Impact;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The public figures of a collectivité, from the real records: no sign-in, no cookie.</summary>
[AllowAnonymous]
public sealed class StatsModel(PublicFigures figures, DemoMode demo) : PageModel
{
    /// <summary>Months in the pictures; the file has them all.</summary>
    public const int ShownMonths = 12;

    /// <summary>The code of the collectivité; needed when there are several.</summary>
    [FromRoute(Name = "code")]
    public string? Code { get; set; }

    /// <summary>The collectivités, to choose from when none is shown.</summary>
    public IReadOnlyList<PublicAuthority> Authorities { get; private set; } = [];

    /// <summary>The collectivité shown; none while one has to be chosen.</summary>
    public PublicAuthority? Authority { get; private set; }

    /// <summary>Its figures.</summary>
    public PublicReport Report { get; private set; } = null!;

    /// <summary>The exact counter of the demonstration; none elsewhere.</summary>
    public LiveMeals? Live { get; private set; }

    /// <summary>The months of the pictures.</summary>
    public IReadOnlyList<PublicMonth> Months => Report.Months.TakeLast(ShownMonths).ToList();

    /// <summary>The months of the pictures, all figures side by side.</summary>
    public DataTable Table => new(
        "Les derniers mois terminés",
        [new("Mois"), new("Repas retirés avant la cuisson", IsNumber: true), new("Déduits des factures", IsNumber: true), new("Demi-pensionnaires concernés", IsNumber: true)],
        Months.Select(month => (IReadOnlyList<DataCell>)
        [
            PublicTexts.MonthCell(month.Month), PublicTexts.Cell(month.Meals), PublicTexts.Cell(month.Deducted), PublicTexts.Cell(month.ActiveShare),
        ]).ToList());

    /// <summary>The bars of a picture.</summary>
    public IReadOnlyList<Bar> Bars(Func<PublicMonth, decimal?> value, Func<PublicMonth, string> text) =>
        Months.Select(month => new Bar(PublicTexts.ShortMonth(month.Month), value(month), text(month))).ToList();

    /// <summary>The collectivité of a code; without a code, the only one there is.</summary>
    public static PublicAuthority? Choose(IReadOnlyList<PublicAuthority> authorities, string? code) =>
        code is null && authorities.Count == 1 ? authorities[0] : authorities.FirstOrDefault(one => one.Code == code);

    public async Task<IActionResult> OnGetAsync()
    {
        PublicCache.Allow(HttpContext, demo);
        Authorities = await figures.AuthoritiesAsync();
        Authority = Choose(Authorities, Code);
        if (Authority is null)
        {
            return Code is null ? Page() : NotFound();
        }

        ViewData[PageLooks.TenantKey] = Authority.Tenant;
        Report = await figures.RunAsync(Authority.Tenant, PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Today);
        Live = demo.Clock is { } clock ? await figures.LiveAsync(Authority.Tenant, clock.Start) : null;
        return Page();
    }
}
