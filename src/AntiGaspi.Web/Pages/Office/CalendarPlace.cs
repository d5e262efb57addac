using System.Globalization;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.PupilLife;
using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The school whose calendar a page shows, among those of the account, and the addresses of its pages.</summary>
/// <param name="All">The schools of the account, at least one.</param>
/// <param name="School">The one shown.</param>
/// <param name="Clock">Its clock, at the instant of the request.</param>
/// <param name="IsPupilLife">Whether pupils' life reads it: trips only, and no amount.</param>
public sealed record CalendarPlace(IReadOnlyList<OfficeSchool> All, OfficeSchool School, PlaceClock Clock, bool IsPupilLife)
{
    private const string DeclarePage = $"{OfficePages.Calendar}/declarer";

    /// <summary>The school's name at the beginning of a sentence: "Collège Jean-Moulin".</summary>
    public string Name => Formats.Capital(School.Name);

    /// <summary>The address that declares an event.</summary>
    public string Declaring => Address(DeclarePage);

    /// <summary>The address of the calendar.</summary>
    public string Calendar => Address(List);

    /// <summary>What the list of the events is called.</summary>
    public string CalendarName => IsPupilLife ? "Sorties" : "Calendrier";

    /// <summary>The menu of the reader's pages.</summary>
    public IReadOnlyList<PageLink> Menu(string current) => IsPupilLife ? PupilLifePages.Menu(current) : OfficePages.Menu(current);

    /// <summary>The kinds of event that the reader declares.</summary>
    public IReadOnlyList<EventKind> Kinds => IsPupilLife ? [EventKind.Trip] : Enum.GetValues<EventKind>();

    private string List => IsPupilLife ? PupilLifePages.Trips : OfficePages.Calendar;

    /// <summary>The same page for each school of the account.</summary>
    public IReadOnlyList<PageLink> Choices =>
        All.Select(school => new PageLink(school.Name, $"{List}?lieu={school.PlaceId:D}", school == School)).ToList();

    /// <summary>The school asked for by its place, or the first one; null for one that is not the account's.</summary>
    public static async Task<CalendarPlace?> ReadAsync(OfficeSchools schools, HttpContext http, string? asked)
    {
        var all = await schools.RunAsync(http.User.Scope());
        var school = all.FirstOrDefault(one => string.IsNullOrEmpty(asked) || (Guid.TryParseExact(asked, "D", out var id) && one.PlaceId == id));
        return school is null
            ? null
            : new(all, school, new PlaceClock(TimeZoneInfo.FindSystemTimeZoneById(school.TimeZone), http.ReceivedAtInstant()), http.User.IsInRole(nameof(Role.PupilLife)));
    }

    /// <summary>The address of the form of one kind of event.</summary>
    public string DeclaringA(EventKind kind) => With(Declaring, "genre", Word(kind));

    /// <summary>The calendar some weeks ahead.</summary>
    public string Later(int weeks) => weeks == 0 ? Calendar : With(Calendar, "semaines", weeks.ToString(CultureInfo.InvariantCulture));

    /// <summary>The kitchen's page about the number of a day: « D’où vient ce chiffre ? ».</summary>
    public string Origin(DateOnly day) => Address(string.Create(CultureInfo.InvariantCulture, $"/cuisine/effectif/{day:yyyy-MM-dd}"));

    /// <summary>The page of an event.</summary>
    public static string Event(Guid eventId) => $"{OfficePages.Calendar}/evenements/{eventId:D}";

    /// <summary>The word of a kind of event in addresses and forms.</summary>
    public static string Word(EventKind kind) => kind switch
    {
        EventKind.Closure => "fermeture",
        EventKind.Strike => "greve",
        EventKind.Trip => "sortie",
        EventKind.Internship => "stage",
        EventKind.CatchUp => "rattrapage",
    };

    /// <summary>The kind of a word; null when it is none.</summary>
    public static EventKind? KindOf(string? word) =>
        Enum.GetValues<EventKind>().Cast<EventKind?>().FirstOrDefault(kind => Word(kind!.Value) == word);

    // The place is named as soon as there is a choice: the kitchen's pages may have another usual one.
    private string Address(string page) => All.Count == 1 ? page : $"{page}?lieu={School.PlaceId:D}";

    private static string With(string address, string name, string value) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={value}";
}
