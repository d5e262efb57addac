namespace AntiGaspi.Domain.Regulation;

/// <summary>Why a meal is refunded (<i>motif de remise d'ordre</i>). Never more than this: no religion, no illness by name.</summary>
/// <remarks>Source: domain notes §2.3; docs/rules/refund-order.md, §5.</remarks>
public enum RefundReason
{
    /// <summary>Cancelled before the deadline (<i>repas décommandé avant l'heure limite</i>).</summary>
    CancelledInTime = 1,

    /// <summary>No service: strike, breakdown, weather (<i>fermeture du service</i>).</summary>
    ServiceClosed = 2,

    /// <summary>School trip or outing, not fed by the school (<i>sortie, voyage</i>).</summary>
    SchoolTrip = 3,

    /// <summary>Placement in a company (<i>stage, séquence d'observation</i>).</summary>
    Internship = 4,

    /// <summary>The school is an examination centre (<i>centre d'examen</i>).</summary>
    ExamCentre = 5,

    /// <summary>Temporary exclusion: its date only, never its motive (<i>exclusion temporaire</i>).</summary>
    Exclusion = 6,

    /// <summary>The pupil left the school (<i>départ définitif, radiation</i>).</summary>
    Departure = 7,

    /// <summary>Death; no letter ever leaves by itself (<i>décès</i>).</summary>
    Death = 8,

    /// <summary>Medical reason, "evidence seen" and nothing else (<i>raison médicale</i>).</summary>
    Illness = 9,

    /// <summary>A long fast; shown and stored as another conditional reason (<i>jeûne prolongé</i>).</summary>
    ProlongedFast = 10,

    /// <summary>Change of boarding status (<i>changement de régime</i>).</summary>
    RegimeChange = 11,

    /// <summary>School transport did not run (<i>transport scolaire non assuré</i>).</summary>
    TransportDisrupted = 12,

    /// <summary>Another reason that the principal judges (<i>autre motif apprécié</i>).</summary>
    OtherConditional = 13,
}

/// <summary>How a reason opens a refund.</summary>
public enum ReasonClass
{
    /// <summary>Without asking, from the first day (<i>de plein droit</i>).</summary>
    OfRight = 1,

    /// <summary>On request, judged by the principal (<i>sous conditions</i>).</summary>
    Conditional = 2,

    /// <summary>Never refunded (<i>exclu</i>).</summary>
    Excluded = 3,
}

/// <summary>From when the days to ask for a refund are counted.</summary>
public enum RequestAnchor
{
    /// <summary>Days before the absence starts.</summary>
    BeforeStart = 1,

    /// <summary>Days after the pupil's return.</summary>
    AfterReturn = 2,

    /// <summary>Days before the end of the billing term.</summary>
    BeforeTermEnd = 3,
}

/// <summary>By when a family must ask.</summary>
/// <param name="Days">0 to 366.</param>
/// <param name="Anchor">From when they are counted.</param>
public sealed record RequestDeadline(int Days, RequestAnchor Anchor);

/// <summary>Which days of an absence are counted against a threshold.</summary>
public enum AbsenceDay
{
    /// <summary>Every day.</summary>
    CalendarDay = 1,

    /// <summary>Monday to Friday but public holidays (<i>jour ouvré</i>).</summary>
    WorkingDay = 2,

    /// <summary>Days of class.</summary>
    SchoolDay = 3,

    /// <summary>Days on which this pupil's plan has a meal.</summary>
    MealDayOfPlan = 4,
}

/// <summary>How many days are compared with the threshold.</summary>
public enum DayComparison
{
    /// <summary>At least so many.</summary>
    AtLeast = 1,

    /// <summary>Strictly more.</summary>
    MoreThan = 2,
}

/// <summary>How long an absence must last to be refunded, and from which day.</summary>
/// <param name="Days">At least 1.</param>
/// <param name="Comparison">At least so many days, or more.</param>
/// <param name="Unit">Which days count.</param>
/// <param name="Consecutive">Whether they must follow each other.</param>
/// <param name="HolidaysBreakSequence">Whether school holidays in between start the count again.</param>
/// <param name="WaitingDays">Days never paid at the beginning (<i>franchise</i>); 0 when the refund goes back to the first day.</param>
public sealed record AbsenceThreshold(
    int Days,
    DayComparison Comparison,
    AbsenceDay Unit,
    bool Consecutive = true,
    bool HolidaysBreakSequence = false,
    int WaitingDays = 0)
{
    /// <summary>No threshold: any absence counts, from its first meal.</summary>
    public static AbsenceThreshold None { get; } = new(1, DayComparison.AtLeast, AbsenceDay.MealDayOfPlan);
}

/// <summary>What a règlement says of one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Class">How it opens a refund.</param>
/// <param name="Request">By when the family must ask; null when nothing has to be asked.</param>
/// <param name="EvidenceRequired">Whether somebody must have seen evidence, which is never kept.</param>
/// <param name="Threshold">How long the absence must last.</param>
/// <param name="Article">The article that says so; null when none is named.</param>
public sealed record ReasonRule(
    RefundReason Reason,
    ReasonClass Class,
    RequestDeadline? Request,
    bool EvidenceRequired,
    AbsenceThreshold Threshold,
    string? Article = null)
{
    /// <summary>What holds for each reason of which a règlement says nothing.</summary>
    public static IReadOnlyList<ReasonRule> Defaults { get; } = Enum.GetValues<RefundReason>().Select(DefaultFor).ToList();

    /// <summary>What holds for a reason of which a règlement says nothing.</summary>
    public static ReasonRule DefaultFor(RefundReason reason)
    {
        var asked = DefaultClassOf(reason) == ReasonClass.Conditional ? new RequestDeadline(30, RequestAnchor.AfterReturn) : null;
        return new(reason, DefaultClassOf(reason), asked, reason == RefundReason.Illness, AbsenceThreshold.None);
    }

    private static ReasonClass DefaultClassOf(RefundReason reason) => reason switch
    {
        RefundReason.Illness or RefundReason.ProlongedFast or RefundReason.RegimeChange
            or RefundReason.TransportDisrupted or RefundReason.OtherConditional => ReasonClass.Conditional,
        RefundReason.CancelledInTime or RefundReason.ServiceClosed or RefundReason.SchoolTrip or RefundReason.Internship
            or RefundReason.ExamCentre or RefundReason.Exclusion or RefundReason.Departure or RefundReason.Death => ReasonClass.OfRight,
    };
}
