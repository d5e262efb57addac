using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Messages;

/// <summary>
/// Stops the messages of one kind. Opening it changes nothing; its button does, and so does a mail program in one click (RFC 8058), which
/// has no page before and no cookie: the secret of the address is what proves the wish, so that no other token is asked for, and the
/// answer is a page, because those programs follow no redirection.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class StopModel(StopLink stop, MessageChoices choices, ChooseMessages choose) : PageModel
{
    /// <summary>What the link stops; null when it stops nothing.</summary>
    public MessageKind? Kind { get; private set; }

    public bool IsStopped { get; private set; }

    public string Address => StopLink.Path + RouteData.Values["secret"];

    public string Title => Kind is null ? ChoiceTexts.Ended : IsStopped ? ChoiceTexts.Stopped : ChoiceTexts.StopTitle;

    public async Task OnGetAsync(string secret) => await OpenAsync(secret);

    public async Task OnPostAsync(string secret)
    {
        if (await OpenAsync(secret) is var (tenant, choice))
        {
            await choose.StopAsync(tenant, choice, Kind!.Value, HttpContext.ReceivedAtInstant());
            IsStopped = true;
        }
    }

    private async Task<(int Tenant, MessageChoice Choice)?> OpenAsync(string secret)
    {
        if (stop.Open(secret) is var (tenant, id, kind) && await choices.FindAsync(tenant, id) is { } choice)
        {
            Kind = kind;
            return (tenant, choice);
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return null;
    }
}
