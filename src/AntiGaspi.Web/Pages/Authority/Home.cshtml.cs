using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Authority;

/// <summary>The officer's first page: the schools of the authority, by counts alone.</summary>
[Authorize(Policy = Policies.Authority)]
public sealed class AuthorityHomeModel(AuthoritySchools schools) : PageModel
{
    public IReadOnlyList<AuthoritySchool> Schools { get; private set; } = [];

    public long HalfBoarders => Schools.Sum(school => school.HalfBoarders);

    /// <summary>The schools that nobody runs here; null when there is none.</summary>
    public string? WithoutManager => Schools.Where(school => !school.HasManager).Select(school => school.Name).ToList() is { Count: > 0 } names ? Formats.Join(names) : null;

    public DataTable Table => new(
        "Dans l’ordre de leurs noms",
        [new("Collège"), new("Demi-pensionnaires", IsNumber: true), new("Agents", IsNumber: true), new("Dernier export"), new("Calendrier jusqu’au")],
        Schools.Select(school => (IReadOnlyList<DataCell>)
        [
            school.Name, Formats.Number(school.HalfBoarders), Formats.Number(school.Agents),
            school.LastExportedAt is { } exported ? ImportTexts.Exported(exported) : "aucun import",
            school.LastDay is { } day ? Formats.DayAndYear(day) : "aucun jour",
        ]).ToList());

    public async Task OnGetAsync() => Schools = await schools.RunAsync(User.Scope(), PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Today);
}
