using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>An import as it is kept: shown after the confirmation, and as long as the school remembers it.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class ImportDoneModel(ImportRecord records) : PageModel
{
    /// <summary>The import.</summary>
    public StoredImport Import { get; private set; } = null!;

    /// <summary>What it changed, one line each.</summary>
    public IReadOnlyList<string> Lines => ImportTexts.Lines(ImportCounts.Read(Import.Counts));

    /// <summary>When it was confirmed, on the clock of the school.</summary>
    public string ConfirmedAt => new PlaceClock(TimeZoneInfo.FindSystemTimeZoneById(Import.TimeZone), HttpContext.ReceivedAtInstant()).Past(Import.ConfirmedAt);

    /// <summary>The SHA-256 of each file.</summary>
    public IReadOnlyList<string> Hashes => Import.FilesSha256.Split(' ');

    public async Task<IActionResult> OnGetAsync([FromRoute] string import)
    {
        if (!Guid.TryParseExact(import, "D", out var id) || await records.RunAsync(User.Scope(), id) is not { } found)
        {
            return NotFound();
        }

        Import = found;
        return Page();
    }
}
