using AntiGaspi.App.Access;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The adults of one pupil and their accesses: to suspend one, to open it again, to take off an account, to print a letter.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilAdultsModel(PupilCard card, OfficeLinks links, SuspendGuardian suspend) : PageModel
{
    private static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["suspendu"] = "L’accès est suspendu",
        ["rouvert"] = "L’accès est rouvert",
        ["detache"] = "Le compte est retiré",
    };

    public string Name { get; private set; } = "";

    /// <summary>By which a family proves that it knows the child.</summary>
    public DateOnly? BirthDay { get; private set; }

    public IReadOnlyList<PupilAdult> Adults { get; private set; } = [];

    public string? Done { get; private set; }

    internal PupilPages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid eleve, string? fait)
    {
        Done = fait is null ? null : Said.GetValueOrDefault(fait);
        return await ReadAsync(eleve) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid eleve, Guid? suspendre, Guid? rouvrir, Guid? detacher)
    {
        var asked = suspendre ?? rouvrir ?? detacher;
        if (!await ReadAsync(eleve) || (asked is not null && Adults.All(one => one.GuardianId != asked)))
        {
            return NotFound();
        }

        if (asked is not { } adult)
        {
            return this.SeeOther(Pages.Adults);
        }

        var (scope, now) = (User.Scope(), HttpContext.ReceivedAtInstant());
        var (done, word) = (suspendre, rouvrir) switch
        {
            ({ } closed, _) => (await suspend.CloseAsync(scope, closed, now), "suspendu"),
            (_, { } opened) => (await suspend.OpenAsync(scope, opened, now), "rouvert"),
            _ => (await suspend.UnlinkAsync(scope, adult, now), "detache"),
        };
        return this.SeeOther(done ? $"{Pages.Adults}?fait={word}" : Pages.Adults);
    }

    private async Task<bool> ReadAsync(Guid id)
    {
        if (await card.RunAsync(User.Scope(), id) is not { } pupil)
        {
            return false;
        }

        (Pages, Name) = (new(id), $"{pupil.GivenName} {pupil.DisplayName}");
        (Adults, BirthDay) = (await links.AdultsAsync(User.Scope(), id), pupil.BirthDay);
        return true;
    }
}
