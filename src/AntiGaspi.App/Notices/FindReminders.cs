using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Notices;

/// <summary>Why a meal is worth a reminder. What a family is used to is never a reason: a Friday can tell a religion.</summary>
public enum ReminderCause
{
    /// <summary>The first week of class after holidays.</summary>
    CalendarReturn,

    /// <summary>Something that the school declared for everybody that day, while the meal takes place: a strike, a catch-up day, an exam.</summary>
    CollectiveEvent,

    /// <summary>An absence of every week, which the family itself declared, came to its last day: the meal after it is planned again.</summary>
    EndedRecurrence,
}

/// <summary>A reason to speak of one meal.</summary>
/// <param name="Meal">Which meal.</param>
/// <param name="Cause">Why.</param>
/// <param name="Label">The school's words, where it has some.</param>
/// <param name="LastDay">The last day of a recurrence that came to its end.</param>
public sealed record ReminderReason(MealRef Meal, ReminderCause Cause, string? Label = null, DateOnly? LastDay = null);

/// <summary>One kind of reasons: the calendar, the events, what a family itself declared. Each is read anew when a message is written and when it is sent.</summary>
public interface IReminderSource
{
    /// <summary>The reasons to speak of meals of the account's children between two days, both included. A meal may be cancelled already: the reader sees to that.</summary>
    /// <param name="family">The scope of the family.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    Task<IReadOnlyList<ReminderReason>> OfAsync(Scope family, DateOnly from, DateOnly to);
}

/// <summary>A meal to be reminded of, that can still be cancelled.</summary>
public sealed record RemindedMeal(PlannedMeal Planned, TierOffer Offer, ReminderReason Reason);

/// <summary>A child, with its meals to be reminded of, ordered by day.</summary>
public sealed record ChildReminder(Guid PupilId, string GivenName, IReadOnlyList<RemindedMeal> Meals);

/// <summary>What there is to remind a family of before the next reminder: meals with a reason, whose deadline falls before then in a week of the reader’s, and not cancelled yet.</summary>
public sealed class FindReminders(MealCalendar calendar, OwnWeeks weeks, IEnumerable<IReminderSource> sources)
{
    // A day more than between two reminders, so that no deadline falls between them.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(8);

    // Cutoffs of the règlements go some weeks back; a meal further away is spoken of later.
    private const int MaxDaysAhead = 35;

    /// <summary>The children with something to say, read as things stand.</summary>
    public async Task<IReadOnlyList<ChildReminder>> OfAsync(Scope family, DateTimeOffset now)
    {
        var (from, to) = (DateOnly.FromDateTime(now.UtcDateTime), DateOnly.FromDateTime(now.UtcDateTime).AddDays(MaxDaysAhead));
        var reasons = new Dictionary<MealRef, ReminderReason>();
        foreach (var source in sources)
        {
            foreach (var reason in await source.OfAsync(family, from, to))
            {
                reasons.TryAdd(reason.Meal, reason);
            }
        }

        if (reasons.Count == 0)
        {
            return [];
        }

        var children = await calendar.ForFamilyAsync(family, from, to, since: from);
        var isOwn = await weeks.OfAsync(family);
        return children.Select(child => new ChildReminder(child.PupilId, child.GivenName, MealsOf(child, reasons, isOwn, now))).Where(child => child.Meals.Count > 0).ToList();
    }

    private static List<RemindedMeal> MealsOf(ChildMeals child, Dictionary<MealRef, ReminderReason> reasons, Func<Guid, DateOnly, bool> isOwn, DateTimeOffset now)
    {
        List<RemindedMeal> meals = [];
        foreach (var meal in child.Meals)
        {
            if (reasons.TryGetValue(meal.Meal, out var reason) && Cancellation.Judge(meal.Facts, now) is null && meal.OfferAt(now) is { } offer && offer.CutoffAt <= now + Ahead
                && isOwn(child.PupilId, offer.LocalDay))
            {
                meals.Add(new(meal, offer, reason));
            }
        }

        return meals;
    }
}
