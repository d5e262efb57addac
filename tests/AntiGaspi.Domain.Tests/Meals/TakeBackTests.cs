using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Meals;

public sealed class TakeBackTests
{
    private static readonly DateTimeOffset Cutoff = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Begins = new(2026, 11, 26, 10, 45, 0, TimeSpan.Zero);
    private static readonly MealFacts Told = MealFacts.Unknown with
    {
        IsKnown = true, IsPlanned = true, Status = DayStatus.Open, CutoffAt = Cutoff, StartsAt = Begins, IsToldLate = true,
    };

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, TakeBackRefusal.ServiceBegun)]
    [InlineData(1, TakeBackRefusal.ServiceBegun)]
    public void What_was_told_is_taken_back_until_the_service_begins(int milliseconds, TakeBackRefusal? why) =>
        Assert.Equal(why, LateNotice.JudgeTakeBack(Told, Begins.AddMilliseconds(milliseconds)));

    [Fact]
    public void What_was_not_told_is_not_taken_back()
    {
        Assert.Equal(TakeBackRefusal.UnknownMeal, LateNotice.JudgeTakeBack(MealFacts.Unknown, Cutoff));
        Assert.Equal(TakeBackRefusal.NotTold, LateNotice.JudgeTakeBack(Told with { IsToldLate = false }, Cutoff));
        Assert.Equal(TakeBackRefusal.NotTold, LateNotice.JudgeTakeBack(Told with { IsExcused = true }, Cutoff));
    }

    [Fact]
    public void Telling_and_taking_back_are_never_both_possible_and_one_leads_to_the_other() =>
        Gen.Select(Gen.Int[-10_000, 10_000], Gen.Bool, Gen.Bool, Gen.Bool).Sample((minutes, isTold, isCancelled, isExcused) =>
        {
            var (facts, now) = (Told with { IsToldLate = isTold, IsCancelled = isCancelled, IsExcused = isExcused }, Begins.AddMinutes(minutes));
            var (tells, takesBack) = (LateNotice.Judge(facts, now) is null, LateNotice.JudgeTakeBack(facts, now) is null);
            return !(tells && takesBack) && (!tells || LateNotice.JudgeTakeBack(facts with { IsToldLate = true }, now) is null);
        });
}
