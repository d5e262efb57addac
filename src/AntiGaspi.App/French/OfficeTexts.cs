using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>What is said to the school office: why an act for a pupil was refused, how a pupil eats, what is to be done.</summary>
public static class OfficeTexts
{
    private const string Unknown = "Ce repas n’existe pas pour cet élève. Repartez de sa fiche.";

    private const string Frozen =
        "La demande est arrivée à temps, mais l’effectif était déjà figé\u00A0: rien n’a été enregistré. Prévenez la cuisine.";

    /// <summary>The cause of a refusal, by the act that it answers.</summary>
    public static string Why(OperationKind kind, int why, string? deadline) => kind switch
    {
        OperationKind.Cancel => For((CancelRefusal)why, deadline),
        OperationKind.Restore => For((RestoreRefusal)why, deadline),
        OperationKind.LateNotice => For((LateNoticeRefusal)why),
        OperationKind.PupilLife => For((PupilLifeRefusal)why),
        OperationKind.TakeBack => TakeBackTexts.ForOffice((TakeBackRefusal)why),
    };

    /// <summary>Why a meal is not cancelled, and what to tell the family.</summary>
    public static string For(CancelRefusal why, string? deadline) => why switch
    {
        CancelRefusal.UnknownMeal => Unknown,
        CancelRefusal.NotConcerned => "L’élève n’est pas attendu ce jour-là\u00A0: il n’y a rien à décommander.",
        CancelRefusal.Closed => "Le restaurant est fermé ce jour-là\u00A0: il n’y a rien à décommander.",
        CancelRefusal.TooLate => $"L’heure limite{In(deadline)} est passée\u00A0: la cuisine a déjà compté ce repas, il reste facturé.",
        CancelRefusal.Sealed => Frozen,
        CancelRefusal.AlreadyCancelled => "Ce repas est déjà décommandé\u00A0: il n’y a rien à faire.",
        CancelRefusal.BeyondHorizon => "Il est trop tôt\u00A0: le règlement de la restauration n’ouvre pas encore ce repas. Rappelez la famille plus près de la date.",
        CancelRefusal.CapReached => "Le nombre de repas que le règlement de la restauration permet de décommander ce trimestre est atteint.",
    };

    /// <summary>Why a meal is not restored.</summary>
    public static string For(RestoreRefusal why, string? deadline) => why switch
    {
        RestoreRefusal.UnknownMeal => Unknown,
        RestoreRefusal.NotCancelled => "Ce repas n’est pas décommandé\u00A0: il n’y a rien à faire.",
        RestoreRefusal.NotConcerned => "L’élève n’est pas attendu ce jour-là\u00A0: une sortie ou un stage le retire du service. Corrigez l’événement dans le calendrier.",
        RestoreRefusal.Closed => "Le restaurant est fermé ce jour-là\u00A0: ce repas ne peut pas être rétabli.",
        RestoreRefusal.TooLate => $"L’heure limite{In(deadline)} est passée\u00A0: la cuisine n’a pas prévu ce repas. Si l’élève vient, il mange quand même.",
        RestoreRefusal.Sealed => Frozen,
    };

    /// <summary>Why the kitchen is not told.</summary>
    public static string For(LateNoticeRefusal why) => why switch
    {
        LateNoticeRefusal.UnknownMeal => Unknown,
        LateNoticeRefusal.NotExpected => "L’élève n’est pas attendu ce jour-là\u00A0: la cuisine n’a rien à savoir.",
        LateNoticeRefusal.StillCancellable => "L’heure limite n’est pas passée\u00A0: ce repas peut encore être décommandé.",
        LateNoticeRefusal.AlreadyTold => "La cuisine est déjà prévenue\u00A0: il n’y a rien à faire.",
        LateNoticeRefusal.ServiceBegun => "Le service a commencé\u00A0: la cuisine ne peut plus en tenir compte.",
    };

    /// <summary>Why pupils' life is not told.</summary>
    public static string For(PupilLifeRefusal why) => why switch
    {
        PupilLifeRefusal.UnknownMeal => Unknown,
        PupilLifeRefusal.NotOffered => "Ce collège n’a pas ouvert cette possibilité. Ouvrez-la dans les réglages, ou dites-le de vive voix à la vie scolaire.",
        PupilLifeRefusal.NotAbsent => "L’élève est attendu ce jour-là, ou n’a pas de repas : décommandez d’abord le repas.",
        PupilLifeRefusal.AlreadyTold => "La vie scolaire est déjà prévenue de cette absence\u00A0: il n’y a rien à faire.",
        PupilLifeRefusal.ServiceBegun => "Le service a commencé : dites-le de vive voix à la vie scolaire.",
    };

    /// <summary>What a pupil eats.</summary>
    public static string Menu(string option) => option == "standard" ? "menu du jour" : option;

    /// <summary>Why a plan is not set, and what to do.</summary>
    public static string For(PlanOutcome.Refused refused) => refused.Why switch
    {
        PlanRefusal.UnknownPupil => "Cet élève n’est pas dans vos établissements. Repartez de la liste des élèves.",
        PlanRefusal.NoDay => "Aucun jour n’est coché. Cochez les jours où l’élève déjeune, ou choisissez «\u00A0Pas attendu\u00A0».",
        PlanRefusal.NotServed => "Le restaurant n’est pas ouvert l’un des jours cochés. Ne cochez que des jours de service.",
        PlanRefusal.AlreadyFrozen =>
            $"L’effectif est déjà figé pour cette date. Le changement est possible à partir du {Formats.Day(refused.FirstDay!.Value)}.",
        PlanRefusal.WrongDay => "La date est passée, ou à plus d’un an. Choisissez aujourd’hui ou une date de cette année scolaire.",
    };

    /// <summary>A plan that was stated.</summary>
    public static string PlanSet(DateOnly from) => $"C’est enregistré\u00A0: nouveaux jours de cantine à partir du {Formats.DayAndYear(from)}.";

    /// <summary>What a new plan does to what was said before.</summary>
    public const string PlanSetEffect =
        "Les repas déjà décommandés qui ne sont plus facturés ne sont plus déduits. Ceux qui le sont encore le restent, au prix de leur date.";

    /// <summary>How a pupil eats: "forfait, lundi, mardi, jeudi et vendredi".</summary>
    public static string Plan(PupilPlan plan) => (plan.Basis, plan.Weekdays) switch
    {
        ("ticket", _) => "au ticket ou jamais\u00A0: pas attendu sans inscription",
        (_, 0) => "attendu aucun jour",
        ("boarder", _) => $"interne, compté {Days(plan.Weekdays)}",
        (_, _) => $"forfait {Formats.Count(int.PopCount(plan.Weekdays), "jour", "jours")}\u00A0: {Days(plan.Weekdays)}",
    };

    /// <summary>From when to when a plan holds; its last day is the eve of the next plan.</summary>
    public static string Span(PupilPlan plan) => plan.ValidTo is { } end
        ? $"du {Formats.DayAndYear(plan.ValidFrom)} au {Formats.DayAndYear(end.AddDays(-1))}"
        : $"depuis le {Formats.DayAndYear(plan.ValidFrom)}";

    /// <summary>What an adult is to a pupil.</summary>
    public static string Role(PupilGuardian guardian)
    {
        var level = guardian.Level switch
        {
            GuardianLevel.Legal => "responsable légal",
            GuardianLevel.InCharge => "personne en charge",
            GuardianLevel.Contact => "contact, sans accès",
        };
        return guardian.IsPayer ? $"{level}, responsable payeur" : level;
    }

    /// <summary>The weekdays of a mask: "lundi, mardi, jeudi et vendredi".</summary>
    public static string Days(int mask) => Formats.Join(Formats.Weekdays.Where((_, i) => (mask & (1 << i)) != 0).ToList());

    private static string In(string? deadline) => deadline is null ? "" : $" ({deadline})";
}
