using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Meals;

/// <summary>
/// An absence until further notice (<i>absent jusqu’à nouvel ordre</i>): each evening before a deadline somebody is asked, and silence
/// gives the meal back. So nothing is cancelled that nobody answered for: a question that never left, or a service that stood still,
/// ends with a child who eats.
/// </summary>
public static class FurtherNotice
{
    /// <summary>When the question is asked, on the clock of the place.</summary>
    public static TimeOnly Evening { get; } = new(18, 0);

    /// <summary>When the question about a meal is asked: the last evening strictly before its deadline.</summary>
    /// <param name="cutoff">The last deadline of the meal.</param>
    /// <param name="zone">The time zone of the place.</param>
    public static DateTimeOffset QuestionFor(DateTimeOffset cutoff, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(cutoff, zone).DateTime);
        var evening = Deadline.Of(day, Evening, zone).At;
        return evening < cutoff ? evening : Deadline.Of(day.AddDays(-1), Evening, zone).At;
    }

    /// <summary>Whether what was said at an instant answers for a meal: after its question, before its deadline.</summary>
    /// <param name="saidAt">When the absence was declared, or said to go on.</param>
    /// <param name="cutoff">The last deadline of the meal.</param>
    /// <param name="zone">The time zone of the place.</param>
    public static bool Answers(DateTimeOffset saidAt, DateTimeOffset cutoff, TimeZoneInfo zone) => saidAt < cutoff && QuestionFor(cutoff, zone) <= saidAt;

    /// <summary>Whether a meal is being asked about at an instant.</summary>
    public static bool IsAsked(DateTimeOffset cutoff, TimeZoneInfo zone, DateTimeOffset now) => QuestionFor(cutoff, zone) <= now && now < cutoff;
}
