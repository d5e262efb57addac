using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Storage;

/// <summary>The words under which the status of a day is stored.</summary>
internal static class DayStatuses
{
    public static DayStatus Parse(string stored) => stored switch
    {
        "open" => DayStatus.Open,
        "closed" => DayStatus.Closed,
        "degraded" => DayStatus.Degraded,
        _ => throw new InvalidDataException($"Unknown day status: {stored}."),
    };

    public static string Text(DayStatus status) => status switch
    {
        DayStatus.Open => "open",
        DayStatus.Closed => "closed",
        DayStatus.Degraded => "degraded",
    };
}
