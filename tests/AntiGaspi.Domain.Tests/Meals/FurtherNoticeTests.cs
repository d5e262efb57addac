using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Meals;

public sealed class FurtherNoticeTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void The_meal_of_Thursday_that_closes_on_Tuesday_at_ten_is_asked_about_on_Monday_evening() =>
        Assert.Equal(At("2026-11-23T18:00+01:00"), FurtherNotice.QuestionFor(At("2026-11-24T10:00+01:00"), Paris));

    [Fact]
    public void A_deadline_late_in_the_evening_is_asked_about_the_same_day_and_one_at_six_the_day_before()
    {
        Assert.Equal(At("2026-11-24T18:00+01:00"), FurtherNotice.QuestionFor(At("2026-11-24T20:00+01:00"), Paris));
        Assert.Equal(At("2026-11-23T18:00+01:00"), FurtherNotice.QuestionFor(At("2026-11-24T18:00+01:00"), Paris));
    }

    [Fact]
    public void Who_says_it_in_the_morning_answers_for_what_closes_that_day_and_is_asked_in_the_evening_for_the_next()
    {
        var said = At("2026-11-23T07:30+01:00");
        Assert.True(FurtherNotice.Answers(said, At("2026-11-23T10:00+01:00"), Paris));
        Assert.False(FurtherNotice.Answers(said, At("2026-11-24T10:00+01:00"), Paris));
        Assert.True(FurtherNotice.IsAsked(At("2026-11-24T10:00+01:00"), Paris, At("2026-11-23T18:00+01:00")));
        Assert.False(FurtherNotice.IsAsked(At("2026-11-24T10:00+01:00"), Paris, At("2026-11-23T17:59:59.999+01:00")));
        Assert.False(FurtherNotice.IsAsked(At("2026-11-24T10:00+01:00"), Paris, At("2026-11-24T10:00+01:00")));
    }

    [Fact]
    public void Whatever_is_said_answers_only_for_deadlines_of_the_next_day_and_hour() =>
        Gen.Select(Gen.Int[0, 500_000], Gen.Int[0, 5_000]).Sample((start, gap) =>
        {
            var (said, cutoff) = (Minute(start), Minute(start + gap));
            return !FurtherNotice.Answers(said, cutoff, Paris) || (said < cutoff && cutoff - said <= TimeSpan.FromHours(25));
        });

    [Fact]
    public void Every_deadline_has_one_question_before_it_and_an_answer_between_them_counts() =>
        Gen.Select(Gen.Int[2_000, 500_000], Gen.Int[1, 1_500]).Sample((minutes, before) =>
        {
            var cutoff = Minute(minutes);
            var question = FurtherNotice.QuestionFor(cutoff, Paris);
            var said = cutoff.AddMinutes(-before);
            return question < cutoff && cutoff - question <= TimeSpan.FromHours(25)
                && TimeZoneInfo.ConvertTime(question, Paris).Hour == FurtherNotice.Evening.Hour
                && FurtherNotice.Answers(said, cutoff, Paris) == (said >= question);
        });

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private static DateTimeOffset Minute(int minutes) => At("2026-09-01T00:00Z").AddMinutes(minutes);
}
