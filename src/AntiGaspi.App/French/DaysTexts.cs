using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The page where days are ticked one by one, each child its own.</summary>
public static class DaysTexts
{
    public static string Title => Say("Choisir des jours un par un");
    public static string Lead => Say("Ouvrez une semaine et cochez des repas. Les boutons sont en bas de la page.");
    public static string Missing => Say("Un jour qui manque ici n’a pas de repas, ou son repas ne peut pas être changé.");
    public static string RestoreTicked => Say("Rétablir les repas cochés");
    public static string NothingTitle => Say("Aucun repas n’est coché");
    public static string Nothing => Say("Rien n’a été changé. Cochez au moins un repas, puis utilisez un bouton en bas de la page.");

    /// <summary>Above the boxes of a week: "Semaine du 23 novembre".</summary>
    public static string Week(DateOnly monday) => Say($"Semaine du {Formats.DayOfYear(monday)}");

    /// <summary>The full name of a box, for those who hear it out of its group.</summary>
    /// <param name="child">The child.</param>
    /// <param name="day">The day of the meal.</param>
    /// <param name="about">Its state, its amount and its deadline.</param>
    public static string Name(string child, string day, string about) => Say($"{child}, {day} · {about}");

    /// <summary>Children of whom nothing can be ticked in the days shown.</summary>
    public static string None(IReadOnlyList<string> children, DateOnly from, DateOnly to) =>
        Say($"Aucun repas de {Formats.Join(children)} ne peut être changé {Formats.Range(from, to)}.");
}
