using System.Globalization;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The weeks of a child who lives with one adult, then with the other (<i>garde alternée</i>). No adult is ever named to another.</summary>
public static class CustodyTexts
{
    public static string Title => Say("Garde alternée");
    public static string Link => Say("Garde alternée\u00A0: dire vos semaines");
    public static string Lead =>
        Say("Dites une fois vos semaines avec votre enfant. Nos questions et nos rappels vont au parent de la semaine. Ce qui est changé pour un repas est dit aux deux, tout de suite.");
    public static string Rights => Say("Les deux parents peuvent décommander et rétablir, toutes les semaines\u00A0: le dernier geste avant l’heure limite compte. Personne ne voit l’adresse, le téléphone ni le nom de l’autre.");
    public static string Unknown => Say("Cet enfant n’est pas l’un des vôtres. Choisissez un enfant dans la liste.");
    public static string Rhythm => Say("Semaines");
    public static string Adult => Say("Responsable");
    public static string FirstDay => Say("Une sur deux\u00A0: un jour de la première");
    public static string Holidays => Say("Vacances scolaires");
    public static string Save => Say("Enregistrer ces semaines");
    public static string Forget => Say("Ne plus en tenir compte");
    public static string Saved => Say("C’est enregistré");
    public static string SavedText => Say("L’autre responsable voit les mêmes semaines sur sa page.");
    public static string Nothing => Say("Aucune semaine n’est dite\u00A0: les messages vont à chaque responsable.");
    public static string NotKept => Say("Ces semaines n’ont pas été enregistrées");

    /// <summary>Why weeks are not kept, and what to do.</summary>
    public static string For(CustodyRefusal why) => why switch
    {
        CustodyRefusal.Unknown => Unknown,
        CustodyRefusal.NoFirstDay => Say("La première semaine manque. Choisissez dans le calendrier un jour de votre première semaine."),
    };

    /// <summary>The answers of the list of weeks.</summary>
    public static string Name(CustodyRhythm rhythm) => rhythm switch
    {
        CustodyRhythm.Even => Say("les semaines paires"),
        CustodyRhythm.Odd => Say("les semaines impaires"),
        CustodyRhythm.EverySecond => Say("une semaine sur deux"),
    };

    /// <summary>The answers of the list of holidays.</summary>
    public static string Name(HolidayHalves halves) => halves switch
    {
        HolidayHalves.None => Say("comme les autres semaines"),
        HolidayHalves.FirstInEvenYears => Say("première moitié les années paires"),
        HolidayHalves.FirstInOddYears => Say("première moitié les années impaires"),
    };

    /// <summary>A stored value, as its owner reads it.</summary>
    public static string Word(string column, string stored) => int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? column == "rhythm" ? Name((CustodyRhythm)number) : Name((HolidayHalves)number) : stored;

    /// <summary>What is known of a child's weeks, for the one who reads.</summary>
    /// <param name="child">The child and the weeks.</param>
    /// <param name="adult">At the desk, whose weeks they are; null on a family's page.</param>
    public static string State(ChildWeeks child, string? adult)
    {
        if (child is not { Rhythm: { } rhythm, Holidays: { } holidays })
        {
            return Nothing;
        }

        var whose = adult ?? (child.IsOwn ? Say("Vos semaines") : Say("Les semaines de l’autre responsable"));
        var from = child.FirstDay is { } first ? Say($", celle du {Formats.DayAndYear(first)} comprise") : "";
        return Say($"{whose}\u00A0: {Name(rhythm)}{from}. Vacances\u00A0: {Name(holidays)}. Dit par {AbsenceTexts.By(child.Who, adult is not null)}.");
    }

    /// <summary>What was changed for a child, and by whom: for both parents, without any amount.</summary>
    /// <param name="meals">What was changed, at least one meal.</param>
    /// <param name="page">The page of the meals.</param>
    public static MailText Changed(IReadOnlyList<SharedMeal> meals, Uri page) => new(
        Say("Cantine\u00A0: ce qui a changé"),
        [
            new(MessageTexts.Hello),
            .. meals.GroupBy(meal => (meal.PupilId, meal.Change)).Select(some => new MailLine(Sentence(some.ToList()))),
            new(Say("Le dernier geste avant l’heure limite compte. Vous pouvez le changer\u00A0:")),
            new(Say("Voir les repas"), page),
            .. meals.Any(meal => meal.Change is not (Restored or TakenBack)) ? new[] { new MailLine(FamilyTexts.NeitherLeaveNorExcuse) } : [],
            new(Say($"Une question\u00A0? {Formats.Capital(meals[0].SchoolName)}\u00A0: {meals[0].SchoolPhone.Replace(' ', '\u00A0')}.")),
            new(MessageTexts.Signed),
        ]);

    private const int Cancelled = 1;
    private const int Restored = 2;
    private const int TakenBack = 4;

    private static string Sentence(List<SharedMeal> meals)
    {
        var (first, days) = (meals[0], ReceiptTexts.Days(meals.Select(meal => meal.Meal)));
        var (child, who) = (first.GivenName, Formats.Capital(By(first.Who)));
        return (first.Change, first.Who) switch
        {
            (Restored, Speaker.Yourself) => Say($"Vous avez rétabli\u00A0: {child} mangera {days}."),
            (Restored, _) => Say($"{who} a rétabli\u00A0: {child} mangera {days}."),
            (Cancelled, Speaker.Yourself) => Say($"Vous avez décommandé\u00A0: {child} ne mangera pas {days}."),
            (Cancelled, _) => Say($"{who} a décommandé\u00A0: {child} ne mangera pas {days}."),
            (TakenBack, Speaker.Yourself) => TakeBackTexts.ByYourself(child, days),
            (TakenBack, _) => TakeBackTexts.ByOther(who, child, days),
            (_, Speaker.Yourself) => Say($"Vous avez prévenu la cuisine\u00A0: {child} ne mangera pas {days}."),
            _ => Say($"{who} a prévenu la cuisine\u00A0: {child} ne mangera pas {days}."),
        };
    }

    private static string By(Speaker who) => AbsenceTexts.By(who, byOffice: false);
}
