using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.French;

/// <summary>The fixed words of the family's pages: titles, labels and buttons.</summary>
public static class FamilyTexts
{
    public const string Meals = "Repas";
    public const string MealsTitle = "Les repas de vos enfants";
    public const string Refunds = "Remboursements";
    public const string RefundsTitle = "Ce qui est déduit de vos factures";
    public const string StoryTitle = "D’où vient ce chiffre\u00A0?";
    public const string StoryLink = "d’où vient ce chiffre\u00A0?";
    public const string Cancel = "Décommander";
    public const string Restore = "Rétablir";
    public const string Tell = "Prévenir la cuisine";
    public const string TellPupilLife = "Prévenir aussi la vie scolaire";
    public const string TellPupilLifeHint = "Elle lit le nom, la classe et le jour, jamais de motif.";
    public const string SeveralDays = "Plusieurs jours\u00A0?";
    public const string Child = "Enfant";
    public const string AllChildren = "Tous mes enfants";
    public const string WhichDays = "Quels jours";
    public const string EveryDay = "tous les jours";
    public const string When = "Quand";
    public const string BetweenDates = "entre deux dates";
    public const string FirstDay = "du";
    public const string LastDay = "au";
    public const string CancelSpan = "Décommander ces repas";
    public const string RestoreSpan = "Les rétablir";
    public const string Later = "La suite";
    public const string Earlier = "Revenir aux prochains jours";
    public const string BackToMeals = "Revenir aux repas";
    public const string SendAgain = "Faire quand même cette demande";
    public const string SignOut = "Se déconnecter";

    /// <summary>The two sentences that are always there after a cancellation say neither leave nor excuse.</summary>
    public const string NeitherLeaveNorExcuse = "Cette annulation ne vaut ni autorisation de sortie ni justification d’absence.";

    /// <summary>A person whose account is linked to no pupil.</summary>
    public const string NoChild =
        "Aucun enfant n’est relié à votre compte, ou le collège a suspendu cet accès. Ajoutez un enfant, ou appelez le secrétariat du collège\u00A0: il prévient la cuisine pour vous.";

    /// <summary>Class and school under the child's name.</summary>
    public static string Detail(string? division, string school) => division is null ? school : $"{division} · {school}";

    /// <summary>A card without any meal in the days shown.</summary>
    public static string NoMeal(DateOnly from, DateOnly to) => $"Pas de repas prévu {Formats.Range(from, to)}.";

    /// <summary>Above days that are not the next ones.</summary>
    public static string Days(DateOnly from, DateOnly to) => $"Repas {Formats.Range(from, to)}";

    /// <summary>One day of every week: "tous les mercredis".</summary>
    public static string Every(string weekday) => $"tous les {weekday}s";

    /// <summary>A whole month, as one answer among others: "en novembre 2026".</summary>
    public static string In(DateOnly month) => $"en {Formats.Month(month)}";

    /// <summary>The button of a whole week: the children who have a meal to cancel in it, and its days.</summary>
    public static string CancelWeek(IReadOnlyList<string> children, DateOnly first, DateOnly last) =>
        $"Décommander les repas de {Formats.Join(children)} {Formats.Range(first, last)}";

    /// <summary>The full name of a button that cancels.</summary>
    public static string CancelName(string child, string day) => $"Décommander le repas de {child}, {day}";

    /// <summary>The full name of a button that restores.</summary>
    public static string RestoreName(string child, string day) => $"Rétablir le repas de {child}, {day}";

    /// <summary>The full name of a button that tells the kitchen.</summary>
    public static string TellName(string child, string day) => $"Prévenir la cuisine de l’absence de {child}, {day}";

    /// <summary>What was deducted since September, for the one who pays.</summary>
    public static string DeductedSince(Money amount) => $"Déduit depuis septembre\u00A0: {Formats.Euros(amount)}";

    /// <summary>The same where amounts are on the bill only, or for a guardian who does not pay.</summary>
    public static string DeductedSince(int meals) => $"Repas déduits depuis septembre\u00A0: {Formats.Number(meals)}";

    /// <summary>Where to call: the school's name and number.</summary>
    public static string Phone(string school, string number) => $"Besoin d’aide\u00A0? {Formats.Capital(school)}\u00A0: {Formats.Phone(number)}.";

}
