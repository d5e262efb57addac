using AntiGaspi.Domain.Meals;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Meals;

public sealed class ContestTests
{
    // A Thursday.
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Theory]
    [InlineData(true, MismatchKind.CancelledButCame, 0, null)]
    [InlineData(true, MismatchKind.ExpectedButAbsent, 30, null)]
    [InlineData(true, MismatchKind.ExpectedButAbsent, 31, ContestRefusal.TooLate)]
    [InlineData(true, null, 0, ContestRefusal.NothingToContest)]
    [InlineData(false, MismatchKind.CancelledButCame, 0, ContestRefusal.UnknownMeal)]
    public void What_was_told_is_contested_for_thirty_days(bool isKnown, MismatchKind? told, int days, ContestRefusal? why) =>
        Assert.Equal(why, Contest.Judge(isKnown, told, Day, Day.AddDays(days)));

    [Fact]
    public void The_answer_is_due_on_the_fifth_open_day_after()
    {
        DateOnly[] open = [new(2026, 11, 27), new(2026, 11, 30), new(2026, 12, 1), new(2026, 12, 3), new(2026, 12, 4)];
        Assert.Equal(new(2026, 12, 4), Contest.DueDay(open, Day));
    }

    [Fact]
    public void Where_the_calendar_ends_the_days_of_a_week_of_work_count()
    {
        Assert.Equal(new(2026, 12, 3), Contest.DueDay([], Day));
        Assert.Equal(new(2026, 12, 3), Contest.DueDay([new(2026, 11, 27)], Day));
    }

    [Fact]
    public void It_is_always_due_after_it_came_and_a_longer_calendar_never_makes_it_later_than_the_days_it_holds() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 4].Array[0, 8]).Sample((start, gaps) =>
        {
            var received = Day.AddDays(start);
            var open = gaps.Aggregate(new List<DateOnly>(), (days, gap) => [.. days, (days.Count == 0 ? received : days[^1]).AddDays(gap)]);
            var due = Contest.DueDay(open, received);
            return due > received && open.Take(Contest.OpenDaysToAnswer).All(day => day <= due);
        });

    [Theory]
    [InlineData(null, true)]
    [InlineData(ContestAnswer.Upheld, true)]
    [InlineData(ContestAnswer.Corrected, false)]
    [InlineData(ContestAnswer.InDoubt, false)]
    public void The_doubt_is_the_familys(ContestAnswer? answer, bool stands) => Assert.Equal(stands, Contest.Stands(answer));
}
