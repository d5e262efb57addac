using AntiGaspi.Domain.Basics;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The fixed words of the family's pages: titles, labels and buttons.</summary>
public static class FamilyTexts
{
    public static string Meals => Say("Repas");
    public static string MealsTitle => Say("Les repas de vos enfants");
    public static string Refunds => Say("Remboursements");
    public static string RefundsTitle => Say("Ce qui est déduit de vos factures");
    public static string StoryTitle => Say("D’où vient ce chiffre\u00A0?");
    public static string StoryLink => Formats.Small(StoryTitle);
    public static string Cancel => Say("Décommander");
    public static string Restore => Say("Rétablir");
    public static string Tell => Say("Prévenir la cuisine");
    public static string TellPupilLife => Say("Prévenir aussi la vie scolaire");
    public static string TellPupilLifeHint => Say("La vie scolaire lit le nom, la classe et le jour, jamais de motif.");
    public static string SeveralDays => Say("Plusieurs jours\u00A0?");
    public static string Child => Say("Enfant");
    public static string AllChildren => Say("Tous mes enfants");
    public static string WhichDays => Say("Quels jours");
    public static string EveryDay => Say("tous les jours");
    public static string When => Say("Quand");
    public static string BetweenDates => Say("entre deux dates");
    public static string FirstDay => Say("du");
    public static string LastDay => Say("au");
    public static string CancelSpan => Say("Décommander ces repas");
    public static string RestoreSpan => Say("Les rétablir");
    public static string Later => Say("La suite");
    public static string Earlier => Say("Revenir aux prochains jours");
    public static string BackToMeals => Say("Revenir aux repas");
    public static string SendAgain => Say("Faire quand même cette demande");
    public static string SignOut => Say("Se déconnecter");

    /// <summary>The two sentences that are always there after a cancellation say neither leave nor excuse.</summary>
    public static string NeitherLeaveNorExcuse => Say("Cette annulation ne vaut ni autorisation de sortie ni justification d’absence.");

    /// <summary>A person whose account is linked to no pupil.</summary>
    public static string NoChild =>
        Say("Aucun enfant n’est relié à votre compte, ou le collège a suspendu cet accès. Ajoutez un enfant, ou appelez le secrétariat du collège\u00A0: il prévient la cuisine pour vous.");

    /// <summary>Class and school under the child's name.</summary>
    public static string Detail(string? division, string school) => division is null ? school : $"{division} · {school}";

    /// <summary>A card without any meal in the days shown.</summary>
    public static string NoMeal(DateOnly from, DateOnly to) => Say($"Pas de repas prévu {Formats.Range(from, to)}.");

    /// <summary>Above days that are not the next ones.</summary>
    public static string Days(DateOnly from, DateOnly to) => Say($"Repas {Formats.Range(from, to)}");

    /// <summary>One day of every week: "tous les mercredis".</summary>
    public static string Every(string weekday) => Say($"tous les {weekday}s");

    /// <summary>A whole month, as one answer among others: "en novembre 2026".</summary>
    public static string In(DateOnly month) => Say($"en {Formats.Month(month)}");

    /// <summary>The button of a whole week: the children who have a meal to cancel in it, and its days.</summary>
    public static string CancelWeek(IReadOnlyList<string> children, DateOnly first, DateOnly last) =>
        Say($"Décommander les repas de {Formats.Join(children)} {Formats.Range(first, last)}");

    /// <summary>The full name of a button that cancels.</summary>
    public static string CancelName(string child, string day) => Say($"Décommander le repas de {child}, {day}");

    /// <summary>The full name of a button that restores.</summary>
    public static string RestoreName(string child, string day) => Say($"Rétablir le repas de {child}, {day}");

    /// <summary>The full name of a button that tells the kitchen.</summary>
    public static string TellName(string child, string day) => Say($"Prévenir la cuisine de l’absence de {child}, {day}");

    /// <summary>What was deducted since September, for the one who pays.</summary>
    public static string DeductedSince(Money amount) => Say($"Déduit depuis septembre\u00A0: {Formats.Euros(amount)}");

    /// <summary>The same where amounts are on the bill only, or for a guardian who does not pay.</summary>
    public static string DeductedSince(int meals) => Say($"Repas déduits depuis septembre\u00A0: {Formats.Number(meals)}");

    /// <summary>Where to call: the school's name and number.</summary>
    public static string Phone(string school, string number) => Say($"Besoin d’aide\u00A0? {Formats.Capital(school)}\u00A0: {Formats.Phone(number)}.");

}
