using System.Globalization;
using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>The statement of deductions and the story of one amount.</summary>
public static class RefundTexts
{
    public const string Day = "Repas";
    public const string Amount = "Montant";
    public const string Status = "État";
    public const string When = "Quand";
    public const string What = "Quoi";
    public const string Movements = "Écritures";
    public const string Steps = "Ce qui s’est passé";
    public const string OnTheBill = "montant sur la facture";
    public const string ForThePayer = "sur la facture du responsable payeur";
    public const string Final = "définitif";
    public const string Provisional = "provisoire";
    public const string Nothing = "Rien n’est déduit pour ce repas.";
    public const string BackToStatement = "Voir tout ce qui est déduit";

    /// <summary>What the two words of the statement mean.</summary>
    public const string Legend =
        "Provisoire\u00A0: vous pouvez encore rétablir le repas. Définitif\u00A0: l’effectif de la cuisine est figé, le montant ne bouge plus d’un geste.";

    /// <summary>What the words about the états mean; for whoever pays.</summary>
    public const string LegendOfBatches =
        "À déduire\u00A0: le montant attend l’état du mois. Dans un état signé\u00A0: le collège l’a arrêté et l’agent comptable le retire de la facture.";

    /// <summary>Where a meal stands; where its money is, for whoever is told amounts.</summary>
    public static string State(StatementLine line, Reader reader) => (line, reader.SeesAmounts()) switch
    {
        ({ Signed: { } signed }, true) => InBatch(signed),
        ({ IsFinal: false, Signed: null }, _) => Provisional,
        ({ Amount: not null }, true) => $"{Final}, à déduire",
        _ => Final,
    };

    private static string InBatch(StatedIn signed) => string.Create(
        CultureInfo.InvariantCulture,
        $"dans l’état n°\u00A0{signed.Exercise}-{signed.Number:000} signé le {Formats.DayOfYear(signed.SignedDay)} {signed.SignedDay.Year}{(signed.IsWhole ? "" : ", un complément reste à déduire")}");

    /// <summary>Where the money is: "À déduire de la facture du 1er trimestre 2026-2027".</summary>
    public static string Where(string term) => $"À déduire de la facture du {Term(term)}";

    /// <summary>A billing term by its code: "2026-T1" gives "1er trimestre 2026-2027".</summary>
    public static string Term(string code)
    {
        var parts = code.Split("-T");
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? $"{parts[1]}{(parts[1] == "1" ? "er" : "e")} trimestre {year.ToString(CultureInfo.InvariantCulture)}-{(year + 1).ToString(CultureInfo.InvariantCulture)}"
            : code;
    }

    /// <summary>A child without any deduction.</summary>
    public static string Empty(string child) =>
        $"Rien n’est encore déduit pour {child}. Chaque repas décommandé à temps apparaîtra ici, avec son montant.";

    /// <summary>The total of a term: "Total : 26,80 € pour 8 repas".</summary>
    public static string Total(Money amount, int meals) => $"Total\u00A0: {Formats.Euros(amount)} pour {Formats.Number(meals)} repas";

    /// <summary>The same for a guardian who does not pay, or where amounts are on the bill only.</summary>
    public static string Total(int meals) => $"Total\u00A0: {Formats.Number(meals)} repas";

    /// <summary>The sum over all children.</summary>
    public static string GrandTotal(Money amount) => $"Déduit depuis septembre, en tout\u00A0: {Formats.Euros(amount)}";

    /// <summary>What the story is about: "Repas de Léa, mardi 24 novembre 2026".</summary>
    public static string Subject(string child, MealRef meal) =>
        $"Repas de {child}, {Formats.DayAndYear(meal.Day)}{MealTexts.Suffix(meal.Service)}";

    /// <summary>What is deducted in the end, for the one who reads.</summary>
    public static string Result(MealStory story)
    {
        if (!story.Reader.SeesAmounts())
        {
            return story.Movements.Count > 0 ? "Déduit de la facture du responsable payeur." : Nothing;
        }

        var onBill = story.Cancellations.Any(one => one is { RestoredAt: null, RegulationNumber: not null }) && story.Movements.Count == 0;
        return onBill ? $"1 repas déduit\u00A0; montant sur {MealTexts.Bill(story.Reader)}."
            : story.Total == Money.Zero ? Nothing
            : $"{Formats.Count(story.Total, "déduit", "déduits")} de {MealTexts.Bill(story.Reader)}.";
    }

    /// <summary>What happened to the meal, in order, each with its proof.</summary>
    public static IReadOnlyList<string> StepsOf(MealStory story)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(story.TimeZone);
        DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var steps = story.Cancellations.SelectMany(one => StepsOf(one, story.Reader, Local)).ToList();
        if (story.EventKind is not null)
        {
            steps.Add($"Le collège a indiqué\u00A0: {MealTexts.NoMeal(story.EventKind, story.EventLabel)}. Il n’y a pas de repas à payer ce jour-là.");
        }

        if (story.Reader.SeesAmounts() && story.Movements.FirstOrDefault(one => one.Price is not null) is { Price: { } price } first)
        {
            steps.Add($"Prix du repas à cette date\u00A0: {Formats.Euros(price)} (tarif voté\u00A0: {first.Act}).");
        }

        steps.Add(story.SealedAt is { } frozen
            ? $"Effectif de la cuisine figé {Formats.Instant(Local(frozen))}\u00A0: c’est définitif."
            : "L’effectif de la cuisine n’est pas encore figé\u00A0: c’est provisoire.");
        return steps;
    }

    /// <summary>A movement of the account, by the word under which it is stored.</summary>
    public static string Movement(string kind) => kind switch
    {
        "refund" => "Repas décommandé, montant déduit",
        "refund_undo" => "Repas rétabli, montant repris",
        "revaluation_up" => "Nouveau tarif voté, complément déduit",
        "revaluation_down" => "Nouveau tarif voté, trop-déduit repris",
        "event_refund" => "Pas de service ce jour-là, montant déduit",
        "event_undo" => "Service finalement assuré, montant repris",
        "plan_down" => "Repas qui n’est plus facturé (départ ou autres jours de cantine), montant repris",
        "plan_up" => "Repas de nouveau facturé, montant déduit",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown movement."),
    };

    private static IEnumerable<string> StepsOf(CancellationStory one, Reader reader, Func<DateTimeOffset, DateTime> local)
    {
        var by = one.Channel != "office" ? "par la famille" : reader == Reader.Office ? "par le collège, pour la famille" : "par le collège, pour vous";
        if (one.Origin is { } said)
        {
            yield return $"Absence dite {by}, {AbsenceTexts.Days(said.Rhythm, said.Weekdays, said.FirstDay, said.LastDay)}\u00A0: reçue {Formats.Instant(local(said.DeclaredAt))}.";
            yield return $"Repas décommandé pour cette absence {Formats.Instant(local(one.ReceivedAt))}.";
        }
        else
        {
            yield return $"Décommandé {by}\u00A0: demande reçue {Formats.Instant(local(one.ReceivedAt))}.";
        }

        if (one.DeadlineDay is { } day && one.DeadlineTime is { } time)
        {
            var hour = TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);
            yield return $"Heure limite\u00A0: {Formats.Deadline(day, hour)}. La demande est arrivée à temps.";
        }

        if (one is { RegulationNumber: { } number, RegulationDay: { } voted })
        {
            var article = one.Article is { Length: > 0 } known ? $"Article {known} du règlement" : "Règlement";
            yield return $"{article} de la restauration, délibération {number} du {Formats.DayAndYear(voted)}.";
        }
        else
        {
            yield return "Aucun règlement de la restauration ne prévoit de déduction\u00A0: la cuisine a été prévenue.";
        }

        if (one.RestoredAt is { } restored)
        {
            yield return $"Rétabli {Formats.Instant(local(restored))}.";
        }
    }
}
