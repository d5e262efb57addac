using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Pages.Meals;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>Which meals have a box, and how many weeks a page holds.</summary>
public sealed class MealBoxesTests
{
    private static readonly DateOnly Monday = new(2026, 11, 30);

    // Wednesday of the first week, before noon: its meal and the earlier ones are closed.
    private static readonly DateTimeOffset Now = new(2026, 12, 2, 10, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(5, 2)]
    [InlineData(8, 1)]
    [InlineData(30, 1)]
    public void A_page_holds_four_weeks_or_as_many_as_fit_and_always_one(int children, int weeks)
    {
        var boxes = At(Enumerable.Range(0, children).Select(at => Child($"Enfant {at}")).ToList());

        Assert.Equal((weeks, weeks), (boxes.Shown, boxes.Weeks.Count));
        Assert.Equal((new DateOnly(2026, 12, 2), Monday.AddDays((weeks * 7) - 1)), (boxes.From, boxes.To));
        Assert.True(weeks == 1 || boxes.Weeks.Sum(week => week.Children.Sum(child => child.Boxes.Count)) <= MealBoxes.MostBoxes);
        Assert.All(boxes.Weeks, week => Assert.Equal(Enumerable.Range(0, children).Select(at => $"Enfant {at}"), week.Children.Select(child => child.GivenName)));
    }

    [Fact]
    public void A_day_that_is_over_closed_told_late_or_not_open_yet_has_no_box()
    {
        var boxes = At([Child("Léa")]);

        var first = boxes.Weeks[0].Children[0];
        Assert.Equal((Monday, "Léa"), (boxes.Weeks[0].Monday, first.GivenName));
        Assert.Equal(["vendredi 4 décembre"], first.Boxes.Select(box => box.Text));
        Assert.Equal("repas prévu · 3,35\u00A0€ déduits · jusqu’au jeudi 3 décembre à 10\u00A0h\u00A000", first.Boxes[0].Hint);
        Assert.Equal($"Léa, vendredi 4 décembre · {first.Boxes[0].Hint}", first.Boxes[0].FullName);
        foreach (var facts in new Func<MealFacts, MealFacts>[]
        {
            one => one with { Status = DayStatus.Closed }, one => one with { IsExcused = true }, one => one with { OpensAt = Now.AddDays(1) },
            one => one with { SealedAt = Now }, one => one with { IsToldLate = true, CutoffAt = Now },
        })
        {
            var none = At([Child("Léa", facts)]);
            Assert.Equal((0, "Léa"), (none.Weeks.Count, Assert.Single(none.Without)));
        }
    }

    [Fact]
    public void The_buttons_are_those_of_the_boxes()
    {
        var open = At([Child("Léa")]);
        Assert.Equal((true, false), (open.MayCancel, open.MayRestore));
        var cancelled = At([Child("Léa", one => one with { IsCancelled = true })]);
        Assert.Equal((false, true), (cancelled.MayCancel, cancelled.MayRestore));
        var none = MealBoxes.Of([], Monday, 0, Now);
        Assert.Equal((0, 0, MealBoxes.MostWeeks), (none.Weeks.Count, none.Without.Count, none.Shown));
    }

    [Fact]
    public void Weeks_further_on_begin_on_a_monday()
    {
        var boxes = MealBoxes.Of([Child("Léa")], MondayPlus(2), 2, Now);
        Assert.Equal((Monday.AddDays(14), Monday.AddDays(41)), (boxes.From, boxes.To));
        Assert.Equal([Monday.AddDays(14), Monday.AddDays(21)], boxes.Weeks.Select(week => week.Monday));
    }

    private static MealBoxes At(IReadOnlyList<ChildMeals> children) => MealBoxes.Of(children, MondayPlus(2), 0, Now);

    private static DateOnly MondayPlus(int days) => Monday.AddDays(days);

    // Five meals a week for four weeks, each closed the day before at ten.
    private static ChildMeals Child(string name, Func<MealFacts, MealFacts>? facts = null)
    {
        var meals = Enumerable.Range(0, 28).Select(MondayPlus).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => Meal(day, facts ?? (one => one)));
        return new(Guid.Empty, name, "MARTIN", "5 B", "collège", "", Reader.Payer, Money.Zero, 0, meals.ToList());
    }

    private static PlannedMeal Meal(DateOnly day, Func<MealFacts, MealFacts> facts)
    {
        var cutoff = new DateTimeOffset(day.AddDays(-1).ToDateTime(new(10, 0)), TimeSpan.FromHours(1));
        var open = new MealFacts(true, true, DayStatus.Open, null, cutoff, null, cutoff.AddHours(25), false, false, false);
        return new(new(Guid.Empty, day, MealService.Lunch), facts(open), [new(1, cutoff, day.AddDays(-1), new(10, 0), new Money(335))], null, true, "Europe/Paris", null, null);
    }
}
