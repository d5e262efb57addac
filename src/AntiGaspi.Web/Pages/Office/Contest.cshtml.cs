using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>One contest and its three answers; what the family reads stands under each.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class ContestModel(OfficeContests contests, AnswerContest answerContest) : PageModel
{
    private static readonly (string Word, ContestAnswer Answer)[] Words =
        [("corrige", ContestAnswer.Corrected), ("doute", ContestAnswer.InDoubt), ("maintenu", ContestAnswer.Upheld)];

    public static IReadOnlyList<Choice> Answers { get; } =
        Words.Select(one => new Choice(one.Word, PresenceTexts.Name(one.Answer), AttendanceTexts.Answer(one.Answer))).ToList();

    public WaitingContest Asked { get; private set; } = null!;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public PlaceClock Clock => PlaceClock.Paris(HttpContext.ReceivedAtInstant());

    public async Task<IActionResult> OnGetAsync(Guid contestation) => await ReadAsync(contestation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contestation, string? reponse)
    {
        if (!await ReadAsync(contestation))
        {
            return NotFound();
        }

        if (Words.FirstOrDefault(one => one.Word == reponse) is not { Word: not null } chosen)
        {
            Errors = [new("reponse", "Choisissez une des trois réponses.")];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        // Answered meanwhile by a colleague: the first answer stands, and the page shows it.
        return await answerContest.RunAsync(User.Scope(), contestation, chosen.Answer, HttpContext.ReceivedAtInstant())
            ? this.SeeOther($"{OfficePages.Contests}?fait")
            : this.SeeOther(OfficePages.Contest(contestation));
    }

    private async Task<bool> ReadAsync(Guid id)
    {
        if (await contests.FindAsync(User.Scope(), id) is not { } asked)
        {
            return false;
        }

        Asked = asked;
        return true;
    }
}
