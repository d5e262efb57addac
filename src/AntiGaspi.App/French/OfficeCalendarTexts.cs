using AntiGaspi.App.Calendar;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.French;

/// <summary>How a day of service stands, for the school office.</summary>
public static class OfficeCalendarTexts
{
    private const char NoBreak = '\u00A0';

    /// <summary>The state of a day: "ouvert jusqu’au …", "figé hier à 10 h 01", "fermé : grève". With the pupils who are away.</summary>
    public static string State(OfficeDay day, PlaceClock clock)
    {
        if (day.State == DayStatus.Closed)
        {
            return day.SealedAt is null ? Closed(day) : $"{Closed(day)}. L’effectif avait été figé.";
        }

        var state = day.SealedAt is { } sealedAt ? $"figé {clock.Past(sealedAt)}"
            : clock.Now < day.CutoffAt ? $"ouvert {clock.Until(day.CutoffAt)}"
            : Closing(Sealing.DueAt(day.CutoffAt), clock);
        return day.Away == 0 ? state : $"{state}. {Formats.Count(day.Away, "élève", "élèves")} en sortie ou en stage.";
    }

    private static string Closing(DateTimeOffset due, PlaceClock clock) =>
        clock.Now < due ? $"clos, figé à {clock.TimeToTheSecond(due)}" : "clos, en train d’être figé";

    private static string Closed(OfficeDay day)
    {
        var why = day.EventKind switch
        {
            "strike" => "grève",
            "catch_up" => "jour de rattrapage retiré",
            _ => "",
        };
        var words = new[] { why, day.EventLabel ?? "" }.Where(word => word.Length > 0).ToList();
        return words.Count == 0 ? "fermé" : $"fermé{NoBreak}: {string.Join(", ", words)}";
    }
}
