using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Design.Forms;
using AntiGaspi.Design.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>A button of a row: what it does, and its full name for those who hear it out of its row.</summary>
public sealed record MealButton(OperationKind Act, string Text, string FullName, ButtonKind Look);

/// <summary>One day of a child, ready to be drawn. The button comes from the rule that the act itself obeys.</summary>
public sealed record MealRow(
    PlannedMeal Planned, string Label, DayLook Look, string State, string? Until, string? Amount, string? AmountHref, bool Next, MealButton? Button)
{
    public string Name => MealRequest.NameOf(Planned.Meal);

    /// <summary>The rows of a child's card.</summary>
    /// <param name="child">The child.</param>
    /// <param name="meals">The meals shown.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="today">Its date at the canteen.</param>
    /// <param name="nearest">Whether these are the next days: the first meal that can still be changed comes first, drawn larger.</param>
    /// <param name="story">Where the story of an amount is told.</param>
    public static IReadOnlyList<MealRow> Of(
        ChildMeals child, IReadOnlyList<PlannedMeal> meals, DateTimeOffset now, DateOnly today, bool nearest, Func<MealRef, string> story)
    {
        var next = nearest ? meals.FirstOrDefault(meal => MayChange(meal.Facts, now)) : null;
        return meals.OrderBy(meal => meal != next).Select(meal => Row(new(child, now, today, story), meal, meal == next)).ToList();
    }

    private static bool MayChange(MealFacts facts, DateTimeOffset now) =>
        Cancellation.Judge(facts, now) is null || Restoration.Judge(facts, now) is null;

    private static MealRow Row(Card card, PlannedMeal meal, bool first)
    {
        var row = new MealRow(meal, card.Label(meal), DayLook.Expected, MealTexts.For(meal.State), null, null, null, first, null);
        return meal.State switch
        {
            MealState.Expected => Expected(card, row),
            MealState.CancelledInTime => Cancelled(card, row),
            MealState.AbsentLate => row with
            {
                Look = DayLook.Late, Until = MealTexts.Told,
                Button = LateNotice.JudgeTakeBack(meal.Facts, card.Now) is null
                    ? new(OperationKind.TakeBack, TakeBackTexts.Button, TakeBackTexts.Name(card.Child.GivenName, row.Label), ButtonKind.Quiet) : null,
            },
            MealState.Excused or MealState.NotConcerned =>
                row with { Look = DayLook.NoMeal, Until = MealTexts.NoMeal(meal.EventKind, meal.EventLabel) },
        };
    }

    private static MealRow Expected(Card card, MealRow row)
    {
        var meal = row.Planned;
        if (Cancellation.Judge(meal.Facts, card.Now) is { } refusal)
        {
            return refusal is CancelRefusal.TooLate or CancelRefusal.Sealed
                ? TooLate(card, row)
                : row with { Until = MealTexts.For(refusal, null) };
        }

        var offer = meal.OfferAt(card.Now)!;
        var after = meal.Tiers.FirstOrDefault(tier => tier.CutoffAt > offer.CutoffAt && tier.Refund != offer.Refund);
        var until = row.Next ? MealTexts.PossibleUntil(offer, card.Today) : MealTexts.Until(offer, card.Today);
        var text = meal.IsRegulated ? FamilyTexts.Cancel : FamilyTexts.Tell;
        var name = meal.IsRegulated ? FamilyTexts.CancelName(card.Child.GivenName, row.Label) : FamilyTexts.TellName(card.Child.GivenName, row.Label);
        return row with
        {
            Until = after is null ? until : $"{until}, {MealTexts.Then(after, meal.IsRegulated, card.Child.Reader, card.Today)}",
            Amount = MealTexts.Deduction(offer.Refund, meal.IsRegulated, card.Child.Reader),
            Button = new(OperationKind.Cancel, text, name, row.Next ? ButtonKind.Primary : ButtonKind.Secondary),
        };
    }

    private static MealRow TooLate(Card card, MealRow row)
    {
        var meal = row.Planned;
        if (LateNotice.Judge(meal.Facts, card.Now) is not null)
        {
            return row with { Until = MealTexts.Begun };
        }

        var missed = Formats.Deadline(meal.LastTier.LocalDay, meal.LastTier.LocalTime);
        var closed = meal.Facts.SealedAt is null ? MealTexts.ClosedUntilFrozen(meal.LastTier.LocalTime.Add(Sealing.Grace)) : null;
        return row with
        {
            Until = string.Join(' ', new[] { MealTexts.For(CancelRefusal.TooLate, missed), closed, MealTexts.StillTell }.Where(text => text is not null)),
            Button = new(OperationKind.LateNotice, FamilyTexts.Tell, FamilyTexts.TellName(card.Child.GivenName, row.Label), ButtonKind.Secondary),
        };
    }

    private static MealRow Cancelled(Card card, MealRow row)
    {
        var meal = row.Planned;
        var mayRestore = Restoration.Judge(meal.Facts, card.Now) is null;
        var amount = MealTexts.Deduction(meal.Refund, meal.IsRegulated, card.Child.Reader);
        return row with
        {
            Look = DayLook.Cancelled,
            Until = mayRestore ? MealTexts.RestorableUntil(meal.LastTier, card.Today) : MealTexts.Final,
            Amount = amount,
            AmountHref = amount is null ? null : card.Story(meal.Meal),
            Button = mayRestore
                ? new(OperationKind.Restore, FamilyTexts.Restore, FamilyTexts.RestoreName(card.Child.GivenName, row.Label), row.Next ? ButtonKind.Secondary : ButtonKind.Quiet)
                : null,
        };
    }

    private sealed record Card(ChildMeals Child, DateTimeOffset Now, DateOnly Today, Func<MealRef, string> Story)
    {
        public string Label(PlannedMeal meal) => Formats.DaySeenFrom(Today, meal.Meal.Day) + MealTexts.Suffix(meal.Meal.Service);
    }
}
