using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Everything that an account may do, for somebody who works in several schools or local authorities, or is also a parent.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class SpacesModel(FindSpaces find) : PageModel
{
    public IReadOnlyList<Space> Spaces { get; private set; } = [];

    /// <summary>The space of this very session.</summary>
    public Scope Current => User.Scope();

    public async Task OnGetAsync() => Spaces = await OpenAsync(await FactsAsync());

    /// <summary>Changes to another space, under a new key; one that is not the account's is not found.</summary>
    public async Task<IActionResult> OnPostAsync(int collectivite, Role role)
    {
        var facts = await FactsAsync();
        var chosen = (await OpenAsync(facts)).FirstOrDefault(one => one.Scope.Tenant == collectivite && one.Scope.Role == role);
        if (chosen is null || !ModelState.IsValid)
        {
            return NotFound();
        }

        await EnterSpace.OpenAsync(HttpContext, chosen.Scope, facts);
        return this.SeeOther(Homes.Of(role));
    }

    private async Task<SignInFacts> FactsAsync() => SignInFacts.Of((await HttpContext.AuthenticateAsync()).Properties);

    // The way in counts here too: no space opens that it would not have opened.
    private async Task<List<Space>> OpenAsync(SignInFacts facts) =>
        (await find.RunAsync(User.Scope().AccountId)).Where(space => facts.Opens(space.Scope.Role)).ToList();
}
