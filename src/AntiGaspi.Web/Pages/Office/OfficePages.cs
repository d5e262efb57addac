using AntiGaspi.Design;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The addresses of the school office's pages; they hold no name of a person.</summary>
internal static class OfficePages
{
    public const string Home = "/gestion";
    public const string Pupils = "/gestion/eleves";
    public const string Calendar = "/gestion/calendrier";
    public const string Imports = "/gestion/importations";
    public const string Links = "/gestion/rattachements";
    public const string Letters = "/gestion/courriers";
    public const string Mailboxes = "/gestion/adresses";
    public const string Team = "/gestion/equipe";
    public const string Settings = "/gestion/reglages";
    public const string Batches = "/gestion/remises";
    public const string Attendance = "/gestion/pointage";
    public const string Contests = "/gestion/contestations";

    /// <summary>The pupils of a class.</summary>
    public static string Division(string code) => $"{Pupils}?classe={Uri.EscapeDataString(code)}";

    /// <summary>A list of pupils for whom something is to be done.</summary>
    public static string List(string name) => $"{Pupils}?liste={name}";

    /// <summary>A demand to be linked.</summary>
    public static string Request(Guid requestId) => $"{Links}/{requestId:D}";

    /// <summary>A contest of what was seen at a meal.</summary>
    public static string Contest(Guid contestId) => $"{Contests}/{contestId:D}";

    /// <summary>The letters of a class, or of a whole school when the class is empty.</summary>
    public static string LettersFor(Guid school, string division) => $"{Letters}?college={school:D}&classe={Uri.EscapeDataString(division)}";

    /// <summary>The letter of one adult.</summary>
    public static string LetterFor(Guid pupil, Guid guardian) => $"{Letters}?eleve={pupil:D}&responsable={guardian:D}";

    /// <summary>The preview of files that were sent.</summary>
    public static string Import(Guid uploadId) => $"{Imports}/{uploadId:D}";

    /// <summary>An import that was confirmed.</summary>
    public static string Imported(Guid importId) => $"{Imports}/faite/{importId:D}";

    /// <summary>The menu of every page of the office; what is opened once a month stands on the first page.</summary>
    public static IReadOnlyList<PageLink> Menu(string current) =>
    [
        new("À faire", Home, current == Home),
        new("Élèves", Pupils, current == Pupils),
        new("Calendrier", Calendar, current == Calendar),
        new("Pointage", Attendance, current == Attendance),
        new("Remises", Batches, current == Batches),
        new("Courriers", Letters, current == Letters),
        new("Importations", Imports, current == Imports),
        new("Équipe", Team, current == Team),
    ];

    /// <summary>The pages that the menu has no room for.</summary>
    public static IReadOnlyList<PageLink> Others { get; } =
        [new("Rattachements des familles", Links), new("Adresses qui refusent nos courriels", Mailboxes), new("Réglages du collège", Settings), new("Effectifs de la cuisine", "/cuisine")];
}
