using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Batches;

/// <summary>A refund batch, for whoever prepares, signs or controls it: the same numbers, and what that person may do with it.</summary>
public abstract class BatchModel(RefundBatches batches, ExplainBatch explain) : PageModel
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["prepare"] = BatchTexts.Prepared,
        ["retire"] = BatchTexts.Withdrawn,
        ["signe"] = BatchTexts.Signed,
        ["renvoye"] = BatchTexts.Returned,
        ["controle"] = BatchTexts.Controlled,
        ["observe"] = BatchTexts.Observed,
    };

    /// <summary>What was done before coming here.</summary>
    [FromQuery(Name = "fait")]
    public string? DoneWord { get; set; }

    /// <summary>The words for it; null when nothing was.</summary>
    public string? Done => Answers.GetValueOrDefault(DoneWord ?? "");

    public RefundBatch Batch { get; private set; } = null!;

    public IReadOnlyList<NamedLine> Lines { get; private set; } = [];

    public IReadOnlyList<BatchVisa> Visas { get; private set; } = [];

    /// <summary>Why nothing was done; null when something was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What is wrong in the list of reasons; null when nothing is.</summary>
    public string? ReasonError { get; private set; }

    public BatchPages Pages => new(User.Scope().Role);

    public IReadOnlyList<PageLink> Breadcrumb => [new("Remises d’ordre", Pages.List), new(BatchTexts.Title(Batch), Pages.One(Batch.BatchId), true)];

    public async Task<IActionResult> OnGetAsync(Guid etat) => await ReadAsync(etat) ? Page() : NotFound();

    /// <summary>Answers an act: done, the page says so; refused, it says why.</summary>
    protected async Task<IActionResult> AnswerAsync(Guid etat, string done, string? refusal) =>
        refusal is null ? this.SeeOther($"{Pages.One(etat)}?fait={done}")
        : await ReadAsync(etat) ? Refused(StatusCodes.Status409Conflict, refusal)
        : NotFound();

    /// <summary>Says what is to be mended in the list of reasons.</summary>
    protected async Task<IActionResult> BadReasonAsync(Guid etat, string words)
    {
        if (!await ReadAsync(etat))
        {
            return NotFound();
        }

        ReasonError = words;
        return Refused(StatusCodes.Status422UnprocessableEntity, null);
    }

    private PageResult Refused(int status, string? refusal)
    {
        Refusal = refusal;
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> ReadAsync(Guid etat)
    {
        if (await batches.OneAsync(User.Scope(), etat, HttpContext.ReceivedAtInstant()) is not { } batch)
        {
            return false;
        }

        Batch = batch;
        Lines = await explain.RunAsync(User.Scope(), batch);
        Visas = await batches.VisasAsync(User.Scope(), batch);
        return true;
    }
}
