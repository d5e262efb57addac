using System.Globalization;
using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>Prints the letters of a class, of every family without an access, or of one adult: as a PDF, or as a page.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class LettersModel(OfficeSchools schools, OfficePupils pupils, PrintLetters print, InviteFamilies invite, PublicAddress site) : PageModel
{
    /// <summary>More letters than that make a page that no browser likes; class by class they fit.</summary>
    public const int MaxOnPage = 200;

    /// <summary>Codes are made once and shown once: these letters are on this answer and nowhere else.</summary>
    public IReadOnlyList<FamilyLetter> Printed { get; private set; } = [];

    public Uri Site => site.Url;

    public IReadOnlyList<Choice> Schools { get; private set; } = [];

    public IReadOnlyList<Choice> Divisions { get; private set; } = [];

    public Guid School { get; private set; }

    /// <summary>The national number of that school.</summary>
    public Uai? Number { get; private set; }

    /// <summary>The class that was chosen; empty for all.</summary>
    public string Division { get; private set; } = "";

    public Guid? Pupil { get; private set; }

    public Guid? Guardian { get; private set; }

    /// <summary>Whether it is for one adult.</summary>
    public bool IsOne => Pupil is not null && Guardian is not null;

    public LetterCount Count { get; private set; } = new(0, 0, 0);

    /// <summary>How many invitations were just sent.</summary>
    public int? Invited { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? college, string? classe, Guid? eleve, Guid? responsable, int? invitees)
    {
        Invited = invitees is >= 0 and <= PrintLetters.MaxLetters ? invitees : null;
        return await ChooseAsync(college, classe, eleve, responsable) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid? college, string? classe, Guid? eleve, Guid? responsable, string? forme)
    {
        if (!await ChooseAsync(college, classe, eleve, responsable))
        {
            return NotFound();
        }

        // Nobody is left since the page was drawn, or too many for a page: the page says so.
        if (Count.Letters == 0 || (forme == "page" && Count.Letters > MaxOnPage))
        {
            return this.SeeOther(OfficePages.Letters);
        }

        var now = HttpContext.ReceivedAtInstant();
        if (forme == "courriel")
        {
            var invited = await invite.RunAsync(User.Scope(), Selection, now);
            return this.SeeOther(string.Create(CultureInfo.InvariantCulture, $"{OfficePages.LettersFor(School, Division)}&invitees={invited}"));
        }

        Printed = await print.RunAsync(User.Scope(), Selection, now);
        return forme == "page" ? Page() : File(LetterPdf.Write(Printed, Site), "application/pdf", "courriers.pdf");
    }

    private LetterSelection Selection => new(School, Division.Length == 0 ? null : Division, Pupil, Guardian);

    private async Task<bool> ChooseAsync(Guid? college, string? division, Guid? pupil, Guid? guardian)
    {
        var (scope, now) = (User.Scope(), HttpContext.ReceivedAtInstant());
        var mine = await schools.RunAsync(scope);
        var all = await pupils.RunAsync(scope, PlaceClock.Paris(now).Today);
        Schools = mine.Select(one => new Choice(one.SchoolId.ToString("D"), one.Name)).ToList();
        (Division, Pupil, Guardian) = (division ?? "", pupil, guardian);
        School = all.FirstOrDefault(one => one.PupilId == pupil)?.SchoolId ?? college ?? (mine.Count == 0 ? Guid.Empty : mine[0].SchoolId);
        if (mine.Count == 0)
        {
            return true;
        }

        if (mine.All(one => one.SchoolId != School) || (pupil is not null && all.All(one => one.PupilId != pupil)) || (pupil is null) != (guardian is null))
        {
            return false;
        }

        Number = Uai.Read(mine.Single(one => one.SchoolId == School).Uai);
        Divisions =
        [
            new("", "Toutes les familles sans accès"),
            .. all.Where(one => one.SchoolId == School).Select(one => one.Division).OfType<string>().Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal).Select(one => new Choice(one, $"Classe {one}")),
        ];
        Count = await print.CountAsync(scope, Selection, now);
        return true;
    }
}
