using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The adults whom no mail reaches, and what the office can do. The mailbox itself is not shown.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class MailboxesModel(UnreachableMailboxes mailboxes) : PageModel
{
    public IReadOnlyList<UnreachableAdult> Adults { get; private set; } = [];

    public DataTable Table => new(
        $"Responsables à joindre autrement, {Formats.Number(UnreachableMailboxes.MaxShown)} lignes au plus",
        [new("Responsable"), new("Élève"), new("Adresse"), new("Refusée")],
        Adults.Select(IReadOnlyList<DataCell> (one) =>
        [
            one.AdultName.Trim(),
            new DataCell(one.Division is null ? one.PupilName : $"{one.PupilName} · {one.Division}", $"{OfficePages.Pupils}/{one.PupilId:D}"),
            one.IsProved ? "de connexion" : "du fichier",
            PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Past(one.RefusedAt),
        ]).ToList());

    public async Task OnGetAsync() => Adults = await mailboxes.OfOfficeAsync(User.Scope());
}
