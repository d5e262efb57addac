using AntiGaspi.App.Notices;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>Where a family makes the secret address of its calendar, and revokes it. The address stands on the answer that makes it, and nowhere else.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class AgendaModel(MakeCalendarFeed make, EndCalendarFeed end, PublicAddress site) : PageModel
{
    /// <summary>The address that was just made.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Since when there is one.</summary>
    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>Whether it was just revoked.</summary>
    public bool IsEnded => Request.Query.ContainsKey("fini");

    public async Task OnGetAsync() => MadeAt = await end.MadeAtAsync(User.Scope());

    public async Task<IActionResult> OnPostAsync()
    {
        var feed = await make.RunAsync(User.Scope(), HttpContext.ReceivedAtInstant());
        Address = new Uri(site.Url, CalendarFeeds.PathOf(feed));
        await OnGetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        await end.RunAsync(User.Scope(), HttpContext.ReceivedAtInstant());
        return this.SeeOther($"{FamilyPages.Agenda}?fini");
    }
}
