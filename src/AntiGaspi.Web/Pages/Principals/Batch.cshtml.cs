using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Batches;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AntiGaspi.Web.Pages.Principals;

/// <summary>A refund batch, to be signed as it is shown or sent back with a reason.</summary>
[Authorize(Policy = Policies.Signing)]
public sealed class SignableBatchModel(RefundBatches batches, ExplainBatch explain, SignBatch sign, ReturnBatch giveBack) : BatchModel(batches, explain)
{
    /// <summary>Why it may be sent back.</summary>
    public static IReadOnlyList<Choice> Reasons { get; } =
        Enum.GetValues<ReturnReason>().Select(reason => new Choice(reason.ToString(), BatchTexts.Reason(reason))).ToList();

    /// <summary>Whether the reader prepared it, and so leaves it to somebody else.</summary>
    public bool IsOwn => Batch.PreparedBy == User.Scope().AccountId;

    /// <summary>Signs what was shown.</summary>
    public async Task<IActionResult> OnPostSignAsync(Guid etat, string? empreinte) =>
        await DecidedAsync(etat, "signe", await sign.RunAsync(User.Scope(), etat, empreinte ?? "", HttpContext.ReceivedAtInstant()));

    /// <summary>Sends it back.</summary>
    public async Task<IActionResult> OnPostReturnAsync(Guid etat, string? motif) => Reasons.Any(one => one.Value == motif)
        ? await DecidedAsync(etat, "renvoye", await giveBack.RunAsync(User.Scope(), etat, Enum.Parse<ReturnReason>(motif!), HttpContext.ReceivedAtInstant()))
        : await BadReasonAsync(etat, BatchTexts.BadReason);

    private async Task<IActionResult> DecidedAsync(Guid etat, string done, SignRefusal? why) =>
        why == SignRefusal.Unknown ? NotFound() : await AnswerAsync(etat, done, why is { } refusal ? BatchTexts.For(refusal) : null);
}
