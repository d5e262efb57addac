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

    public async Task OnGetAsync() => Spaces = await find.RunAsync(User.Scope().AccountId);

    /// <summary>Changes to another space, under a new key; one that is not the account's is not found.</summary>
    public async Task<IActionResult> OnPostAsync(int collectivite, Role role)
    {
        var chosen = (await find.RunAsync(User.Scope().AccountId)).FirstOrDefault(one => one.Scope.Tenant == collectivite && one.Scope.Role == role);
        if (chosen is null || !ModelState.IsValid)
        {
            return NotFound();
        }

        var session = await HttpContext.AuthenticateAsync();
        await EnterSpace.OpenAsync(HttpContext, chosen.Scope, SignInFacts.Of(session.Properties));
        return this.SeeOther(Homes.Of(role));
    }
}
