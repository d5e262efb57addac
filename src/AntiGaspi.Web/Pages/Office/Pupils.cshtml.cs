using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>A search by the beginning of a name: what was typed, kept in its field, and what is wrong with it.</summary>
public sealed record SearchView(string Name, string? Problem)
{
    /// <summary>Nothing was typed yet.</summary>
    public static SearchView Empty { get; } = new("", null);
}

/// <summary>The pupils of the office: by class, by what is to be done, or by the beginning of a name.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilsModel(OfficePupils pupils) : PageModel
{
    /// <summary>The list of pupils whose way of eating is to be stated.</summary>
    public const string ToClassify = "regime";

    /// <summary>The list of pupils whose weekdays are to be stated.</summary>
    public const string Days = "jours";

    /// <summary>The list of pupils whose payer is to be stated.</summary>
    public const string Payers = "payeur";

    /// <summary>Longest beginning of a name.</summary>
    public const int MaxName = 60;

    private const int MaxShown = 100;

    /// <summary>What was looked for; empty for a list.</summary>
    public SearchView Search { get; private set; } = SearchView.Empty;

    public string Caption { get; private set; } = "";

    /// <summary>The classes, to choose one.</summary>
    public IReadOnlyList<PageLink> Divisions { get; private set; } = [];

    public IReadOnlyList<OfficePupil> Found { get; private set; } = [];

    /// <summary>How many more were found than are shown.</summary>
    public int Hidden { get; private set; }

    public DataTable Table => new(
        Caption,
        [new("Élève"), new("Classe"), new("Régime")],
        Found.Select(pupil => (IReadOnlyList<DataCell>)
        [
            new($"{pupil.DisplayName} {pupil.GivenName}", new PupilPages(pupil.PupilId).Card),
            pupil.Division ?? "sans classe",
            RosterTexts.For(pupil.Boarding),
        ]).ToList());

    /// <summary>A list: of a class, of what is to be done, or nothing but the classes.</summary>
    public async Task<IActionResult> OnGetAsync(string? classe, string? liste)
    {
        var all = await ReadAsync(classe);
        (Caption, var chosen) = (classe, liste) switch
        {
            (null, null) => ("", []),
            (_, ToClassify) => ("Élèves dont le régime est à préciser", all.Where(pupil => pupil.IsToClassify)),
            (_, Days) => ("Élèves dont les jours de cantine sont à préciser", all.Where(pupil => pupil.HasDaysToState)),
            (_, Payers) => ("Élèves dont le payeur est à préciser", all.Where(pupil => pupil.HasPayerQuestion)),
            (_, null) => ($"Classe {classe}", all.Where(pupil => pupil.Division == classe)),
            _ => ("", (IEnumerable<OfficePupil>?)null),
        };
        if (chosen is null || (classe is not null && !chosen.Any()))
        {
            return NotFound();
        }

        Show(chosen);
        return Page();
    }

    /// <summary>A search by the beginning of a name; one pupil alone is shown at once.</summary>
    public async Task<IActionResult> OnPostAsync(string? nom)
    {
        var name = (nom ?? "").Trim();
        var all = await ReadAsync(null);
        if (name.Length is 0 or > MaxName)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Search = name.Length == 0 ? new("", "Écrivez le début du nom de l’élève.") : new(name[..MaxName], $"Écrivez {MaxName} lettres au plus.");
            return Page();
        }

        Search = new(name, null);
        var found = all.Where(pupil => pupil.IsCalled(name)).OrderBy(pupil => !pupil.IsFamilyCalled(name)).ToList();
        if (found is [var only])
        {
            return this.SeeOther(new PupilPages(only.PupilId).Card);
        }

        Caption = "Élèves trouvés";
        Show(found);
        return Page();
    }

    private async Task<IReadOnlyList<OfficePupil>> ReadAsync(string? division)
    {
        var all = await pupils.RunAsync(User.Scope(), PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Today);
        Divisions = all.Select(pupil => pupil.Division).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(one => new PageLink(one, OfficePages.Division(one), one == division)).ToList();
        return all;
    }

    private void Show(IEnumerable<OfficePupil> chosen)
    {
        var all = chosen.ToList();
        (Found, Hidden) = (all.Take(MaxShown).ToList(), Math.Max(0, all.Count - MaxShown));
    }
}
