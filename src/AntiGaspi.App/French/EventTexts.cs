using AntiGaspi.App.Calendar;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.French;

/// <summary>The events of a school's calendar: what they are, what they do, and why one cannot be declared or withdrawn.</summary>
public static class EventTexts
{
    private const char NoBreak = '\u00A0';

    private static readonly string[] WeekdayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    /// <summary>What an event is called: "Fermeture", "Sortie ou voyage".</summary>
    public static string Name(EventKind kind) => kind switch
    {
        EventKind.Closure => "Fermeture",
        EventKind.Strike => "Grève",
        EventKind.Trip => "Sortie ou voyage",
        EventKind.Internship => "Stage",
        EventKind.CatchUp => "Jour de rattrapage",
    };

    /// <summary>What declaring it does, before anything is typed.</summary>
    public static string Purpose(EventKind kind) => kind switch
    {
        EventKind.Closure =>
            "Panne, intempéries, journée pédagogique\u00A0: rien n’est servi. Tous les repas de ces jours sont retirés et déduits de plein droit, "
            + "même quand l’effectif est déjà figé.",
        EventKind.Strike => "Le service ne peut pas être assuré. Les effets sont ceux d’une fermeture.",
        EventKind.Trip =>
            "Une classe déjeune ailleurs et la cuisine ne fournit rien. Ses élèves sortent de l’effectif et leurs repas sont déduits. "
            + "À déclarer avant que l’effectif soit figé.",
        EventKind.Internship => "Une classe est en stage ou en séquence d’observation. Les effets sont ceux d’une sortie.",
        EventKind.CatchUp =>
            "Un jour de plus est servi, avec les forfaits d’un autre jour de la semaine. Les repas sont facturés, "
            + "et les familles peuvent les décommander comme d’habitude.",
    };

    /// <summary>An event and its days: "Grève, le vendredi 4 décembre", "Sortie ou voyage, classe 5B, du … au …".</summary>
    public static string Title(EventKind kind, DateOnly first, DateOnly last, string? division) =>
        $"{Name(kind)}{(division is null ? "" : $", classe {division}")}, {Formats.Range(first, last)}";

    /// <summary>Where and why: "Collège Jean-Moulin · musée · jour servi comme un vendredi".</summary>
    public static string Subject(string school, OfficeEvent one) => string.Join(
        " · ",
        new[] { school, one.Label, one.PlanWeekday is { } weekday ? $"jour {ServedAs(weekday)}" : "" }.Where(word => word.Length > 0));

    /// <summary>The weekday of a number, 1 for Monday.</summary>
    public static string Weekday(int number) => WeekdayNames[number - 1];

    /// <summary>As which weekday a day is served: "servi comme un vendredi".</summary>
    public static string ServedAs(int number) => $"servi comme un {Weekday(number)}";

    /// <summary>The numbers of an event: "412 repas retirés, 1 380,20 € déduits aux familles".</summary>
    public static string Effect(EventKind kind, int meals, Money refunded) => kind switch
    {
        EventKind.CatchUp => Formats.Count(meals, "repas ajouté", "repas ajoutés"),
        EventKind.Closure or EventKind.Strike or EventKind.Trip or EventKind.Internship =>
            $"{Formats.Count(meals, "repas retiré", "repas retirés")}, {Deducted(refunded)}",
    };

    /// <summary>The meals of an event, for whoever is told no amount: "25 repas retirés".</summary>
    public static string Meals(EventKind kind, int meals) =>
        kind == EventKind.CatchUp ? Formats.Count(meals, "repas ajouté", "repas ajoutés") : Formats.Count(meals, "repas retiré", "repas retirés");

    /// <summary>An amount of an event: "1 380,20 € déduits aux familles".</summary>
    public static string Deducted(Money refunded) =>
        refunded == Money.Zero ? "aucun montant à déduire" : $"{Formats.Count(refunded, "déduit", "déduits")} aux familles";

    /// <summary>Why fewer amounts than meals: those that families had cancelled are not refunded twice. Null when there are none.</summary>
    public static string? AlreadyCancelled(int cancelled) => cancelled switch
    {
        0 => null,
        1 => $"1 de ces repas était déjà décommandé{NoBreak}: il n’est pas déduit une seconde fois.",
        _ => $"{Formats.Number(cancelled)} de ces repas étaient déjà décommandés{NoBreak}: ils ne sont pas déduits une seconde fois.",
    };

    /// <summary>Days whose number is frozen already: the number stays, so the kitchen must be told. Null without any.</summary>
    public static string? Frozen(IEnumerable<TouchedDay> touched)
    {
        var days = touched.Where(day => day.SealedAt is not null).Select(day => Formats.Day(day.Day)).Distinct(StringComparer.Ordinal).ToList();
        return days.Count switch
        {
            0 => null,
            1 => $"L’effectif du {days[0]} est déjà figé{NoBreak}: le chiffre reste gardé tel quel, et la cuisine a peut-être commencé. Prévenez-la de vive voix.",
            _ => $"{Formats.Number(days.Count)} effectifs sont déjà figés ({Formats.Join(days)}){NoBreak}: les chiffres restent gardés tels quels. "
                + "Prévenez la cuisine de vive voix.",
        };
    }

    /// <summary>A deadline that families could read and that changes: "lundi 30 novembre : mardi 24 novembre à 10 h 00, au lieu de…".</summary>
    public static string Moved(MovedDeadline moved, PlaceClock clock) =>
        $"{Formats.Day(moved.Day)}{NoBreak}: {Deadline(moved.After, clock)}, au lieu de {Deadline(moved.Before, clock)}";

    private static string Deadline(DateTimeOffset at, PlaceClock clock)
    {
        var local = clock.Local(at);
        return Formats.Deadline(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    /// <summary>Until when it may be undone, or that it cannot be.</summary>
    public static string Undo(EventEffect effect, PlaceClock clock) => effect.MayBeWithdrawn(clock.Now)
        ? $"Vous pourrez le retirer {clock.Until(effect.Touched.Min(day => day.CutoffAt))}."
        : "L’heure limite d’un de ces jours est passée\u00A0: cette déclaration ne pourra pas être retirée.";

    /// <summary>What became of it, from what is stored.</summary>
    public static string Withdrawn(Money takenBack) => takenBack == Money.Zero
        ? "Il n’a plus d’effet. Les repas que les familles avaient décommandés le restent."
        : $"Il n’a plus d’effet{NoBreak}: {Formats.Count(takenBack, "est repris", "sont repris")}. Les repas que les familles avaient décommandés le restent.";

    /// <summary>What a withdrawal would do.</summary>
    public static string Withdrawal(EventKind kind, EventEffect effect) => kind switch
    {
        EventKind.CatchUp =>
            $"Le jour n’est plus servi{NoBreak}: {Formats.Count(effect.Meals, "repas n’est plus prévu", "repas ne sont plus prévus")}. "
            + $"Ce qui avait été déduit pour ce jour est repris{NoBreak}: {Formats.Euros(effect.Refunded)}.",
        EventKind.Closure or EventKind.Strike or EventKind.Trip or EventKind.Internship =>
            $"{Formats.Count(effect.Meals, "repas est de nouveau prévu", "repas sont de nouveau prévus")}, "
            + $"et {Formats.Count(effect.Refunded, "est repris", "sont repris")} aux familles.",
    };

    /// <summary>What withdrawing a trip would do, for whoever is told no amount.</summary>
    public static string MealsBack(int meals) => $"{Formats.Count(meals, "repas est de nouveau prévu", "repas sont de nouveau prévus")}.";

    /// <summary>An entry of the ledger: "déduit de plein droit", "repris au retrait".</summary>
    public static string Movement(string kind) => kind switch
    {
        "event_refund" => "déduit de plein droit",
        "event_undo" => "repris au retrait",
        _ => throw new InvalidDataException($"Unknown entry of an event: {kind}."),
    };

    /// <summary>Why an event cannot be declared, and what to do.</summary>
    public static string For(EventRefusal why, EventKind kind) => why switch
    {
        EventRefusal.UnknownPlace => "Ce restaurant n’est pas l’un des vôtres. Repartez du calendrier.",
        EventRefusal.WrongSpan => $"Ces dates ne vont pas ensemble, ou sont trop éloignées. Déclarez {DeclareEvent.MaxDays} jours au plus à la fois.",
        EventRefusal.NoDay when kind == EventKind.CatchUp => "Ce jour ne peut pas être ajouté\u00A0: une fermeture le couvre. Retirez d’abord la fermeture.",
        EventRefusal.NoDay => "Le restaurant ne sert aucun de ces jours\u00A0: il n’y a rien à déclarer. Vérifiez les dates.",
        EventRefusal.AlreadyClosed => "Le restaurant est déjà fermé ces jours-là. Vous n’avez rien à faire.",
        EventRefusal.NobodyExpected => "Aucun élève de cette classe n’est attendu ces jours-là, ou sa sortie est déjà déclarée. Vérifiez la classe et les dates.",
        EventRefusal.AlreadyServed => "Le restaurant sert déjà ce jour-là\u00A0: il n’y a rien à ajouter. Vérifiez la date.",
        EventRefusal.Frozen =>
            "L’effectif d’un de ces jours est déjà figé\u00A0: la cuisine a compté ces élèves. Commencez au premier jour qui n’est pas figé, "
            + "et prévenez la cuisine pour les autres.",
        EventRefusal.TooLate =>
            "L’heure limite de ce jour serait déjà passée\u00A0: les familles paieraient un repas qu’elles n’ont jamais pu décommander. Choisissez un jour plus lointain.",
        EventRefusal.KeyReused => "Cette page avait déjà servi à déclarer autre chose, qui reste enregistré. Repartez du calendrier pour déclarer un nouvel événement.",
    };

    /// <summary>Why an event cannot be withdrawn, and what to do.</summary>
    public static string For(WithdrawRefusal why) => why switch
    {
        WithdrawRefusal.UnknownEvent => "Cet événement n’existe pas, ou il n’est pas de votre collège. Repartez du calendrier.",
        WithdrawRefusal.AlreadyWithdrawn => "Cet événement est déjà retiré. Vous n’avez rien à faire.",
        WithdrawRefusal.TooLate =>
            "L’heure limite d’un de ses jours est passée\u00A0: la cuisine et les familles ont compté sur lui, il ne peut plus être retiré. "
            + "Si un service a lieu malgré tout, prévenez la cuisine de vive voix.",
        WithdrawRefusal.Overlapped => "Un autre événement couvre un de ses jours. Retirez d’abord cet autre événement, depuis le calendrier.",
    };

    /// <summary>What is wrong in a field, and what to do.</summary>
    public static string For(EventFault fault) => fault switch
    {
        EventFault.BadOperation => "La page était incomplète. Repartez du calendrier et recommencez.",
        EventFault.BadFirstDay => "Le premier jour manque ou n’est pas une date. Choisissez-le dans le calendrier du champ.",
        EventFault.BadLastDay => "Le dernier jour n’est pas une date. Choisissez-le, ou laissez le champ vide pour un seul jour.",
        EventFault.Reversed => "Le dernier jour est avant le premier. Corrigez l’un des deux.",
        EventFault.TooLong => $"Ces jours sont trop éloignés. Déclarez {DeclareEvent.MaxDays} jours au plus à la fois.",
        EventFault.PastYear => "Ce jour est d’une année scolaire terminée. Choisissez un jour de l’année en cours.",
        EventFault.OneDayOnly => "Un jour de rattrapage se déclare seul. Laissez le dernier jour vide.",
        EventFault.DayOff => "Ce jour est un dimanche ou un jour férié. Choisissez un jour où les élèves ont classe.",
        EventFault.BadClass => "La classe manque, ou n’est pas une classe du collège. Choisissez-la dans la liste.",
        EventFault.BadWeekday => "Le jour de la semaine manque, ou n’est pas servi. Choisissez-le dans la liste.",
        EventFault.BadLabel => $"La précision dépasse {EventRequest.MaxLabel} signes, ou n’est pas du texte. Raccourcissez-la.",
    };
}
