using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Batches;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Principals;

/// <summary>The refund batches that somebody may sign now: the principal, or whoever the principal lets sign. Nobody else finds the page.</summary>
[Authorize(Policy = Policies.Signing)]
public sealed class SignableBatchesModel(RefundBatches batches) : PageModel
{
    public IReadOnlyList<BatchSchool> Schools { get; private set; } = [];

    public IReadOnlyList<RefundBatch> ToSign { get; private set; } = [];

    /// <summary>Those that are signed, sent back or withdrawn.</summary>
    public IReadOnlyList<RefundBatch> Decided { get; private set; } = [];

    public BatchPages Pages => new(User.Scope().Role);

    public async Task<IActionResult> OnGetAsync()
    {
        Schools = await batches.SchoolsAsync(User.Scope(), HttpContext.ReceivedAtInstant());
        if (Schools.Count == 0)
        {
            return NotFound();
        }

        var all = await batches.RunAsync(User.Scope(), Schools);
        (ToSign, Decided) = (all.Where(batch => batch.State == BatchState.Prepared).ToList(), all.Where(batch => batch.State != BatchState.Prepared).ToList());
        return Page();
    }
}
