using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The cookies, all of which the service needs: nothing to accept.</summary>
[AllowAnonymous]
public sealed class CookiesModel(DemoMode demo) : PageModel
{
    public DataTable Table { get; } = new(
        "Les cookies du service",
        [new("Nom"), new("À quoi il sert"), new("Durée")],
        SiteCookies.All.Select(one => (IReadOnlyList<DataCell>)[one.Name, one.Purpose, one.Life]).ToList());

    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
