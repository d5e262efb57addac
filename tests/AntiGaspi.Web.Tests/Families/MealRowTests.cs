using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Pages.Meals;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>Each row of the family's page, by the state of its meal and the clock.</summary>
public sealed class MealRowTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);
    private static readonly DateTimeOffset First = Paris(11, 24, 10);
    private static readonly DateTimeOffset Last = Paris(11, 30, 10);
    private static readonly MealFacts Open = new(true, true, DayStatus.Open, null, Last, null, Paris(12, 1, 11), false, false, false);

    [Fact]
    public void Before_the_first_deadline_both_deductions_are_told()
    {
        var row = Row(Meal(), Paris(11, 23, 9));
        Assert.Equal("Possible jusqu’au mardi 24 novembre à 10\u00A0h\u00A000, puis 1,85\u00A0€ déduit jusqu’au lundi 30 novembre à 10\u00A0h\u00A000", row.Until);
        Assert.Equal(("3,25\u00A0€ déduits", OperationKind.Cancel, "Décommander"), (row.Amount, row.Button!.Act, row.Button.Text));
        Assert.Equal("Décommander le repas de Léa, mardi 1er décembre", row.Button.FullName);
    }

    [Fact]
    public void After_it_only_the_second_is()
    {
        var row = Row(Meal(), First);
        Assert.Equal(("Possible jusqu’au lundi 30 novembre à 10\u00A0h\u00A000", "1,85\u00A0€ déduit"), (row.Until, row.Amount));
    }

    [Theory]
    [InlineData(true, true, "1 repas déduit\u00A0; montant sur votre facture", "Décommander")]
    [InlineData(true, false, "déduit de la facture du responsable payeur", "Décommander")]
    [InlineData(false, true, null, "Prévenir la cuisine")]
    public void Without_a_known_amount_the_day_is_told_and_without_a_regulation_no_euro(bool regulated, bool payer, string? amount, string button)
    {
        var meal = Meal() with { IsRegulated = regulated, Tiers = [Tier(1, Last, null)] };
        var row = Row(meal, First, payer);
        Assert.Equal((amount, button, OperationKind.Cancel), (row.Amount, row.Button!.Text, row.Button.Act));
        Assert.DoesNotContain("€", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Someone_who_does_not_pay_reads_no_amount_anywhere()
    {
        foreach (var meal in new[] { Meal(), Cancelled() })
        {
            var row = Row(meal, Paris(11, 23, 9), payer: false);
            Assert.DoesNotContain("€", $"{row.Amount} {row.Until} {row.State}", StringComparison.Ordinal);
            Assert.Contains("responsable payeur", row.Amount, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Between_the_deadline_and_the_freeze_the_day_is_closed_to_the_second()
    {
        var row = Row(Meal(), Last);
        Assert.Contains("L’heure limite (lundi 30 novembre à 10\u00A0h\u00A000) est passée", row.Until, StringComparison.Ordinal);
        Assert.Contains("Clos, figé à 10\u00A0h\u00A001\u00A0min\u00A030\u00A0s.", row.Until, StringComparison.Ordinal);
        Assert.Equal(OperationKind.LateNotice, row.Button!.Act);
        var frozen = Row(Meal() with { Facts = Open with { SealedAt = Last.AddSeconds(90) } }, Last.AddMinutes(5));
        Assert.DoesNotContain("figé", frozen.Until, StringComparison.Ordinal);
        Assert.EndsWith("Vous pouvez quand même prévenir.", frozen.Until, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_the_service_has_begun_no_button_is_left()
    {
        var row = Row(Meal(), Paris(12, 1, 11));
        Assert.Equal(("le service a commencé", (MealButton?)null), (row.Until, row.Button));
    }

    [Fact]
    public void A_cancelled_meal_leads_to_the_story_of_its_amount_and_is_restored_until_the_last_deadline()
    {
        var row = Row(Cancelled(), Last.AddSeconds(-1));
        Assert.Equal(("repas décommandé", "3,25\u00A0€ déduits", OperationKind.Restore), (row.State, row.Amount, row.Button!.Act));
        Assert.EndsWith("/2026-12-01/1", row.AmountHref, StringComparison.Ordinal);
        var late = Row(Cancelled(), Last);
        Assert.Equal(("définitif", (MealButton?)null), (late.Until, late.Button));
    }

    [Theory]
    [InlineData("strike", null, "grève")]
    [InlineData("trip", "musée de la Nacre", "sortie ou voyage (musée de la Nacre)")]
    [InlineData("internship", "", "stage")]
    [InlineData("exam", "brevet blanc", "examen (brevet blanc)")]
    [InlineData("closure", null, "restaurant fermé")]
    [InlineData(null, null, "restaurant fermé")]
    public void A_day_without_a_meal_says_why(string? kind, string? label, string why)
    {
        var row = Row(Meal() with { Facts = Open with { IsExcused = true }, EventKind = kind, EventLabel = label }, First);
        Assert.Equal(("pas de repas", why, (MealButton?)null), (row.State, row.Until, row.Button));
    }

    [Fact]
    public void An_absence_told_late_says_that_the_meal_stays_billed()
    {
        var row = Row(Meal() with { Facts = Open with { IsToldLate = true } }, Last);
        Assert.Equal(("absence signalée", "La cuisine est prévenue, le repas reste facturé."), (row.State, row.Until));
        Assert.Equal((OperationKind.TakeBack, "Retirer l’absence"), (row.Button!.Act, row.Button.Text));
        var begun = Row(Meal() with { Facts = Open with { IsToldLate = true } }, Paris(12, 1, 11));
        Assert.Equal(("absence signalée", "La cuisine est prévenue, le repas reste facturé.", (MealButton?)null), (begun.State, begun.Until, begun.Button));
    }

    [Fact]
    public void The_first_meal_that_can_still_change_comes_first()
    {
        var today = Meal() with { Meal = new(Guid.Empty, new(2026, 11, 23), MealService.Lunch), Facts = Open with { CutoffAt = Paris(11, 20, 10) }, Tiers = [Tier(1, Paris(11, 20, 10), 325)] };
        var rows = MealRow.Of(Child(true), [today, Cancelled(), Meal()], Paris(11, 23, 9), new(2026, 11, 23), nearest: true, Story);
        Assert.Equal([(true, "repas décommandé"), (false, "repas prévu"), (false, "repas prévu")], rows.Select(row => (row.Next, row.State)));
    }

    private static MealRow Row(PlannedMeal meal, DateTimeOffset now, bool payer = true) =>
        Assert.Single(MealRow.Of(Child(payer), [meal], now, DateOnly.FromDateTime(now.Date.AddDays(now >= Last ? -9 : 0)), nearest: true, Story));

    private static string Story(MealRef meal) => $"/histoire/{meal.Day:yyyy-MM-dd}/{(int)meal.Service}";

    private static ChildMeals Child(bool payer) => new(Guid.Empty, "Léa", "MARTIN", "5 B", "collège", "", payer ? Reader.Payer : Reader.OtherGuardian, Money.Zero, 0, []);

    private static PlannedMeal Meal() => new(
        new(Guid.Empty, Day, MealService.Lunch), Open, [Tier(1, First, 325), Tier(2, Last, 185)], null, true, "Europe/Paris", null, null);

    private static PlannedMeal Cancelled() => Meal() with { Facts = Open with { IsCancelled = true }, Refund = new Money(325) };

    private static TierOffer Tier(int tier, DateTimeOffset at, long? cents) =>
        new(tier, at, DateOnly.FromDateTime(at.Date), TimeOnly.FromDateTime(at.DateTime), cents is { } known ? new Money(known) : null);

    private static DateTimeOffset Paris(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(1));
}
