using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>A child of a receipt: the first name, and who reads.</summary>
public sealed record ReceiptChild(Guid PupilId, string GivenName, Reader Reader);

/// <summary>The answer to an act that was done: who will not eat, when, and what it changes for the family.</summary>
public static class ReceiptTexts
{
    private const int MaxDaysNamed = 10;

    /// <summary>The first words: "C’est enregistré (lundi 23 novembre, 9 h 41)."</summary>
    public static string Title(DateTime local) => Say($"C’est enregistré ({Formats.Instant(local)}).");

    /// <summary>An operation whose effects were all undone since.</summary>
    public static string UndoneSince => Say("Depuis, vous êtes revenu sur cette demande\u00A0: il n’en reste rien.");

    /// <summary>Who and when, then what is deducted: one paragraph.</summary>
    /// <param name="receipt">The operation; only what still stands is told.</param>
    /// <param name="children">The children of the reader.</param>
    public static string Body(Receipt receipt, IReadOnlyList<ReceiptChild> children)
    {
        var names = children.ToDictionary(child => child.PupilId);
        var meals = children.SelectMany(child => receipt.Done.Where(meal => meal.Stands && meal.Meal.PupilId == child.PupilId)).ToList();
        if (meals.Count == 0)
        {
            return UndoneSince;
        }

        var who = meals.GroupBy(meal => meal.Meal.PupilId)
            .Select(group => (names[group.Key].GivenName, Days: Days(group.Select(meal => meal.Meal))))
            .GroupBy(child => child.Days, child => child.GivenName, StringComparer.Ordinal)
            .Select(group => Sentence(receipt.Kind, group.ToList(), group.Key));
        return string.Join(' ', who.Concat(Amounts(receipt.Kind, meals, names)));
    }

    /// <summary>What was refused: one line for each child and cause, child after child as the page shows them.</summary>
    public static IReadOnlyList<string> Refused(
        OperationKind kind, IReadOnlyList<ReceiptRefusal> refused, IReadOnlyList<ReceiptChild> children, Func<ReceiptRefusal, string?> deadline)
    {
        var known = children.ToDictionary(child => child.PupilId);
        var ranks = children.Select(child => child.PupilId).ToList();
        return refused.GroupBy(one => (one.Meal.PupilId, one.Why)).OrderBy(group => ranks.IndexOf(group.Key.PupilId)).Select(group =>
        {
            var told = group.Count() == 1 ? deadline(group.First()) : null;
            var days = Days(group.Select(one => one.Meal));
            var child = known.GetValueOrDefault(group.Key.PupilId);
            var subject = child is null ? days : Say($"{child.GivenName}, {days}");
            var why = child?.Reader == Reader.Office ? OfficeTexts.Why(kind, group.Key.Why, told) : Why(kind, group.Key.Why, told);
            return Say($"{subject}\u00A0: {Formats.Small(why)}");
        }).ToList();
    }

    /// <summary>Above what was refused in the same sending.</summary>
    public static string NotDone => Say("Ce qui n’a pas changé\u00A0:");

    /// <summary>Days one after the other; past ten, their number and their span.</summary>
    public static string Days(IEnumerable<MealRef> meals)
    {
        var sorted = meals.OrderBy(meal => meal.Day).ThenBy(meal => meal.Service).ToList();
        return sorted.Count <= MaxDaysNamed
            ? Formats.Join(sorted.Select((meal, i) => DayBefore(meal.Day, i + 1 < sorted.Count ? sorted[i + 1].Day : null) + MealTexts.Suffix(meal.Service)).ToList())
            : Say($"{Formats.Number(sorted.Count)} repas {Formats.Range(sorted[0].Day, sorted[^1].Day)}");
    }

    /// <summary>The cause of a refusal, by the act that it answers.</summary>
    public static string Why(OperationKind kind, int why, string? deadline) => kind switch
    {
        OperationKind.Cancel => MealTexts.For((CancelRefusal)why, deadline),
        OperationKind.Restore => MealTexts.For((RestoreRefusal)why, deadline),
        OperationKind.LateNotice => MealTexts.For((LateNoticeRefusal)why),
        OperationKind.PupilLife => MealTexts.For((PupilLifeRefusal)why),
        OperationKind.TakeBack => TakeBackTexts.For((TakeBackRefusal)why),
    };

    // "mardi 24, jeudi 26 novembre et mardi 1er décembre": the month is said once, with its last day.
    private static string DayBefore(DateOnly day, DateOnly? next) =>
        next is { } coming && (coming.Year, coming.Month) == (day.Year, day.Month) ? Formats.ShortDay(day) : Formats.Day(day);

    private static string Sentence(OperationKind kind, List<string> names, string days) => kind switch
    {
        OperationKind.Cancel => Absent(names, days),
        OperationKind.Restore when names.Count == 1 => Say($"{names[0]} mangera {days}."),
        OperationKind.Restore => Say($"{Formats.Join(names)} mangeront {days}."),
        OperationKind.LateNotice => Say($"La cuisine est prévenue\u00A0: {Absent(names, days)} Le repas reste facturé."),
        OperationKind.TakeBack => TakeBackTexts.Done(names, days),
        OperationKind.PupilLife => Say($"La vie scolaire est prévenue\u00A0: {Absent(names, days)} Aucun motif ne lui est donné."),
    };

    private static string Absent(List<string> names, string days) => names.Count == 1
        ? Say($"{names[0]} ne mangera pas {days}.")
        : Say($"{Formats.Join(names)} ne mangeront pas {days}.");

    private static IEnumerable<string> Amounts(OperationKind kind, List<ReceiptMeal> meals, Dictionary<Guid, ReceiptChild> names)
    {
        if (kind is OperationKind.LateNotice or OperationKind.PupilLife or OperationKind.TakeBack)
        {
            yield break;
        }

        var regulated = meals.Where(meal => meal.IsRegulated).ToList();
        var mine = regulated.Where(meal => names[meal.Meal.PupilId].Reader.SeesAmounts()).ToList();
        var known = mine.Aggregate(Money.Zero, (sum, meal) => sum + (meal.Refund ?? Money.Zero));
        var unknown = mine.Count(meal => meal.Refund is null);
        if (known > Money.Zero)
        {
            var bills = mine.DistinctBy(meal => meal.Meal.PupilId).Skip(1).Any() ? Say("vos factures") : MealTexts.Bill(names[mine[0].Meal.PupilId].Reader);
            yield return kind == OperationKind.Cancel
                ? Say($"{Count(known, "sera déduit", "seront déduits")} de {bills}.")
                : Say($"{Count(known, "ne sera plus déduit", "ne seront plus déduits")} de {bills}.");
        }

        if (unknown > 0)
        {
            yield return Say($"{Meals(unknown, kind)}\u00A0; montant sur {MealTexts.Bill(names[mine[0].Meal.PupilId].Reader)}.");
        }

        if (regulated.Count > mine.Count)
        {
            yield return Say($"{Meals(regulated.Count - mine.Count, kind)} de la facture du responsable payeur.");
        }

        if (regulated.Count < meals.Count)
        {
            yield return Say("La cuisine est prévenue.");
        }
    }

    private static string Meals(int count, OperationKind kind) => kind == OperationKind.Cancel
        ? Count(count, "repas sera déduit", "repas seront déduits")
        : Count(count, "repas ne sera plus déduit", "repas ne seront plus déduits");
}
