using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Batches;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AntiGaspi.Web.Pages.Accounting;

/// <summary>A signed refund batch, to be controlled: looked at, never approved.</summary>
[Authorize(Policy = Policies.Accountant)]
public sealed class ControlledBatchModel(RefundBatches batches, ExplainBatch explain, ControlBatch control) : BatchModel(batches, explain)
{
    private const string Controlled = "controle";

    /// <summary>What may be noted.</summary>
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new(Controlled, "contrôlé"),
        .. Enum.GetValues<Observation>().Select(reason => new Choice(reason.ToString(), $"observation\u00A0: {BatchTexts.Note(reason)}")),
    ];

    /// <summary>Whether a visa may still be noted by the reader.</summary>
    public bool MayControl => Batch.ControlledAt is null && Batch.MayBeControlledBy(User.Scope().AccountId);

    /// <summary>Notes a visa.</summary>
    public async Task<IActionResult> OnPostAsync(Guid etat, string? motif)
    {
        if (!Choices.Any(one => one.Value == motif))
        {
            return await BadReasonAsync(etat, BatchTexts.BadVisa);
        }

        Observation? observation = motif == Controlled ? null : Enum.Parse<Observation>(motif!);
        var why = await control.RunAsync(User.Scope(), etat, observation, HttpContext.ReceivedAtInstant());
        return why == ControlRefusal.Unknown
            ? NotFound()
            : await AnswerAsync(etat, observation is null ? "controle" : "observe", why is { } refusal ? BatchTexts.For(refusal) : null);
    }
}
