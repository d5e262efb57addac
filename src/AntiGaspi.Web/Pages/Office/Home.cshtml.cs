using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>Something that waits for the office: how many, and where to do it.</summary>
public sealed record OfficeTask(string Text, string Href);

/// <summary>A school of the office today: its next numbers and what the calendar holds.</summary>
public sealed record SchoolToday(OfficeSchool School, PlaceClock Clock, IReadOnlyList<BoardDay> Days, IReadOnlyList<OfficeEvent> Events);

/// <summary>The office's first page: a name to look for when the phone rings, what is to be done, and the next numbers.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class HomeModel(OfficeSchools schools, OfficePupils pupils, HeadcountBoard board, OfficeCalendar calendar, UnreachableMailboxes mailboxes, OfficeContests contests, RefundBatches batches, BatchesToPrepare toPrepare)
    : PageModel
{
    private const int ShownDays = 3;

    public IReadOnlyList<OfficeTask> Tasks { get; private set; } = [];

    public IReadOnlyList<SchoolToday> Schools { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var now = HttpContext.ReceivedAtInstant();
        var mine = await schools.RunAsync(User.Scope());
        List<SchoolToday> today = [];
        foreach (var school in mine)
        {
            var clock = new PlaceClock(TimeZoneInfo.FindSystemTimeZoneById(school.TimeZone), now);
            today.Add(new(
                school,
                clock,
                await board.DaysAsync(User.Scope(), school.PlaceId, clock.Today, ShownDays),
                await calendar.EventsAsync(User.Scope(), school.PlaceId, clock.Today)));
        }

        Schools = today;
        var periods = await toPrepare.RunAsync(User.Scope(), await batches.SchoolsAsync(User.Scope(), now), now);
        Tasks = [.. ContestsOf(await contests.RunAsync(User.Scope())), .. BatchesOf(periods.Count(one => one.Period.IsMonth)), .. TasksOf(
            mine, await pupils.RunAsync(User.Scope(), PlaceClock.Paris(now).Today), (await mailboxes.OfOfficeAsync(User.Scope())).Select(one => one.AdultName).Distinct(StringComparer.Ordinal).Count())];
    }

    // First, because an answer is owed on a day.
    private static IEnumerable<OfficeTask> ContestsOf(IReadOnlyList<WaitingContest> waiting) => waiting.Count == 0 ? [] :
    [
        new($"{Formats.Count(waiting.Count, "pointage contesté", "pointages contestés")}, réponse due au plus tard le {Formats.Day(waiting[0].DueDay)}", OfficePages.Contests),
    ];

    private static IEnumerable<OfficeTask> BatchesOf(int months) => months == 0 ? [] :
        [new(Formats.Count(months, "mois fini dont l’état des remises d’ordre est à préparer", "mois finis dont l’état des remises d’ordre est à préparer"), OfficePages.Batches)];

    private static List<OfficeTask> TasksOf(IReadOnlyList<OfficeSchool> schools, IReadOnlyList<OfficePupil> pupils, int unreachable)
    {
        var (toClassify, payers) = (pupils.Count(pupil => pupil.IsToClassify), pupils.Count(pupil => pupil.HasPayerQuestion));
        List<OfficeTask> tasks = [];
        foreach (var school in schools.Where(school => school.LastExportedAt is null))
        {
            tasks.Add(new($"{school.Name}\u00A0: importer les élèves depuis SIECLE", OfficePages.Imports));
        }

        if (toClassify > 0)
        {
            tasks.Add(new(Formats.Count(toClassify, "élève dont le régime est à préciser", "élèves dont le régime est à préciser"), OfficePages.List(PupilsModel.ToClassify)));
        }

        var days = pupils.Count(pupil => pupil.HasDaysToState);
        if (days > 0)
        {
            tasks.Add(new($"{Formats.Count(days, "élève au forfait réduit dont les jours sont à préciser", "élèves au forfait réduit dont les jours sont à préciser")} (attendus tous les jours d’ici là)", OfficePages.List(PupilsModel.Days)));
        }

        if (payers > 0)
        {
            tasks.Add(new(Formats.Count(payers, "élève dont le payeur est à préciser", "élèves dont le payeur est à préciser"), OfficePages.List(PupilsModel.Payers)));
        }

        if (unreachable > 0)
        {
            tasks.Add(new(Formats.Count(unreachable, "responsable que nos courriels n’atteignent plus", "responsables que nos courriels n’atteignent plus"), OfficePages.Mailboxes));
        }

        return tasks;
    }
}
