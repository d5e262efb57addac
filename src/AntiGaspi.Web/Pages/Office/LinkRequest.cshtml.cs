using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>One demand: the office says who the person is in its file and what it saw of the identity, or refuses.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class LinkRequestModel(OfficeLinks links, DecideLink decide) : PageModel
{
    private static readonly (IdentityProof Proof, Choice Choice)[] Stated =
    [
        (IdentityProof.IdentityCard, new("piece", "Une pièce d’identité, au guichet")),
        (IdentityProof.CallBack, new("rappel", "Elle a répondu au numéro que nous avions déjà")),
        (IdentityProof.Known, new("connue", "Nous la connaissons")),
    ];

    public static IReadOnlyList<Choice> Proofs { get; } = Stated.Select(one => one.Choice).ToList();

    public WaitingRequest Waiting { get; private set; } = null!;

    /// <summary>The adults of the pupil in the file.</summary>
    public IReadOnlyList<Choice> Adults { get; private set; } = [];

    public string? Adult { get; private set; }

    public string? Proof { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public async Task<IActionResult> OnGetAsync(Guid demande) => await ReadAsync(demande) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid demande, string? etape, string? responsable, string? preuve)
    {
        if (!await ReadAsync(demande))
        {
            return NotFound();
        }

        var now = HttpContext.ReceivedAtInstant();
        if (etape == "refuser")
        {
            return await decide.RefuseAsync(User.Scope(), demande, now) is null ? this.SeeOther($"{OfficePages.Links}?fait={LinksModel.Refused}") : NotFound();
        }

        (Adult, Proof) = (responsable, preuve);
        var isAdult = Guid.TryParseExact(responsable, "D", out var adult) && Adults.Any(one => one.Value == responsable);
        var isProof = Stated.Any(one => one.Choice.Value == preuve);
        Errors =
        [
            .. isAdult ? Array.Empty<FieldError>() : [new("responsable", "Choisissez qui est cette personne dans le fichier. Si elle n’y est pas, refusez la demande.")],
            .. isProof ? Array.Empty<FieldError>() : [new("preuve", "Dites ce que vous avez vu de son identité. Sans preuve, refusez la demande.")],
        ];
        if (Errors.Count == 0)
        {
            switch (await decide.LinkAsync(User.Scope(), demande, adult, Stated.First(one => one.Choice.Value == preuve).Proof, now))
            {
                case null:
                    return this.SeeOther($"{OfficePages.Links}?fait={LinksModel.Linked}");
                case DecideRefusal.UnknownRequest:
                    return NotFound();
                case { } why:
                    Errors = [new("responsable", OfficeLinkTexts.For(why))];
                    break;
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> ReadAsync(Guid id)
    {
        if (await links.FindAsync(User.Scope(), id) is not { } waiting)
        {
            return false;
        }

        Waiting = waiting;
        Adults = (await links.AdultsAsync(User.Scope(), waiting.PupilId)).Where(one => !one.IsSuspended)
            .Select(one => new Choice(one.GuardianId.ToString("D"), one.DisplayName, OfficeLinkTexts.State(one))).ToList();
        return true;
    }
}
