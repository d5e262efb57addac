using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Batches;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>A refund batch of the office, which may be withdrawn until it is signed.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class OfficeBatchModel(RefundBatches batches, ExplainBatch explain, WithdrawBatch withdraw) : BatchModel(batches, explain)
{
    /// <summary>Withdraws it.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid etat) => await withdraw.RunAsync(User.Scope(), etat, HttpContext.ReceivedAtInstant()) switch
    {
        WithdrawBatchOutcome.Withdrawn => await AnswerAsync(etat, "retire", null),
        WithdrawBatchOutcome.AlreadyDecided => await AnswerAsync(etat, "retire", BatchTexts.AlreadyDecided),
        WithdrawBatchOutcome.NotFound => NotFound(),
    };
}
