using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>What files of SIECLE would change, to be confirmed or given up. Nothing is written before.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class ImportPreviewModel(ImportDesk desk) : PageModel
{
    /// <summary>The two buttons.</summary>
    public const string Save = "enregistrer";

    public const string GiveUp = "abandonner";

    // Codes of a real school are a dozen; a hostile file could hold one a pupil.
    private const int MaxStatuses = 30;

    /// <summary>What is shown.</summary>
    public ImportAnswer Answer { get; private set; } = new ImportAnswer.Gone();

    /// <summary>What was sent could not be read: nothing was done.</summary>
    public bool IsIncomplete { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string upload, [FromQuery(Name = "annee")] string? year) =>
        Show(Guid.TryParseExact(upload, "D", out var id)
            ? await desk.PreviewAsync(User.Scope(), id, Number(year), HttpContext.ReceivedAtInstant())
            : new ImportAnswer.Gone());

    public async Task<IActionResult> OnPostAsync([FromRoute] string upload)
    {
        if (!Guid.TryParseExact(upload, "D", out var id))
        {
            return Show(new ImportAnswer.Gone());
        }

        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        var (scope, now, year) = (User.Scope(), HttpContext.ReceivedAtInstant(), Number(form["annee"]));
        switch (Single(form["acte"]))
        {
            case GiveUp:
                await desk.GiveUpAsync(scope, id);
                return this.SeeOther($"{OfficePages.Imports}?fait={ImportsModel.GivenUp}");
            case Save when Single(form["cle"]) is { Length: > 0 } key:
                return Show(await desk.ConfirmAsync(scope, id, new(key, form[ImportsModel.Files].ToString(), Number(form["departs"]), year), now));
            default:
                IsIncomplete = true;
                return Show(await desk.PreviewAsync(scope, id, year, now));
        }
    }

    /// <summary>The pupils who are there, by what their status means for the kitchen.</summary>
    public static DataTable StatusesOf(RosterReview review) => new(
        "Les élèves présents, par régime",
        [new("Régime"), new("Élèves", IsNumber: true)],
        review.Present.CountBy(pupil => pupil.Boarding).OrderBy(pair => pair.Key.Code, StringComparer.Ordinal).Take(MaxStatuses)
            .Select(pair => (IReadOnlyList<DataCell>)[RosterTexts.For(pair.Key), Formats.Number(pair.Value)]).ToList());

    private IActionResult Show(ImportAnswer answer)
    {
        if (answer is ImportAnswer.Written written)
        {
            return this.SeeOther(written.ImportId is { } import ? OfficePages.Imported(import) : $"{OfficePages.Imports}?fait={ImportsModel.Unchanged}");
        }

        Answer = answer;
        Response.StatusCode = answer switch
        {
            ImportAnswer.Gone => StatusCodes.Status404NotFound,
            _ when IsIncomplete => StatusCodes.Status422UnprocessableEntity,
            ImportAnswer.Refused => StatusCodes.Status422UnprocessableEntity,
            ImportAnswer.Shown { Why: not null } => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status200OK,
        };
        return Page();
    }

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;

    private static int? Number(StringValues values) =>
        int.TryParse(Single(values), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
