using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Design;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Pages.Meals;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>The addresses of the family's pages; they hold no name of a person.</summary>
internal static class FamilyPages
{
    public const string Meals = "/famille";
    public const string Refunds = "/famille/remboursements";
    public const string Children = "/famille/enfants";
    public const string Days = "/famille/jours";

    public const string Messages = "/famille/messages";
    public const string Absences = "/famille/absences";
    public const string Custody = "/famille/semaines";
    public const string Month = "/famille/mois";
    public const string Agenda = "/famille/agenda";
    public const string Attendance = "/famille/pointage";
    public const string History = "/famille/historique";

    public const string Languages = "/famille/langue";

    public const string PersonalData = "/famille/mes-donnees";
    public const string PersonalDataFile = "/famille/mes-donnees.json";
    public const string Readings = "/famille/consultations";

    /// <summary>Two weeks at a time.</summary>
    public const int WeeksShown = 2;

    /// <summary>How far ahead one may look: a school year.</summary>
    public const int MaxWeeks = 52;

    public static string Act(OperationKind kind) => $"{Meals}/{MealWords.Of(kind)}";

    public static string Story(MealRef meal) => string.Create(
        CultureInfo.InvariantCulture, $"{Meals}/repas/{meal.PupilId:D}/{meal.Day:yyyy-MM-dd}/{(int)meal.Service}");

    public static string Later(int weeks) => weeks <= 0 ? Meals : string.Create(CultureInfo.InvariantCulture, $"{Meals}?semaines={weeks}");

    public static string DaysLater(int weeks) => weeks <= 0 ? Days : string.Create(CultureInfo.InvariantCulture, $"{Days}?semaines={weeks}");

    /// <summary>The days to tick again, after a form without any.</summary>
    public static string NothingTicked(int weeks) => $"{DaysLater(weeks)}{(weeks <= 0 ? '?' : '&')}rien";

    public static string Done(Guid operation, int weeks) =>
        string.Create(CultureInfo.InvariantCulture, $"{Meals}?fait={operation:D}") + (weeks <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"&semaines={weeks}"));

    /// <summary>How many weeks ahead an address asks for; what is not a number is now.</summary>
    public static int WeeksOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) ? Math.Min(weeks, MaxWeeks) : 0;

    /// <summary>The past acts, some pages before the last ones.</summary>
    public static string HistoryOf(int pagesBack) => pagesBack <= 0 ? History : string.Create(CultureInfo.InvariantCulture, $"{History}?avant={pagesBack}");

    /// <summary>How many pages before the last acts an address asks for; what is not a number is none.</summary>
    public static int PagesBackOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? Math.Min(pages, FamilyHistory.MostPages - 1) : 0;

    /// <summary>The menu of every page of the family.</summary>
    public static IReadOnlyList<PageLink> Menu(string current) =>
    [
        new(FamilyTexts.Meals, Meals, current == Meals),
        new(FamilyTexts.Refunds, Refunds, current == Refunds),
        new(LinkTexts.MyChildren, Children, current == Children),
        new(ChoiceTexts.Menu, Messages, current == Messages),
        new(PersonalDataTexts.Title, PersonalData, current == PersonalData),
    ];
}
