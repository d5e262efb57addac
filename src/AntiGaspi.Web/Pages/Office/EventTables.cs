using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The tables of an event's story, the same before it is declared and after: anyone can add them up again.</summary>
internal static class EventTables
{
    /// <summary>Class by class: pupils, meals, those cancelled before, what is deducted; the last row is the sum.</summary>
    public static DataTable Classes(EventStory story) => new(
        "Classe par classe",
        [
            new("Classe"), new("Élèves", IsNumber: true), new("Repas retirés", IsNumber: true), new("dont déjà décommandés", IsNumber: true),
            new("Déduit", IsNumber: true),
        ],
        story.Classes.Append(new EventClass
        {
            Division = "Total",
            Pupils = story.Classes.Sum(one => one.Pupils),
            Meals = story.Classes.Sum(one => one.Meals),
            Cancelled = story.Classes.Sum(one => one.Cancelled),
            Cents = story.Classes.Sum(one => one.Cents),
        }).Select(IReadOnlyList<DataCell> (one) =>
        [
            one.Division.Length == 0 ? "Sans classe" : one.Division, Formats.Number(one.Pupils), Formats.Number(one.Meals),
            Formats.Number(one.Cancelled), Formats.Euros(new Money(one.Cents)),
        ]).ToList());

    /// <summary>Class by class, without any amount, for whoever is told none.</summary>
    public static DataTable Absences(EventStory story) => new(
        "Classe par classe",
        [new("Classe"), new("Élèves", IsNumber: true), new("Repas retirés", IsNumber: true)],
        story.Classes.Select(IReadOnlyList<DataCell> (one) => [one.Division.Length == 0 ? "Sans classe" : one.Division, Formats.Number(one.Pupils), Formats.Number(one.Meals)]).ToList());

    /// <summary>Amount by amount: "405 × 3,35 €"; the last row is what is left of it all.</summary>
    public static DataTable Movements(EventStory story) => new(
        "D’où vient le montant",
        [new("Écriture"), new("Repas", IsNumber: true), new("Montant d’un repas", IsNumber: true), new("Total", IsNumber: true)],
        story.Movements.Select(IReadOnlyList<DataCell> (one) =>
        [
            EventTexts.Movement(one.Kind), Formats.Number(one.Entries), Formats.Euros(new Money(one.Cents)), Formats.Euros(Signed(one)),
        ]).Append(["Total", "", "", Formats.Euros(Total(story))]).ToList());

    /// <summary>What families keep of it.</summary>
    public static Money Total(EventStory story) => story.Movements.Aggregate(Money.Zero, (sum, one) => sum + Signed(one));

    /// <summary>What was taken back.</summary>
    public static Money TakenBack(EventStory story) =>
        story.Movements.Where(one => one.IsUndo).Aggregate(Money.Zero, (sum, one) => sum + one.Total);

    private static Money Signed(EventMovement one) => one.IsUndo ? -one.Total : one.Total;
}
