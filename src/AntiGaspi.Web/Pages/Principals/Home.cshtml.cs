using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Kitchen;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace AntiGaspi.Web.Pages.Principals;

/// <summary>The principal's first page: what waits for a signature, the numbers of the coming days, and what changes them.</summary>
[Authorize(Policy = Policies.Principal)]
public sealed class PrincipalHomeModel(HeadcountBoard board, RefundBatches batches) : ComingDaysModel(board, shownDays: 10)
{
    /// <summary>Refund batches that wait for a signature.</summary>
    public int ToSign { get; private set; }

    protected override async Task ReadMoreAsync()
    {
        var schools = await batches.SchoolsAsync(User.Scope(), HttpContext.ReceivedAtInstant());
        ToSign = (await batches.RunAsync(User.Scope(), schools)).Count(batch => batch.State == BatchState.Prepared);
    }
}
