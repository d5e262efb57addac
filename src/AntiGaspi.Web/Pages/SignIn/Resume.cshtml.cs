using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Finds back what was sent too late, and sends it on at a touch, as if it came from its own page.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ResumeModel(KeptForm kept) : PageModel
{
    private const int LongestShown = 200;

    /// <summary>What waits; null when nothing does.</summary>
    public SentForm? Form { get; private set; }

    /// <summary>What a person may have typed or chosen: what is neither empty nor a number of ours.</summary>
    public IReadOnlyList<string> Typed => Form is null
        ? []
        : Form.Fields.Select(one => one.Value).Where(value => value.Length is > 0 and <= LongestShown && !Guid.TryParse(value, out _)).ToList();

    public async Task OnGetAsync()
    {
        if (KeptForm.Waits(Request))
        {
            Form = await kept.FindAsync(HttpContext);
        }

        if (Form is null)
        {
            await kept.ForgetAsync(HttpContext);
        }
    }

    /// <summary>Gives it up.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await kept.ForgetAsync(HttpContext);
        return this.SeeOther("/");
    }

    /// <summary>The browser sends the same fields again, to the page that they were for (307): that page decides, and answers.</summary>
    public async Task<IActionResult> OnPostSendAsync()
    {
        if (await kept.FindAsync(HttpContext) is not { } form)
        {
            return this.SeeOther(KeptForm.Address);
        }

        await kept.ForgetAsync(HttpContext);
        return LocalRedirectPreserveMethod(form.Path);
    }
}
