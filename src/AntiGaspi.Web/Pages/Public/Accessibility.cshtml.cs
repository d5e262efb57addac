using AntiGaspi.App.Accessibility;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The declaration of accessibility that the law asks for.</summary>
[AllowAnonymous]
public sealed class AccessibilityModel(DemoMode demo, OutsideSettings outside, AccessibilityDeclaration declaration) : PageModel
{
    /// <summary>What the service may say of itself.</summary>
    public AccessibilityDeclaration Declaration => declaration;

    /// <summary>Who publishes the service, and answers who could not use it.</summary>
    public LegalSettings Legal => outside.Legal;

    /// <summary>The criteria of a state.</summary>
    public IReadOnlyList<Criterion> In(CriterionState state) => declaration.Grid.Criteria.Where(one => one.State == state).ToList();

    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
