using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Calendar;

/// <summary>What the school office declares of some days of a place.</summary>
public enum EventKind
{
    /// <summary>No service (<i>fermeture</i>).</summary>
    Closure,

    /// <summary>No service for a strike (<i>grève</i>).</summary>
    Strike,

    /// <summary>A class is away and eats elsewhere (<i>sortie, voyage</i>).</summary>
    Trip,

    /// <summary>A class is on an internship (<i>stage, séquence d’observation</i>).</summary>
    Internship,

    /// <summary>A day served exceptionally, as another weekday (<i>rattrapage</i>).</summary>
    CatchUp,
}

/// <summary>An event as it is declared.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="PlaceId">The place of meal.</param>
/// <param name="FirstDay">First day, included.</param>
/// <param name="LastDay">Last day, included.</param>
/// <param name="Label">A few words for the school; no name of a person.</param>
/// <param name="SchoolId">For a trip: the school of the class.</param>
/// <param name="Division">For a trip: the class.</param>
/// <param name="PlanWeekday">For a catch-up day: the weekday whose plans apply, 1 for Monday.</param>
/// <param name="Key">The key of the sending: sent twice, it is one event. A new one when not given.</param>
public sealed record NewEvent(
    EventKind Kind, Guid PlaceId, DateOnly FirstDay, DateOnly LastDay, string Label, Guid? SchoolId = null, string? Division = null, int? PlanWeekday = null,
    Guid? Key = null);

/// <summary>A day that an event touches, as it stood before.</summary>
/// <param name="Day">The local date.</param>
/// <param name="CutoffAt">When families can no longer act on it.</param>
/// <param name="SealedAt">When its headcount was frozen; none while it moves.</param>
public sealed record TouchedDay(DateOnly Day, DateTimeOffset CutoffAt, DateTimeOffset? SealedAt);

/// <summary>The deadline of a day that an event moves.</summary>
/// <param name="Day">The day, which stays open.</param>
/// <param name="Before">The last deadline that families could read until now.</param>
/// <param name="After">The one that holds from now on.</param>
public sealed record MovedDeadline(DateOnly Day, DateTimeOffset Before, DateTimeOffset After);

/// <summary>What an event changed, or would change.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Days">Days of service touched; those that were closed already are not.</param>
/// <param name="Meals">Meals of pupils taken out; for a catch-up day, meals added.</param>
/// <param name="Refunded">What was refunded as of right.</param>
public sealed record EventEffect(Guid EventId, int Days, int Meals, Money Refunded)
{
    /// <summary>The days touched, in order; told when an event is declared.</summary>
    public IReadOnlyList<TouchedDay> Touched { get; init; } = [];

    /// <summary>Days that stay open and whose deadline moves, because a day before them is no longer served, or is; told when an event is declared.</summary>
    public IReadOnlyList<MovedDeadline> Moved { get; init; } = [];

    /// <summary>Class by class and amount by amount; told when an event is declared.</summary>
    public EventStory Story { get; init; } = EventStory.Empty;

    /// <summary>Whether it could still be withdrawn at an instant: every deadline is ahead.</summary>
    public bool MayBeWithdrawn(DateTimeOffset now) => Touched.All(day => day.SealedAt is null && now < day.CutoffAt);
}

/// <summary>Why an event cannot be declared.</summary>
public enum EventRefusal
{
    /// <summary>The place is not one of the account's.</summary>
    UnknownPlace,

    /// <summary>The last day is before the first, or the span is longer than a school year allows.</summary>
    WrongSpan,

    /// <summary>No day of service is touched: there is nothing to declare.</summary>
    NoDay,

    /// <summary>The days touched are all closed already.</summary>
    AlreadyClosed,

    /// <summary>A class that has no pupil expected on those days.</summary>
    NobodyExpected,

    /// <summary>A day of service exists already on the day to add.</summary>
    AlreadyServed,

    /// <summary>The headcount of a day touched is frozen: a class cannot be taken out of it any more.</summary>
    Frozen,

    /// <summary>The deadline of a day to add would be over: families would pay for a meal that they could never cancel.</summary>
    TooLate,

    /// <summary>The key was used before for another event.</summary>
    KeyReused,
}

/// <summary>The answer to an event: what it did, or why nothing was done.</summary>
public abstract record EventOutcome
{
    /// <summary>Declared, with its effect.</summary>
    public sealed record Declared(EventEffect Effect) : EventOutcome;

    /// <summary>The same sending was received before: what it did stands, and nothing more was done.</summary>
    public sealed record Repeated(Guid EventId) : EventOutcome;

    /// <summary>Refused; nothing was changed.</summary>
    public sealed record Refused(EventRefusal Why) : EventOutcome;
}
