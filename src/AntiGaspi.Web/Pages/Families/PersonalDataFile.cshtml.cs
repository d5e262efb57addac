using System.Text.Encodings.Web;
using System.Text.Json;
using AntiGaspi.App.French;
using AntiGaspi.App.Privacy;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>Everything that is kept about the family, as a file that a program reads.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class PersonalDataFileModel(ExportFamily export, DietReadings readings) : PageModel
{
    private const string FileName = "mes-donnees.json";

    // Names are read as they are written; the answer is a file, never a page.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IActionResult> OnGetAsync()
    {
        var made = await export.RunAsync(User.Scope(), HttpContext.ReceivedAtInstant());
        var looks = await readings.RunAsync(User.Scope());
        return File(JsonSerializer.SerializeToUtf8Bytes(Of(made, looks), Options), "application/json", FileName);
    }

    private static object Of(FamilyExport made, IReadOnlyList<DietReading> looks) => new
    {
        collectivite = made.Authority,
        date = made.MadeAt,
        tables = made.Tables.Select(table => new
        {
            nom = table.Table,
            titre = PersonalDataTexts.TableName(table.Table),
            lignes = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)),
        }),
        autresResponsables = made.OtherGuardians.Select(other => other.DisplayName),
        consultations = looks.Select(look => new { date = look.At, enfant = look.GivenName, qui = PersonalDataTexts.Reader(look) }),
    };
}
