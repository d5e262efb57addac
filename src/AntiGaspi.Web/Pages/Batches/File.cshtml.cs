using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Batches;

/// <summary>A signed batch as a file: its accounts, or its entries.</summary>
[Authorize(Policy = Policies.Batches)]
public sealed class BatchFileModel(RefundBatches batches, ExplainBatch explain) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid etat, string fichier)
    {
        var scope = User.Scope();
        if (await batches.OneAsync(scope, etat, HttpContext.ReceivedAtInstant()) is not { State: BatchState.Signed } batch)
        {
            return NotFound();
        }

        var (lines, entries) = (await explain.RunAsync(scope, batch), await explain.EntriesAsync(scope, batch));
        return File(
            fichier == "comptes" ? BatchFile.Lines(batch, lines, entries) : BatchFile.Entries(batch, lines, entries),
            BatchFile.MediaType,
            $"remises-{batch.Uai}-{BatchTexts.Reference(batch)}-{fichier}.csv");
    }
}
