using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Meals;

public sealed class AbsenceRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly YearEnd = new(2027, 7, 2);
    private static readonly AbsenceFacts Nothing = new(Weekdays.FourDays, Today, YearEnd, []);
    private static readonly AskedAbsence Tuesdays = new(AbsenceRhythm.Weekly, Weekdays.Of(DayOfWeek.Tuesday), Today, YearEnd);

    [Fact]
    public void Every_Tuesday_until_the_end_of_the_school_year_is_declared() => Assert.Null(AbsenceRule.Judge(Tuesdays, Nothing));

    [Fact]
    public void What_makes_no_sense_is_refused_with_its_cause()
    {
        Assert.Equal(AbsenceRefusal.NoWeekday, AbsenceRule.Judge(Tuesdays with { Days = Weekdays.None }, Nothing));
        Assert.Equal(AbsenceRefusal.BadFirstDay, AbsenceRule.Judge(Tuesdays with { First = Today.AddDays(-1) }, Nothing));
        Assert.Equal(AbsenceRefusal.BadLastDay, AbsenceRule.Judge(Tuesdays with { First = Today.AddDays(9), Last = Today.AddDays(8) }, Nothing));
        Assert.Equal(AbsenceRefusal.BeyondYear, AbsenceRule.Judge(Tuesdays with { Last = YearEnd.AddDays(1) }, Nothing));
        Assert.Equal(AbsenceRefusal.BeyondYear, AbsenceRule.Judge(Tuesdays with { First = YearEnd.AddDays(60), Last = YearEnd.AddDays(60) }, Nothing));
        Assert.Equal(AbsenceRefusal.NoMeal, AbsenceRule.Judge(Tuesdays with { Days = Weekdays.Of(DayOfWeek.Wednesday) }, Nothing));
    }

    [Fact]
    public void Two_absences_of_the_same_days_are_one_too_many_and_an_illness_goes_over_a_rhythm()
    {
        var facts = Nothing with { Running = [Tuesdays with { Last = Today.AddDays(30) }] };
        Assert.Equal(AbsenceRefusal.AlreadyDeclared, AbsenceRule.Judge(Tuesdays, facts));
        Assert.Null(AbsenceRule.Judge(Tuesdays with { First = Today.AddDays(31) }, facts));
        Assert.Null(AbsenceRule.Judge(Tuesdays with { Days = Weekdays.Of(DayOfWeek.Monday) }, facts));
        Assert.Null(AbsenceRule.Judge(Tuesdays with { Rhythm = AbsenceRhythm.FurtherNotice, Days = new(127) }, facts));
    }

    [Fact]
    public void An_eleventh_absence_is_refused()
    {
        var facts = Nothing with { Running = Enumerable.Range(1, AbsenceRule.MaxRunning).Select(week => Tuesdays with { First = Today.AddDays(week * 7), Last = Today.AddDays(week * 7) }).ToList() };
        Assert.Equal(AbsenceRefusal.TooMany, AbsenceRule.Judge(Tuesdays with { Days = Weekdays.Of(DayOfWeek.Monday) }, facts));
    }

    [Fact]
    public void What_is_accepted_lies_between_today_and_the_end_of_the_year_and_meets_a_plan() =>
        Gen.Select(Gen.Int[0, 127], Gen.Int[-40, 400], Gen.Int[-40, 400], Gen.Int[0, 127]).Sample((days, first, last, planned) =>
        {
            var asked = new AskedAbsence(AbsenceRhythm.Weekly, new(days), Today.AddDays(first), Today.AddDays(last));
            return AbsenceRule.Judge(asked, Nothing with { Planned = new(planned) }) is not null
                || (Today <= asked.First && asked.First <= asked.Last && asked.Last <= YearEnd && (days & planned) != 0);
        });
}
