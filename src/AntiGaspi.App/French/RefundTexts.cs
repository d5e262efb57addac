using System.Globalization;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The statement of deductions and the story of one amount.</summary>
public static class RefundTexts
{
    public static string Day => Say("Repas");
    public static string Amount => Say("Montant");
    public static string Status => Say("État");
    public static string When => Say("Quand");
    public static string What => Say("Quoi");
    public static string Movements => Say("Écritures");
    public static string Steps => Say("Ce qui s’est passé");
    public static string OnTheBill => Say("montant sur la facture");
    public static string ForThePayer => Say("sur la facture du responsable payeur");
    public static string Final => Say("définitif");
    public static string Provisional => Say("provisoire");
    public static string Nothing => Say("Rien n’est déduit pour ce repas.");
    public static string BackToStatement => Say("Voir tout ce qui est déduit");

    /// <summary>What the two words of the statement mean.</summary>
    public static string Legend =>
        Say("Provisoire\u00A0: vous pouvez encore rétablir le repas. Définitif\u00A0: l’effectif de la cuisine est figé, le montant ne bouge plus d’un geste.");

    /// <summary>What the words about the états mean; for whoever pays.</summary>
    public static string LegendOfBatches =>
        Say("À déduire\u00A0: le montant attend l’état du mois. Dans un état signé\u00A0: le collège l’a arrêté et l’agent comptable le retire de la facture.");

    /// <summary>Where a meal stands; where its money is, for whoever is told amounts.</summary>
    public static string State(StatementLine line, Reader reader) => (line, reader.SeesAmounts()) switch
    {
        ({ Signed: { } signed }, true) => InBatch(signed),
        ({ IsFinal: false, Signed: null }, _) => Provisional,
        ({ Amount: not null }, true) => Say($"{Final}, à déduire"),
        _ => Final,
    };

    private static string InBatch(StatedIn signed)
    {
        // From left to right, whatever is written around it.
        var number = string.Create(CultureInfo.InvariantCulture, $"{signed.Exercise}-{signed.Number:000}");
        number = Language.Foreign is { IsRightToLeft: true } ? $"\u2066{number}\u2069" : number;
        return Say($"dans l’état n°\u00A0{number} signé le {Formats.DayOfYear(signed.SignedDay)} {signed.SignedDay.Year}{(signed.IsWhole ? "" : Say(", un complément reste à déduire"))}");
    }

    /// <summary>Where the money is: "À déduire de la facture du 1er trimestre 2026-2027".</summary>
    public static string Where(string term) => Say($"À déduire de la facture du {Term(term)}");

    /// <summary>A billing term by its code: "2026-T1" gives "1er trimestre 2026-2027".</summary>
    public static string Term(string code)
    {
        var parts = code.Split("-T");
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? Say($"{Rank(parts[1])} trimestre {year}-{year + 1}")
            : code;
    }

    // "1er", "2e": other languages say the bare number in a sentence of their own.
    private static string Rank(string term) => Language.Foreign is null ? term + (term == "1" ? "er" : "e") : term;

    /// <summary>A child without any deduction.</summary>
    public static string Empty(string child) =>
        Say($"Rien n’est encore déduit pour {child}. Chaque repas décommandé à temps apparaîtra ici, avec son montant.");

    /// <summary>The total of a term: "Total : 26,80 € pour 8 repas".</summary>
    public static string Total(Money amount, int meals) => Say($"Total\u00A0: {Formats.Euros(amount)} pour {Formats.Number(meals)} repas");

    /// <summary>The same for a guardian who does not pay, or where amounts are on the bill only.</summary>
    public static string Total(int meals) => Say($"Total\u00A0: {Formats.Number(meals)} repas");

    /// <summary>The sum over all children.</summary>
    public static string GrandTotal(Money amount) => Say($"Déduit depuis septembre, en tout\u00A0: {Formats.Euros(amount)}");

    /// <summary>What the story is about: "Repas de Léa, mardi 24 novembre 2026".</summary>
    public static string Subject(string child, MealRef meal) =>
        Say($"Repas de {child}, {Formats.DayAndYear(meal.Day)}{MealTexts.Suffix(meal.Service)}");

    /// <summary>What is deducted in the end, for the one who reads.</summary>
    public static string Result(MealStory story)
    {
        if (!story.Reader.SeesAmounts())
        {
            return story.Movements.Count > 0 ? Say("Déduit de la facture du responsable payeur.") : Nothing;
        }

        var onBill = story.Cancellations.Any(one => one is { RestoredAt: null, RegulationNumber: not null }) && story.Movements.Count == 0;
        return onBill ? Say($"1 repas déduit\u00A0; montant sur {MealTexts.Bill(story.Reader)}.")
            : story.Total == Money.Zero ? Nothing
            : Say($"{Count(story.Total, "déduit", "déduits")} de {MealTexts.Bill(story.Reader)}.");
    }

    /// <summary>What happened to the meal, in order, each with its proof.</summary>
    public static IReadOnlyList<string> StepsOf(MealStory story)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(story.TimeZone);
        DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var steps = story.Cancellations.SelectMany(one => StepsOf(one, story.Reader, Local)).ToList();
        if (story.ToldLateAt is { } told)
        {
            steps.Add(Say($"Absence signalée après l’heure limite, reçue {Formats.Instant(Local(told))}\u00A0: la cuisine a été prévenue, le repas reste facturé."));
        }

        if (story.EventKind is not null)
        {
            steps.Add(Say($"Le collège a indiqué\u00A0: {MealTexts.NoMeal(story.EventKind, story.EventLabel)}. Il n’y a pas de repas à payer ce jour-là."));
        }

        if (story.Reader.SeesAmounts() && story.Movements.FirstOrDefault(one => one.Price is not null) is { Price: { } price } first)
        {
            steps.Add(Say($"Prix du repas à cette date\u00A0: {Formats.Euros(price)} (tarif voté\u00A0: {first.Act})."));
        }

        steps.Add(story.SealedAt is { } frozen
            ? Say($"Effectif de la cuisine figé {Formats.Instant(Local(frozen))}\u00A0: c’est définitif.")
            : Say("L’effectif de la cuisine n’est pas encore figé\u00A0: c’est provisoire."));
        return steps;
    }

    /// <summary>A movement of the account, by the word under which it is stored.</summary>
    public static string Movement(string kind) => kind switch
    {
        "refund" => Say("Repas décommandé, montant déduit"),
        "refund_undo" => Say("Repas rétabli, montant repris"),
        "revaluation_up" => Say("Nouveau tarif voté, complément déduit"),
        "revaluation_down" => Say("Nouveau tarif voté, trop-déduit repris"),
        "event_refund" => Say("Pas de service ce jour-là, montant déduit"),
        "event_undo" => Say("Service finalement assuré, montant repris"),
        "plan_down" => Say("Repas qui n’est plus facturé (départ ou autres jours de cantine), montant repris"),
        "plan_up" => Say("Repas de nouveau facturé, montant déduit"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown movement."),
    };

    private static IEnumerable<string> StepsOf(CancellationStory one, Reader reader, Func<DateTimeOffset, DateTime> local)
    {
        var by = one.Channel != "office" ? Say("par la famille") : reader == Reader.Office ? "par le collège, pour la famille" : Say("par le collège, pour vous");
        if (one.Origin is { } said)
        {
            yield return Say($"Absence dite {by}, {AbsenceTexts.Days(said.Rhythm, said.Weekdays, said.FirstDay, said.LastDay)}\u00A0: reçue {Formats.Instant(local(said.DeclaredAt))}.");
            yield return Say($"Repas décommandé pour cette absence {Formats.Instant(local(one.ReceivedAt))}.");
        }
        else
        {
            yield return Say($"Décommandé {by}\u00A0: demande reçue {Formats.Instant(local(one.ReceivedAt))}.");
        }

        if (one.DeadlineDay is { } day && one.DeadlineTime is { } time)
        {
            var hour = TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);
            yield return Say($"Heure limite\u00A0: {Formats.Deadline(day, hour)}. La demande est arrivée à temps.");
        }

        if (one is { RegulationNumber: { } number, RegulationDay: { } voted })
        {
            var article = one.Article is { Length: > 0 } known ? Say($"Article {known} du règlement") : Say("Règlement");
            yield return Say($"{article} de la restauration, délibération {number} du {Formats.DayAndYear(voted)}.");
        }
        else
        {
            yield return Say("Aucun règlement de la restauration ne prévoit de déduction\u00A0: la cuisine a été prévenue.");
        }

        if (one.RestoredAt is { } restored)
        {
            yield return Say($"Rétabli {Formats.Instant(local(restored))}.");
        }
    }
}
