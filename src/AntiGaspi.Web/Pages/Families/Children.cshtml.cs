using AntiGaspi.App.Access;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>The children that an account is linked to, and the way to add one.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class ChildrenModel(OwnChildren own, FindSpaces spaces) : PageModel
{
    public IReadOnlyList<OwnChild> Children { get; private set; } = [];

    /// <summary>Whether the account has something to do in another local authority, or another role.</summary>
    public bool HasOtherSpaces { get; private set; }

    public async Task OnGetAsync()
    {
        Children = await own.RunAsync(User.Scope());
        HasOtherSpaces = (await spaces.RunAsync(User.Scope().AccountId)).Count > 1;
    }
}
