using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>The weeks of the children, said once by one of their adults. Of the other one it says the weeks, and nothing else.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class CustodyModel(StateCustody custody) : PageModel
{
    public IReadOnlyList<CustodyForm> Forms { get; private set; } = [];

    public bool IsDone { get; private set; }

    public string? Problem { get; private set; }

    public async Task OnGetAsync()
    {
        IsDone = Request.Query.ContainsKey("fait");
        Forms = (await custody.ChildrenAsync(User.Scope())).Select(child => new CustodyForm(child, CustodyTexts.State(child, null), FamilyPages.Custody, [])).ToList();
    }

    public async Task<IActionResult> OnPostAsync(Guid? enfant, string? rythme, string? vacances, string? premiere)
    {
        if (CustodyForm.Read(rythme, vacances, premiere) is not { } weeks || enfant is not { } child)
        {
            return await RefusedAsync(MealTexts.For(App.Meals.RequestFault.BadOperation));
        }

        return await custody.RunAsync(User.Scope(), child, null, weeks, HttpContext.ReceivedAtInstant()) switch
        {
            null => this.SeeOther($"{FamilyPages.Custody}?fait"),
            CustodyRefusal.Unknown => NotFound(),
            { } why => await RefusedAsync(CustodyTexts.For(why)),
        };
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid? enfant) =>
        enfant is { } child && await custody.ForgetAsync(User.Scope(), child, HttpContext.ReceivedAtInstant()) ? this.SeeOther($"{FamilyPages.Custody}?fait") : NotFound();

    private async Task<IActionResult> RefusedAsync(string problem)
    {
        await OnGetAsync();
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
