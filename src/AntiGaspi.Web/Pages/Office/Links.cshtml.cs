using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The office's list of whom the service may not link by itself, and the counts of the others.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class LinksModel(OfficeLinks links) : PageModel
{
    public const string Linked = "relie";
    public const string Refused = "refuse";

    public IReadOnlyList<WaitingRequest> Waiting { get; private set; } = [];

    public string? Done { get; private set; }

    public string Summary { get; private set; } = "";

    /// <summary>Why adults have no access, one line each.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    public DataTable Table => new(
        "Personnes qui demandent un accès",
        [new("Élève"), new("Qui demande"), new("Pourquoi ici")],
        Waiting.Select(one => (IReadOnlyList<DataCell>)
        [
            new($"{one.FamilyName} {one.GivenName}, {one.Division ?? "sans classe"}", OfficePages.Request(one.RequestId)),
            AskedBy(one),
            LinkTexts.Why(one.Why),
        ]).ToList());

    public async Task OnGetAsync(string? fait)
    {
        var today = PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Today;
        Waiting = await links.WaitingAsync(User.Scope());
        var counts = await links.CountAsync(User.Scope(), today);
        Summary = $"{Formats.Count(counts.Linked, "responsable relié", "responsables reliés")} sur {Formats.Number(counts.Adults)}.";
        Lines =
        [
            $"{Formats.Count(counts.WithoutMailbox, "responsable", "responsables")} sans adresse de courriel dans le fichier",
            $"{Formats.Count(counts.SharedMailbox, "responsable", "responsables")} dont l’adresse est aussi celle d’un autre",
            $"{Formats.Count(counts.NotLegal, "personne", "personnes")} en charge d’un élève sans être responsable légal",
            $"{Formats.Count(counts.Failed, "responsable", "responsables")} avec des essais manqués",
        ];
        Done = fait switch
        {
            Linked => "C’est enregistré\u00A0: la personne est reliée. Les responsables de l’élève en sont prévenus.",
            Refused => "C’est enregistré\u00A0: la demande est refusée. La personne en est prévenue.",
            _ => null,
        };
    }

    /// <summary>How an account is called: a name, its mailbox, or both.</summary>
    public static string AskedBy(WaitingRequest one) => one.Mailbox is null || one.Mailbox == one.AskedBy
        ? one.AskedBy : one.AskedBy.Length == 0 ? one.Mailbox : $"{one.AskedBy}, {one.Mailbox}";
}
