using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>What is said of one meal: its state, its amount, its deadline, and why an act was refused and what to do.</summary>
public static class MealTexts
{
    private static string Unknown => Say("Ce repas n’existe pas, ou il n’est pas celui d’un de vos enfants. Repartez de la page des repas.");

    private static string Frozen =>
        Say("Votre demande est arrivée à temps, mais l’effectif de la cuisine était déjà figé\u00A0: rien n’a été enregistré. Appelez le collège.");

    /// <summary>The words of a state.</summary>
    public static string For(MealState state) => state switch
    {
        MealState.Expected => Say("repas prévu"),
        MealState.CancelledInTime => Say("repas décommandé"),
        MealState.AbsentLate => Say("absence signalée"),
        MealState.Excused or MealState.NotConcerned => Say("pas de repas"),
    };

    /// <summary>The name of a service where the day alone does not say it; empty for lunch.</summary>
    public static string Suffix(MealService service) => service switch
    {
        MealService.Lunch => "",
        MealService.Dinner => Say(" (dîner)"),
        MealService.Breakfast => Say(" (petit-déjeuner)"),
    };

    /// <summary>Why a meal is not cancelled, and what to do.</summary>
    /// <param name="why">The refusal.</param>
    /// <param name="deadline">The deadline that was missed, in words; null where it is not to be told.</param>
    public static string For(CancelRefusal why, string? deadline) => why switch
    {
        CancelRefusal.UnknownMeal => Unknown,
        CancelRefusal.NotConcerned => Say("Aucun repas n’est prévu ce jour-là. Vous n’avez rien à faire."),
        CancelRefusal.Closed => Say("Le restaurant est fermé ce jour-là. Vous n’avez rien à faire."),
        CancelRefusal.TooLate => Say($"L’heure limite{In(deadline)} est passée\u00A0: la cuisine a déjà compté ce repas, il reste facturé."),
        CancelRefusal.Sealed => Frozen,
        CancelRefusal.AlreadyCancelled => Say("Ce repas est déjà décommandé. Vous n’avez rien à faire."),
        CancelRefusal.BeyondHorizon => Say("Il est trop tôt\u00A0: ce repas ne peut pas encore être décommandé. Revenez plus près de la date."),
        CancelRefusal.CapReached =>
            Say("Vous avez atteint le nombre de repas que le règlement de la restauration permet de décommander ce trimestre. Appelez le collège."),
    };

    /// <summary>Why a meal is not restored, and what to do.</summary>
    public static string For(RestoreRefusal why, string? deadline) => why switch
    {
        RestoreRefusal.UnknownMeal => Unknown,
        RestoreRefusal.NotCancelled => Say("Ce repas n’est pas décommandé. Vous n’avez rien à faire."),
        RestoreRefusal.NotConcerned =>
            Say("Votre enfant n’est pas attendu ce jour-là\u00A0: ce repas ne peut pas être rétabli. Appelez le collège si c’est une erreur."),
        RestoreRefusal.Closed => Say("Le restaurant est fermé ce jour-là\u00A0: ce repas ne peut pas être rétabli."),
        RestoreRefusal.TooLate =>
            Say($"L’heure limite{In(deadline)} est passée\u00A0: la cuisine n’a pas prévu ce repas. Si votre enfant vient, il mangera quand même."),
        RestoreRefusal.Sealed => Frozen,
    };

    /// <summary>Why the kitchen is not told, and what to do.</summary>
    public static string For(LateNoticeRefusal why) => why switch
    {
        LateNoticeRefusal.UnknownMeal => Unknown,
        LateNoticeRefusal.NotExpected => Say("Votre enfant n’est pas attendu ce jour-là. Vous n’avez rien à faire."),
        LateNoticeRefusal.StillCancellable => Say("L’heure limite n’est pas passée\u00A0: vous pouvez encore décommander ce repas."),
        LateNoticeRefusal.AlreadyTold => Say("La cuisine est déjà prévenue. Vous n’avez rien à faire."),
        LateNoticeRefusal.ServiceBegun =>
            Say("Le service a commencé\u00A0: la cuisine ne peut plus en tenir compte. Si quelque chose ne va pas, appelez le collège."),
    };

    /// <summary>Why pupils' life is not told, and what to do.</summary>
    public static string For(PupilLifeRefusal why) => why switch
    {
        PupilLifeRefusal.UnknownMeal => Unknown,
        PupilLifeRefusal.NotOffered => Say("Ce collège ne prévient pas la vie scolaire par ce service. Appelez le collège."),
        PupilLifeRefusal.NotAbsent => Say("Votre enfant est attendu ce jour-là, ou n’a pas de repas : il n’y a pas d’absence à dire. Décommandez d’abord le repas."),
        PupilLifeRefusal.ServiceBegun => Say("Le service a commencé. Appelez le collège."),
        PupilLifeRefusal.AlreadyTold => Say("La vie scolaire est déjà prévenue de cette absence. Vous n’avez rien à faire."),
    };

    /// <summary>Why a sending cannot be read, and what to do. Nothing was changed.</summary>
    public static string For(RequestFault fault) => fault switch
    {
        RequestFault.BadOperation => Say("La page était incomplète ou trop ancienne. Rechargez la page des repas, puis recommencez."),
        RequestFault.NothingAsked => Say("Aucun repas n’a été choisi. Choisissez un repas, ou deux dates."),
        RequestFault.TwoWays => Say("Choisissez des repas un par un, ou deux dates, mais pas les deux à la fois."),
        RequestFault.BadMeal => Say("Un des repas demandés n’est pas lisible. Rechargez la page des repas, puis recommencez."),
        RequestFault.TooManyMeals => Say($"Une demande porte sur {MealRef.MaxPerOperation} repas au plus. Choisissez des dates plus proches."),
        RequestFault.BadChild => Say("Cet enfant n’est pas l’un des vôtres. Choisissez un enfant dans la liste."),
        RequestFault.BadWeekday => Say("Ce jour de la semaine n’existe pas. Choisissez-le dans la liste."),
        RequestFault.BadMonth => Say("Ce mois n’existe pas. Choisissez-le dans la liste."),
        RequestFault.BadWeek => Say("Cette semaine n’est pas lisible. Rechargez la page des repas, puis recommencez."),
        RequestFault.TwoPeriods => Say("Choisissez un mois, ou deux dates, mais pas les deux à la fois."),
        RequestFault.BadFirstDay => Say("La première date manque, ou n’est pas une date. Choisissez-la dans le calendrier, ou choisissez un mois."),
        RequestFault.BadLastDay => Say("La dernière date manque, ou n’est pas une date. Choisissez-la dans le calendrier."),
        RequestFault.Reversed => Say("La dernière date est avant la première. Échangez-les."),
        RequestFault.SpanTooLong => Say("Les deux dates sont trop éloignées. Choisissez-les dans la même année scolaire."),
        RequestFault.NothingInSpan => Say("Aucun repas n’est prévu entre ces dates. Vérifiez les dates."),
    };

    /// <summary>What is, or would be, deducted for one meal; null where no règlement deducts anything.</summary>
    /// <param name="amount">The amount; null where it is not known here.</param>
    /// <param name="isRegulated">A règlement deducts cancelled meals.</param>
    /// <param name="reader">Who reads it; a guardian who does not pay is never told the amount.</param>
    public static string? Deduction(Money? amount, bool isRegulated, Reader reader) => (isRegulated, reader, amount) switch
    {
        (false, _, _) => null,
        (true, Reader.OtherGuardian, _) => Say("déduit de la facture du responsable payeur"),
        (true, _, null) => Say($"1 repas déduit\u00A0; montant sur {Bill(reader)}"),
        (true, _, { Cents: 0 }) => Say("aucune déduction"),
        (true, _, { } known) => Count(known, "déduit", "déduits"),
    };

    /// <summary>Whose bill it is, for the one who reads.</summary>
    public static string Bill(Reader reader) => reader switch
    {
        Reader.Payer => Say("votre facture"),
        Reader.OtherGuardian => Say("la facture du responsable payeur"),
        Reader.Office => "la facture de la famille",
    };

    /// <summary>What comes after the current deadline, when it is worth something else.</summary>
    public static string Then(TierOffer later, bool isRegulated, Reader reader, DateOnly today)
    {
        var until = Formats.Until(today, later.LocalDay, later.LocalTime);
        return reader.SeesAmounts() && later.Refund is not null
            ? Say($"puis {Deduction(later.Refund, isRegulated, reader)} {until}")
            : Say($"puis autre déduction {until}");
    }

    /// <summary>Until when one may act on a meal.</summary>
    public static string Until(TierOffer offer, DateOnly today) => Formats.Until(today, offer.LocalDay, offer.LocalTime);

    /// <summary>The same, on the first meal of a card.</summary>
    public static string PossibleUntil(TierOffer offer, DateOnly today) => Say($"Possible {Until(offer, today)}");

    /// <summary>Until when a cancelled meal may be taken back.</summary>
    public static string RestorableUntil(TierOffer offer, DateOnly today) => Say($"vous pouvez le rétablir {Until(offer, today)}");

    /// <summary>Between the deadline and the freeze.</summary>
    public static string ClosedUntilFrozen(TimeOnly frozenAt) => Say($"Clos, figé à {Formats.TimeToTheSecond(frozenAt)}.");

    /// <summary>After the deadline, while the kitchen can still be told.</summary>
    public static string StillTell => Say("Vous pouvez quand même prévenir.");

    /// <summary>The next meal that can be cancelled, after one that cannot.</summary>
    public static string NextCancellable(PlannedMeal next, TierOffer offer, DateOnly today) =>
        Say($"Prochain repas que vous pouvez décommander\u00A0: {Formats.Day(next.Meal.Day)}, {Until(offer, today)}.");

    /// <summary>A cancelled meal whose deadline has passed.</summary>
    public static string Final => Say("définitif");

    /// <summary>An absence told late.</summary>
    public static string Told => Say("La cuisine est prévenue, le repas reste facturé.");

    /// <summary>A meal of today once its service has begun.</summary>
    public static string Begun => Say("le service a commencé");

    /// <summary>Why there is no meal that day: the kind of event, and the school's words.</summary>
    public static string NoMeal(string? kind, string? label) => label is { Length: > 0 } ? $"{Event(kind)} ({label})" : Event(kind);

    private static string Event(string? kind) => kind switch
    {
        "strike" => Say("grève"),
        "trip" => Say("sortie ou voyage"),
        "internship" => Say("stage"),
        "exam" => Say("examen"),
        _ => Say("restaurant fermé"),
    };

    private static string In(string? deadline) => deadline is null ? "" : $" ({deadline})";
}
