using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Notices;

/// <summary>A link to the page that does what it says, once it is tapped there.</summary>
public sealed record MealLinkLine(PlannedMeal Planned, TierOffer Offer, Uri Link);

/// <summary>
/// Writes the messages that a family asked for, as things stand when they leave. Null: it is no longer wanted, or there is nothing to
/// say any more (the meal is cancelled already, the deadline has passed), and nothing leaves.
/// </summary>
/// <param name="site">The address that people type.</param>
/// <param name="links">Links to the meals of a week.</param>
/// <param name="stop">Links that stop a kind of messages.</param>
/// <param name="choices">What is still wanted.</param>
/// <param name="reminders">What there is to be reminded of.</param>
/// <param name="changes">What was changed in a day.</param>
/// <param name="receipts">What an act did.</param>
/// <param name="calendar">The meals of the children.</param>
/// <param name="opinion">Whether the reader is asked what they think.</param>
/// <param name="clock">Now.</param>
public sealed class ComposeFamilyMessage(
    Uri site, MealLinks links, StopLink stop, MessageChoices choices, FindReminders reminders, FindChanges changes, OperationReceipt receipts, MealCalendar calendar, AskOpinion opinion,
    TimeProvider clock)
{
    // Enough for two weeks of four days; the page of the link shows the others.
    private const int MaxMealsNamed = 10;

    /// <summary>The subject and the lines; null when nothing is to leave.</summary>
    public async Task<MailText?> ComposeAsync(WaitingMessage message)
    {
        var family = FamilyNotice.ScopeOf(message);
        if (await choices.FindAsync(family) is not { } choice || !choice.Wants(message.Kind))
        {
            return null;
        }

        var text = message.Kind switch
        {
            MessageKind.MealReminder => await ReminderAsync(family),
            MessageKind.MealReceipt => await ReceiptAsync(family, message.MessageId, Guid.ParseExact(message.Values[FamilyNotice.OperationId], "D")),
            MessageKind.MealDigest => await DigestAsync(family, message),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.Kind, "Not a message that a family asks for."),
        };
        return text is null ? null : MealMessageTexts.WithStop(text, message.Kind, new Uri(site, stop.PathOf(family.Tenant, choice, message.Kind)));
    }

    private async Task<MailText?> ReminderAsync(Scope family)
    {
        var now = clock.GetUtcNow();
        List<(ChildReminder Child, IReadOnlyList<MealLinkLine> Lines)> told = [];
        foreach (var child in await reminders.OfAsync(family, now))
        {
            List<MealLinkLine> lines = [];
            foreach (var meal in child.Meals.Take(MaxMealsNamed))
            {
                if (await links.PathAsync(family.Tenant, family.AccountId, meal.Planned.Meal, now) is { } path)
                {
                    lines.Add(new(meal.Planned, meal.Offer, new Uri(site, MealLinkAddress.Prepared(path, meal.Planned.Meal.Day))));
                }
            }

            told.Add((child, lines));
        }

        return told.Count == 0 ? null : MealMessageTexts.Reminder(told, TodayOf(told[0].Child.Meals[0].Planned.TimeZone, now), new Uri(site, ComposeMessage.AbsencesPath));
    }

    private async Task<MailText?> ReceiptAsync(Scope family, Guid messageId, Guid operation)
    {
        if (await receipts.RunAsync(family, operation) is not { Done.Count: > 0 } receipt)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (first, last) = (receipt.Done.Min(meal => meal.Meal.Day), receipt.Done.Max(meal => meal.Meal.Day));
        var children = (await calendar.ForFamilyAsync(family, first, last, since: first)).Where(child => receipt.Done.Any(meal => meal.Meal.PupilId == child.PupilId)).ToList();
        var known = children.Select(child => new ReceiptChild(child.PupilId, child.GivenName, child.Reader)).ToList();
        var lines = new List<(string Child, DateOnly FirstDay, Uri Link)>();
        foreach (var week in receipt.Done.Where(meal => meal.Stands && IsUndone(receipt.Kind, meal, now)).GroupBy(meal => (meal.Meal.PupilId, Monday: WeekOf.MondayOf(meal.Meal.Day))).Take(MaxMealsNamed))
        {
            if (await links.PathAsync(family.Tenant, family.AccountId, week.First().Meal, now) is { } path)
            {
                lines.Add((known.Single(child => child.PupilId == week.Key.PupilId).GivenName, week.Key.Monday, new Uri(site, MealLinkAddress.Done(path, operation))));
            }
        }

        // As the page of the confirmation: after an absence that stands, and the démarche is over.
        var asked = MealMessageTexts.IsAbsence(receipt.Kind) && receipt.Done.Any(meal => meal.Stands) ? await opinion.OfAsync(family, messageId, operation, now) : null;
        return MealMessageTexts.Receipt(receipt, known, lines, TimeZoneInfo.FindSystemTimeZoneById(receipt.Done[0].TimeZone), asked);
    }

    private async Task<MailText?> DigestAsync(Scope family, WaitingMessage message)
    {
        var changed = await changes.OfAsync(family, FamilyNotice.InstantOf(message, FamilyNotice.After), FamilyNotice.InstantOf(message, FamilyNotice.Until));
        return changed.Count == 0 ? null : MealMessageTexts.Digest(changed, new Uri(site, "/famille"));
    }

    private static bool IsUndone(OperationKind kind, ReceiptMeal meal, DateTimeOffset now) => kind switch
    {
        OperationKind.Cancel => Restoration.Judge(meal.Facts, now) is null,
        OperationKind.Restore => Cancellation.Judge(meal.Facts, now) is null,
        OperationKind.LateNotice or OperationKind.PupilLife or OperationKind.TakeBack => false,
    };

    private static DateOnly TodayOf(string zone, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}
