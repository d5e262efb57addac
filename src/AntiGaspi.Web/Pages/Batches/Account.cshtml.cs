using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Office;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Batches;

/// <summary>« D’où vient ce chiffre ? » of the accounts of a pupil in a batch: entry by entry, for whoever reads the batch.</summary>
[Authorize(Policy = Policies.Batches)]
public sealed class BatchAccountModel(RefundBatches batches, ExplainBatch explain) : PageModel
{
    public RefundBatch Batch { get; private set; } = null!;

    public BatchPerson Person { get; private set; } = null!;

    public DataTable Table { get; private set; } = null!;

    public BatchPages Pages => new(User.Scope().Role);

    public IReadOnlyList<PageLink> Breadcrumb =>
    [
        new("Remises d’ordre", Pages.List), new(BatchTexts.Title(Batch), Pages.One(Batch.BatchId)), new(BatchTexts.Name(Person), BatchPages.Story(Batch.BatchId, Person.PupilId), true),
    ];

    public async Task<IActionResult> OnGetAsync(Guid etat, Guid eleve)
    {
        var scope = User.Scope();
        if (await batches.OneAsync(scope, etat, HttpContext.ReceivedAtInstant()) is not { } batch
            || (await explain.RunAsync(scope, batch)).FirstOrDefault(one => one.Line.PupilId == eleve) is not { } account)
        {
            return NotFound();
        }

        (Batch, Person) = (batch, account.Person);

        // The office has the story of each meal; a pupil who was erased has none any more.
        var pages = new PupilPages(eleve);
        Table = BatchTables.Entries(
            batch, await explain.EntriesAsync(scope, batch, eleve), scope.Role == Role.SchoolManager && Person.FamilyName.Length > 0 ? entry => pages.Story(entry.Meal) : null);
        return Page();
    }
}
