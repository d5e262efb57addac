using AntiGaspi.App.Kitchen;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.French;

/// <summary>The sentences of the kitchen's pages that depend on what the records say.</summary>
public static class KitchenTexts
{
    private const char NoBreak = '\u00A0';

    /// <summary>How firm a day's number is, and since or until when.</summary>
    public static string State(BoardDay day, PlaceClock clock)
    {
        if (day.SealedAt is { } sealedAt)
        {
            return $"effectif figé {clock.Past(sealedAt)}";
        }

        if (clock.Now < day.CutoffAt)
        {
            return $"effectif prévu, ouvert {clock.Until(day.CutoffAt)}";
        }

        var due = Sealing.DueAt(day.CutoffAt);
        return clock.Now < due ? $"clos, figé à {clock.TimeToTheSecond(due)}" : "clos, en train d’être figé";
    }

    /// <summary>The same in a row of a table, with the classes that are away.</summary>
    public static string StateAndEvents(BoardDay day, PlaceClock clock) => day.Status == DayStatus.Closed
        ? Closed(day)
        : string.Join(". ", day.Away.Select(Event).Prepend(State(day, clock)));

    /// <summary>The title of a day, with its service when it is not lunch.</summary>
    public static string Title(BoardDay day, DateOnly today) => day.Service == MealService.Lunch
        ? Formats.DaySeenFrom(today, day.Day)
        : $"{Formats.DaySeenFrom(today, day.Day)}, {Service(day.Service)}";

    /// <summary>The name of a service.</summary>
    public static string Service(MealService service) => service switch
    {
        MealService.Lunch => "déjeuner",
        MealService.Dinner => "dîner",
        MealService.Breakfast => "petit-déjeuner",
    };

    /// <summary>What a line of the headcount counts: "élèves, sans viande".</summary>
    public static string Part(HeadcountLine line) => line.Part switch
    {
        HeadcountPart.Pupils when line.Label == Headcount.PackedMeal => "paniers apportés de chez soi",
        HeadcountPart.Pupils => $"élèves, {(line.Label == "standard" ? "menu du jour" : line.Label)}",
        HeadcountPart.Adults => line.Label,
        HeadcountPart.Group => line.Label,
        HeadcountPart.Adjustment => line.Label.Length == 0 ? "ajustement du chef" : $"ajustement du chef, {line.Label}",
    };

    /// <summary>How many covers a line adds; an adjustment shows its sign.</summary>
    public static string Covers(HeadcountLine line) =>
        line is { Part: HeadcountPart.Adjustment, Covers: > 0 } ? $"+{Formats.Number(line.Covers)}" : Formats.Number(line.Covers);

    /// <summary>Packed meals are seats without a meal: "12 paniers en plus : une place, pas de repas à cuisiner"; null without any.</summary>
    public static string? Packed(Headcount count) => (count.Seats - count.Meals) switch
    {
        <= 0 => null,
        1 => $"1 panier en plus{NoBreak}: une place, pas de repas à cuisiner. {Formats.Count(count.Seats, "place", "places")} à dresser.",
        var packed => $"{Formats.Number(packed)} paniers en plus{NoBreak}: des places, pas de repas à cuisiner. {Formats.Count(count.Seats, "place", "places")} à dresser.",
    };

    /// <summary>What was told after the cutoff; null when nothing was.</summary>
    public static string? Late(int notices) => notices switch
    {
        0 => null,
        1 => "1 absence signalée après l’heure limite. Ce repas est compté dans l’effectif.",
        _ => $"{Formats.Number(notices)} absences signalées après l’heure limite. Ces repas sont comptés dans l’effectif.",
    };

    /// <summary>An event of the school: "Fermeture : épidémie", "Sortie, 4B : musée (27 élèves en moins)".</summary>
    public static string Event(BoardEvent one)
    {
        var kind = one.Division.Length == 0 ? Kind(one.Kind) : $"{Kind(one.Kind)}, {one.Division}";
        var words = one.Label.Length == 0 ? kind : $"{kind}{NoBreak}: {one.Label}";
        return one.Pupils == 0 ? words : $"{words} ({Formats.Count(one.Pupils, "élève absent", "élèves absents")})";
    }

    /// <summary>A day without service, and what became of a number that had been frozen.</summary>
    public static string Closed(BoardDay day)
    {
        var why = day.ClosedBy is null ? "Pas de service." : $"Pas de service. {Event(day.ClosedBy)}.";
        return day.SealedAt is null || day.Count.Meals == 0
            ? why
            : $"{why} L’effectif avait été figé à {Formats.Count(day.Count.Meals, "repas", "repas")}.";
    }

    /// <summary>One change: "9 h 41 : 2 repas décommandés, mardi 24 novembre".</summary>
    public static string Change(HeadcountChange change, PlaceClock clock)
    {
        var what = change.Kind switch
        {
            "cancelled" => Formats.Count(change.Meals, "repas décommandé", "repas décommandés"),
            "restored" => Formats.Count(change.Meals, "repas rétabli", "repas rétablis"),
            "late" => $"{Formats.Count(change.Meals, "absence signalée", "absences signalées")} après l’heure limite",
            "back" => $"{Formats.Count(change.Meals, "absence retirée", "absences retirées")} après l’heure limite",
            "event" => Formats.Count(change.Meals, "élève absent pour une sortie ou un stage", "élèves absents pour une sortie ou un stage"),
            "guests" => change.Meals < 0 ? Formats.Count(-change.Meals, "convive retiré", "convives retirés") : Formats.Count(change.Meals, "convive ajouté", "convives ajoutés"),
            _ => throw new InvalidDataException($"Unknown change of a headcount: {change.Kind}."),
        };
        return $"{clock.Time(change.At)}{NoBreak}: {what}, {Formats.Day(change.Day)}";
    }

    /// <summary>The changes of a day in all: "mardi 24 novembre : 3 repas de moins".</summary>
    public static string Sum(DateOnly day, IEnumerable<HeadcountChange> changes)
    {
        var meals = changes.Sum(change => change.Kind switch
        {
            "cancelled" or "event" => -change.Meals,
            "restored" or "guests" => change.Meals,
            _ => 0,
        });
        var words = meals switch
        {
            0 => "effectif inchangé",
            < 0 => $"{Formats.Number(-meals)} repas de moins",
            _ => $"{Formats.Number(meals)} repas de plus",
        };
        return $"{Formats.Day(day)}{NoBreak}: {words}";
    }

    /// <summary>What the records hold now beside a frozen number; null when they agree.</summary>
    public static string? Drift(int frozen, int counted)
    {
        var gap = counted - frozen;
        return gap == 0
            ? null
            : $"Depuis le gel, les fiches ont changé{NoBreak}: elles donnent aujourd’hui {Formats.Count(Math.Abs(gap), "élève", "élèves")} "
                + $"de {(gap < 0 ? "moins" : "plus")}. Le chiffre figé ne bouge pas.";
    }

    /// <summary>Why there is no sheet to print: "L’effectif n’est pas encore figé…".</summary>
    public static string NoSheet(BoardDay day, PlaceClock clock)
    {
        if (day.Status == DayStatus.Closed)
        {
            return Closed(day);
        }

        var due = clock.Local(Sealing.DueAt(day.CutoffAt));
        return $"La feuille sera prête {Formats.Day(DateOnly.FromDateTime(due))} à {Formats.TimeToTheSecond(TimeOnly.FromDateTime(due))}, "
            + "quand l’effectif ne pourra plus changer.";
    }

    private static string Kind(string kind) => kind switch
    {
        "closure" => "Fermeture",
        "strike" => "Grève",
        "trip" => "Sortie",
        "internship" => "Stage",
        "exam" => "Examen",
        "catch_up" => "Rattrapage retiré",
        _ => throw new InvalidDataException($"Unknown event: {kind}."),
    };
}
