using AntiGaspi.App.Refunds;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Batches;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Accounting;

/// <summary>The signed refund batches of the schools whose accounts the reader keeps.</summary>
[Authorize(Policy = Policies.Accountant)]
public sealed class ControlledBatchesModel(RefundBatches batches) : PageModel
{
    public IReadOnlyList<RefundBatch> Batches { get; private set; } = [];

    public BatchPages Pages => new(User.Scope().Role);

    public async Task OnGetAsync() =>
        Batches = await batches.RunAsync(User.Scope(), await batches.SchoolsAsync(User.Scope(), HttpContext.ReceivedAtInstant()));
}
