namespace AntiGaspi.Domain.Calendar;

/// <summary>When the messages leave that a family asked for: a weekly reminder at an hour that it chooses, and one message an evening.</summary>
public static class MessageHours
{
    /// <summary>Days between two reminders to one person, at least.</summary>
    public const int DaysBetweenReminders = 7;

    /// <summary>The hours among which a person chooses: none is quiet.</summary>
    public static IReadOnlyList<int> OfReminder { get; } = [7, 12, 17, 18, 19, 20];

    /// <summary>The hour of the evening message.</summary>
    public static readonly TimeOnly Evening = new(19, 0);

    /// <summary>A weekday as it is stored: 1 for Monday, 7 for Sunday.</summary>
    public static int WeekdayOf(DateOnly day) => WeekOf.SinceMonday(day.DayOfWeek) + 1;

    /// <summary>Whether the evening message may leave at an hour of a day; later it waits for the next evening.</summary>
    public static bool IsEvening(TimeOnly hour) => hour >= Evening && hour < QuietHours.Begin;
}
