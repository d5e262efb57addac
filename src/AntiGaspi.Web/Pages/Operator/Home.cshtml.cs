using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Operator;

/// <summary>The operator's first page: whether the jobs do their work, in numbers that name nobody.</summary>
[Authorize(Policy = Policies.Operator)]
public sealed class OperatorHomeModel(ServiceState state) : PageModel
{
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    public ServiceNumbers Numbers { get; private set; } = null!;

    /// <summary>What is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Alarms { get; private set; } = [];

    public DataTable Table => new(
        "Maintenant",
        [new("Quoi"), new("Nombre", IsNumber: true)],
        [
            ["Effectifs en retard de gel", Formats.Number(Numbers.LateSeals)],
            ["Messages en attente", Formats.Number(Numbers.WaitingMessages)],
            ["Messages abandonnés", Formats.Number(Numbers.FailedMessages)],
            ["Connexions ouvertes", Formats.Number(Numbers.OpenSessions)],
            ["Invitations en attente", Formats.Number(Numbers.WaitingInvitations)],
            ["Collèges", Formats.Number(Numbers.Schools)],
        ]);

    public async Task OnGetAsync()
    {
        var now = HttpContext.ReceivedAtInstant();
        Numbers = await state.RunAsync(User.Scope(), now);
        Alarms = new[]
        {
            Numbers.LateSeals > 0 ? TeamTexts.LateSeals(Numbers.LateSeals) : null,
            Numbers.FailedMessages > 0 ? TeamTexts.FailedMessages(Numbers.FailedMessages) : null,
            Numbers.OldestMessage < now - LongWait ? TeamTexts.SlowMessages : null,
            Numbers.KeysRefused > 0 ? TeamTexts.RefusedKeys : null,
        }.OfType<string>().ToList();
    }
}
