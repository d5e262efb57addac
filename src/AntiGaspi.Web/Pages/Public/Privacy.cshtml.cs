using AntiGaspi.App.French;
using AntiGaspi.App.Privacy;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>What the service keeps of people, why, how long, and what they may ask.</summary>
[AllowAnonymous]
public sealed class PrivacyModel(DemoMode demo, OutsideSettings outside) : PageModel
{
    /// <summary>Who publishes the service.</summary>
    public LegalSettings Legal => outside.Legal;

    /// <summary>Whether families may ask to be told on a browser.</summary>
    public bool TellsBrowsers => outside is { SendsMail: true, Push: not null };

    /// <summary>How long each kind of data is kept: the schedule that the job follows.</summary>
    public DataTable Durations { get; } = new(
        "Durées de conservation",
        [new("Données"), new("Durée")],
        Enum.GetValues<Retention>().Select(kind => (IReadOnlyList<DataCell>)[RetentionTexts.Name(kind), RetentionTexts.Limit(kind)]).ToList());

    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
