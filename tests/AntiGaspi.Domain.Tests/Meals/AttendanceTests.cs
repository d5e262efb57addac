using AntiGaspi.Domain.Meals;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Meals;

public sealed class AttendanceTests
{
    private static readonly DateTimeOffset Begins = new(2026, 11, 26, 10, 45, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 26);
    private static readonly Gen<MealState> States = Gen.Enum<MealState>();

    [Theory]
    [InlineData(MealState.CancelledInTime, true, false, MismatchKind.CancelledButCame)]
    [InlineData(MealState.AbsentLate, true, false, MismatchKind.ToldAbsentButCame)]
    [InlineData(MealState.Expected, false, true, MismatchKind.ExpectedButAbsent)]
    [InlineData(MealState.Expected, false, false, null)]
    [InlineData(MealState.Expected, true, true, null)]
    [InlineData(MealState.CancelledInTime, false, true, null)]
    [InlineData(MealState.Excused, true, true, null)]
    [InlineData(MealState.NotConcerned, true, true, null)]
    public void What_was_seen_against_what_was_said(MealState said, bool wasPresent, bool isListWhole, MismatchKind? kind) =>
        Assert.Equal(kind, Attendance.Judge(said, wasPresent, isListWhole));

    [Fact]
    public void Nobody_is_absent_without_a_whole_list() =>
        Gen.Select(States, Gen.Bool).Sample((said, wasPresent) => Attendance.Judge(said, wasPresent, isListWhole: false) is not MismatchKind.ExpectedButAbsent);

    [Fact]
    public void A_whole_list_never_hides_who_came() =>
        Gen.Select(States, Gen.Bool).Sample((said, isListWhole) => Attendance.Judge(said, true, isListWhole) == Attendance.Judge(said, true, !isListWhole));

    [Fact]
    public void One_and_the_same_meal_never_differs_both_ways() =>
        States.Sample(said => Attendance.Judge(said, true, true) is null || Attendance.Judge(said, false, true) is null);

    [Theory]
    [InlineData(true, 0, null)]
    [InlineData(true, -1, MarkRefusal.NotBegun)]
    [InlineData(false, 0, MarkRefusal.NotSaidAway)]
    public void Who_was_said_to_be_away_is_marked_from_the_beginning_of_the_service(bool isCancelled, int milliseconds, MarkRefusal? why)
    {
        var facts = MealFacts.Unknown with { IsKnown = true, IsPlanned = true, Status = AntiGaspi.Domain.Calendar.DayStatus.Open, StartsAt = Begins, IsCancelled = isCancelled };
        Assert.Equal(why, Attendance.JudgeMark(facts, Begins.AddMilliseconds(milliseconds)));
        Assert.Equal(MarkRefusal.UnknownMeal, Attendance.JudgeMark(MealFacts.Unknown, Begins));
    }

    [Theory]
    [InlineData(0, -1, ListRefusal.NotBegun)]
    [InlineData(0, 0, null)]
    [InlineData(7, 0, null)]
    [InlineData(8, 0, ListRefusal.TooOld)]
    public void A_list_is_declared_from_the_beginning_of_the_service_for_a_week(int days, int milliseconds, ListRefusal? why)
    {
        Assert.Equal(why, Attendance.JudgeList(Begins, Day, Day.AddDays(days), Begins.AddDays(days).AddMilliseconds(milliseconds)));
        Assert.Equal(ListRefusal.NoMeal, Attendance.JudgeList(null, Day, Day, Begins));
    }
}
