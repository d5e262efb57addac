using AntiGaspi.App.French;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;

namespace AntiGaspi.App.Tests.French;

public sealed class RuleTextsTests
{
    public static TheoryData<CutoffRule, string> Rules => new()
    {
        { new RelativeCutoff(1, DayUnit.ServiceDay, new(10, 0)), "le jour de service précédent, jusqu’à 10_h_00" },
        { new RelativeCutoff(0, DayUnit.ServiceDay, new(9, 30)), "le jour même, jusqu’à 9_h_30" },
        { new RelativeCutoff(1, DayUnit.CalendarDay, new(23, 59)), "le jour précédent, jusqu’à 23_h_59" },
        { new RelativeCutoff(7, DayUnit.CalendarDay, new(10, 0)), "7 jours avant, jusqu’à 10_h_00" },
        { new RelativeCutoff(2, DayUnit.WorkingDay, new(10, 0)), "2 jours ouvrés avant, jusqu’à 10_h_00" },
        { new WeeklyCutoff(DayOfWeek.Thursday, 1, new(12, 0)), "le jeudi de la semaine précédente, jusqu’à 12_h_00" },
        { new WeeklyCutoff(DayOfWeek.Thursday, 4, new(12, 0)), "le jeudi, 4 semaines avant, jusqu’à 12_h_00" },
        {
            new GroupedCutoff([new(Weekdays.Of(DayOfWeek.Tuesday, DayOfWeek.Monday), DayOfWeek.Friday)], new(9, 0)),
            "le vendredi pour le lundi et le mardi, jusqu’à 9_h_00"
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_deadline_rule_is_written_from_the_rule_itself(CutoffRule rule, string words) =>
        Assert.Equal(words.Replace('_', '\u00A0'), RuleTexts.For(rule));

    [Fact]
    public void What_is_refunded_is_said_in_words()
    {
        Assert.Equal("tout le prix du repas", RuleTexts.For(new TierShare.Full()));
        Assert.Equal("50\u00A0% du prix du repas", RuleTexts.For(new TierShare.Percent(50)));
        Assert.Equal("le prix des denrées", RuleTexts.For(new TierShare.FoodCostOnly()));
        Assert.Equal("1,85\u00A0€ par repas", RuleTexts.For(new TierShare.FixedAmount(new(185))));
        Assert.Equal("rien", RuleTexts.For(new TierShare.None()));
    }
}
