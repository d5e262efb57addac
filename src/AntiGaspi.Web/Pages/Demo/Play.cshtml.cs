using AntiGaspi.Web.Demo;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Demo;

/// <summary>A step of the story: who plays it and where it happens.</summary>
/// <param name="Key">The word of the form.</param>
/// <param name="Persona">The key of the person who plays it.</param>
/// <param name="Page">The page it happens on.</param>
public sealed record StoryStep(string Key, string Persona, string Page);

/// <summary>Signs in as the person of a step and opens its page. Outside the demonstration this address does not exist.</summary>
[AllowAnonymous]
public sealed class PlayModel(DemoSignIn signIn) : PageModel
{
    private static readonly StoryStep[] Steps =
    [
        new("telephone", "camille", "/famille"),
        new("cuisine", "chef", "/cuisine"),
        new("compte", "camille", "/famille/remboursements"),
    ];

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string? etape)
    {
        var step = Steps.FirstOrDefault(one => one.Key == etape);
        return step is not null && await signIn.RunAsync(HttpContext, step.Persona) is not null ? Redirect(step.Page) : NotFound();
    }
}
