using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Storage;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Kitchen;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Kitchen;

/// <summary>Adults, outside groups and the chef's adjustments: what is recorded, and for the chef and the office, how to add and to withdraw.</summary>
[Authorize(Policy = Policies.Kitchen)]
public sealed class CoversModel(HeadcountBoard board, CoversBook book, RecordCovers record, WithdrawCovers withdraw) : PageModel
{
    public const string Address = "/cuisine/convives";

    private const string Withdrawing = "retirer";

    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>Set after an act, so that the answer is said at the top.</summary>
    [FromQuery(Name = "fait")]
    public string? Done { get; set; }

    /// <summary>The place shown.</summary>
    public ChosenPlace Chosen { get; private set; } = null!;

    /// <summary>What is recorded today or later.</summary>
    public IReadOnlyList<RecordedCovers> Lines { get; private set; } = [];

    /// <summary>Whether the reader may add and withdraw.</summary>
    public bool MayRecord { get; private set; }

    /// <summary>The form as it was filled in.</summary>
    public CoversForm Form { get; private set; } = null!;

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<CoversFault> Faults { get; private set; } = [];

    /// <summary>Why the act refused; null when it did not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The parts that may be added.</summary>
    public static IReadOnlyList<Choice> Parts { get; } =
        CoversRequest.Parts.Select(part => new Choice(CoversRequest.WordOf(part), CoversTexts.Name(part), CoversTexts.Purpose(part))).ToList();

    /// <summary>The errors, in the order of the fields, each leading to its own.</summary>
    public IReadOnlyList<FieldError> Errors => Faults.Select(fault => new FieldError(CoversForm.FieldOf(fault), CoversTexts.For(fault))).ToList();

    /// <summary>What is wrong in a field; null when nothing is.</summary>
    public string? ErrorOf(string field) =>
        Faults.Where(fault => CoversForm.FieldOf(fault) == field).Select(CoversTexts.For).FirstOrDefault();

    public async Task<IActionResult> OnGetAsync()
    {
        Form = CoversForm.Empty(Ids.New(HttpContext.ReceivedAtInstant()));
        return await ReadAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var now = HttpContext.ReceivedAtInstant();
        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        Form = CoversForm.Of(form, Ids.New(now));
        if (!await ReadAsync() || !MayRecord)
        {
            return NotFound();
        }

        if (form.TryGetValue(Withdrawing, out var withdrawn))
        {
            Form = CoversForm.Empty(Ids.New(now));
            return withdrawn is [{ } word] && Guid.TryParseExact(word, "D", out var id) ? await WithdrawAsync(id, now) : NotFound();
        }

        (var asked, Faults) = CoversRequest.Read(CoversForm.TextOf(form), Chosen.Place.PlaceId);
        return asked is null ? Refused(StatusCodes.Status422UnprocessableEntity, null) : await RecordAsync(asked, now);
    }

    private async Task<IActionResult> RecordAsync(NewCovers asked, DateTimeOffset now)
    {
        if (await record.RunAsync(User.Scope(), asked, now) is not { } why)
        {
            return SeeOther("ajoute");
        }

        // The key of a form is spent once something was recorded with it: the next sending needs its own.
        Form = Form with { Key = why == CoversRefusal.KeyReused ? Ids.New(now) : Form.Key };
        return Refused(StatusOf(why), CoversTexts.For(why));
    }

    private async Task<IActionResult> WithdrawAsync(Guid id, DateTimeOffset now) => await withdraw.RunAsync(User.Scope(), id, now) switch
    {
        WithdrawCoversOutcome.Withdrawn => SeeOther("retire"),

        // Sent twice, the second answer is the first one's: they are withdrawn.
        WithdrawCoversOutcome.Refused { Why: WithdrawCoversRefusal.AlreadyWithdrawn } => SeeOther("retire"),
        WithdrawCoversOutcome.Refused { Why: WithdrawCoversRefusal.UnknownCovers } => NotFound(),
        WithdrawCoversOutcome.Refused refused => Refused(StatusCodes.Status409Conflict, CoversTexts.For(refused.Why)),
        var unknown => throw new InvalidOperationException($"Unknown answer: {unknown}."),
    };

    private static int StatusOf(CoversRefusal why) => why switch
    {
        CoversRefusal.UnknownPlace => StatusCodes.Status404NotFound,
        CoversRefusal.WrongSpan or CoversRefusal.WrongNumber or CoversRefusal.WrongLabel => StatusCodes.Status422UnprocessableEntity,
        CoversRefusal.NoDay or CoversRefusal.Frozen or CoversRefusal.KeyReused => StatusCodes.Status409Conflict,
    };

    private PageResult Refused(int status, string? refusal)
    {
        Refusal = refusal;
        Response.StatusCode = status;
        return Page();
    }

    private StatusCodeResult SeeOther(string done)
    {
        var page = Chosen.Address(Address);
        Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}fait={done}");
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<bool> ReadAsync()
    {
        if (await ChosenPlace.ReadAsync(board, HttpContext, PlaceId) is not { } chosen)
        {
            return false;
        }

        Chosen = chosen;
        Lines = await book.RunAsync(User.Scope(), chosen.Place.PlaceId, chosen.Clock.Today);
        MayRecord = await book.MayRecordAsync(User.Scope(), chosen.Place.PlaceId);
        return true;
    }
}
