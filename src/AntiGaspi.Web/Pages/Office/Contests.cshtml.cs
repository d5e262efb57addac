using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>What families contest and the office has not answered yet, each with the day on which its answer is due.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class ContestsModel(OfficeContests contests) : PageModel
{
    public IReadOnlyList<WaitingContest> Waiting { get; private set; } = [];

    public bool IsDone { get; private set; }

    public DataTable Table => new(
        "À répondre, la plus proche d’abord",
        [new("Élève"), new("Repas"), new("Ce qui a été vu"), new("Réponse due")],
        Waiting.Select(IReadOnlyList<DataCell> (one) =>
        [
            new($"{one.FamilyName} {one.GivenName}, {one.Division ?? "sans classe"}", OfficePages.Contest(one.ContestId)),
            Formats.Day(one.Day) + MealTexts.Suffix(one.Service),
            PresenceTexts.Seen(one),
            Due(one),
        ]).ToList());

    public async Task OnGetAsync()
    {
        IsDone = Request.Query.ContainsKey("fait");
        Waiting = await contests.RunAsync(User.Scope());
    }

    private string Due(WaitingContest one)
    {
        var today = PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Today;
        return one.DueDay < today ? $"en retard depuis le {Formats.Day(one.DueDay)}" : $"au plus tard le {Formats.Day(one.DueDay)}";
    }
}
