using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Batches;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The refund batches of the office's schools, and the form that prepares the next one.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class OfficeBatchesModel(RefundBatches batches, BatchesToPrepare free, PrepareBatch prepare) : PageModel
{
    public const string PeriodField = "periode";

    private const string DayFormat = "yyyy-MM-dd";

    public IReadOnlyList<BatchSchool> Schools { get; private set; } = [];

    public IReadOnlyList<RefundBatch> Batches { get; private set; } = [];

    /// <summary>The schools whose règlement refunds nothing.</summary>
    public IReadOnlyList<BatchSchool> WithoutRefund { get; private set; } = [];

    /// <summary>The periods that may be prepared.</summary>
    public IReadOnlyList<Choice> Periods { get; private set; } = [];

    /// <summary>The period chosen, kept through an error.</summary>
    public string Chosen { get; private set; } = "";

    /// <summary>The key of the next sending.</summary>
    public Guid Key { get; private set; }

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>Why nothing was prepared; null when something was.</summary>
    public string? Refusal { get; private set; }

    public BatchPages Pages => new(User.Scope().Role);

    /// <summary>What is wrong in a field; null when nothing is.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        if (Asked(form["op"], form[PeriodField]) is not { } asked)
        {
            Errors = [new(PeriodField, BatchTexts.BadPeriod)];
            return await ShownAsync(StatusCodes.Status422UnprocessableEntity);
        }

        switch (await prepare.RunAsync(User.Scope(), asked, HttpContext.ReceivedAtInstant()))
        {
            case PrepareOutcome.Prepared done:
                return this.SeeOther($"{Pages.One(done.BatchId)}?fait=prepare");
            case PrepareOutcome.Repeated before:
                return this.SeeOther(Pages.One(before.BatchId));
            case PrepareOutcome.Refused refused:
                (Refusal, Chosen) = (BatchTexts.For(refused.Why), CodeOf(asked.SchoolId, asked.Period));
                return await ShownAsync(StatusCodes.Status409Conflict);
            case var unknown:
                throw new InvalidOperationException($"Unknown answer: {unknown}.");
        }
    }

    // One key and one period, neither missing nor repeated.
    private static NewBatch? Asked(IReadOnlyList<string?> op, IReadOnlyList<string?> period) =>
        op is [{ } key] && Guid.TryParseExact(key, "D", out var id) && id != Guid.Empty && period is [{ } code] && code.Split(':') is [var school, var from, var to]
            && Guid.TryParseExact(school, "D", out var schoolId) && DayOf(from) is { } first && DayOf(to) is { } last && last >= first
                ? new NewBatch(id, schoolId, new BatchPeriod(first, last))
                : null;

    private static DateOnly? DayOf(string word) =>
        DateOnly.TryParseExact(word, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string CodeOf(Guid school, BatchPeriod period) =>
        string.Create(CultureInfo.InvariantCulture, $"{school:D}:{period.FirstDay:yyyy-MM-dd}:{period.LastDay:yyyy-MM-dd}");

    private async Task<PageResult> ShownAsync(int status)
    {
        await ReadAsync();
        Response.StatusCode = status;
        return Page();
    }

    private async Task ReadAsync()
    {
        var (scope, now) = (User.Scope(), HttpContext.ReceivedAtInstant());
        Key = Ids.New(now);
        Schools = await batches.SchoolsAsync(scope, now);
        Batches = await batches.RunAsync(scope, Schools);
        Periods = (await free.RunAsync(scope, Schools, now))
            .Select(one => new Choice(CodeOf(one.School.SchoolId, one.Period), BatchTexts.Free(one, Schools.Count > 1))).ToList();
        WithoutRefund = await free.WithoutRefundAsync(scope, Schools);
    }
}
