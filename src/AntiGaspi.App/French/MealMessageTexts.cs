using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The mails that a family asked for: a reminder, a receipt, what was changed in the day. They name the child, never an adult, and ask for nothing; their subject, which every machine on the way can read, names nobody.</summary>
public static class MealMessageTexts
{
    private static string NothingToDo => Say("Votre enfant mange comme d’habitude\u00A0? Vous n’avez rien à faire.");
    private static string OneTap => Say("Un lien ouvre la page du repas\u00A0: rien n’est changé tant que vous n’y touchez pas le bouton. Il est pour vous seulement. Aucun paiement ne vous sera demandé.");

    /// <summary>Before a deadline.</summary>
    /// <param name="told">The children, each with its meals and their links.</param>
    /// <param name="today">The date at the canteen.</param>
    /// <param name="absences">The page where an absence is said for every week.</param>
    public static MailText Reminder(IReadOnlyList<(ChildReminder Child, IReadOnlyList<MealLinkLine> Lines)> told, DateOnly today, Uri absences)
    {
        List<MailLine> lines = [new(MessageTexts.Hello)];
        foreach (var (child, links) in told)
        {
            lines.AddRange(child.Meals.Select(meal => Why(child.GivenName, meal.Reason)).Distinct(StringComparer.Ordinal).Select(why => new MailLine(why)));
            lines.AddRange(links.Select(line => new MailLine(
                $"{FamilyTexts.CancelName(child.GivenName, Formats.Day(line.Planned.Meal.Day) + MealTexts.Suffix(line.Planned.Meal.Service))} ({MealTexts.Until(line.Offer, today)})", line.Link)));
        }

        if (told.SelectMany(one => one.Child.Meals).Any(meal => meal.Reason.Cause == ReminderCause.EndedRecurrence))
        {
            lines.Add(new(Say("L’absence continue\u00A0? Dites-la de nouveau, une fois pour toutes les semaines"), absences));
        }

        return new(Say("Cantine\u00A0: les prochains repas"), [.. lines, new(OneTap), new(NothingToDo), new(MessageTexts.Signed)]);
    }

    /// <summary>After an act of the reader.</summary>
    /// <param name="receipt">What was done.</param>
    /// <param name="children">The children of the reader.</param>
    /// <param name="undo">A link for each child and week where it can still be undone.</param>
    /// <param name="zone">The clock of the canteen.</param>
    /// <param name="opinion">Where the reader says what they think of the service; null when they are not asked.</param>
    public static MailText Receipt(
        Receipt receipt, IReadOnlyList<ReceiptChild> children, IReadOnlyList<(string Child, DateOnly FirstDay, Uri Link)> undo, TimeZoneInfo zone, Uri? opinion = null)
    {
        List<MailLine> lines =
        [
            new(MessageTexts.Hello),
            new(ReceiptTexts.Title(TimeZoneInfo.ConvertTime(receipt.ReceivedAt, zone).DateTime)),
            new(ReceiptTexts.Body(receipt, children)),
            .. IsAbsence(receipt.Kind) ? [new(FamilyTexts.NeitherLeaveNorExcuse)] : Array.Empty<MailLine>(),
            .. undo.Select(one => new MailLine(Say($"Revenir sur cette demande pour {one.Child} (semaine du {Formats.Day(one.FirstDay)})"), one.Link)),
            .. undo.Count > 0 ? [new(OneTap)] : Array.Empty<MailLine>(),
            .. opinion is null ? Array.Empty<MailLine>() : [new(OpinionTexts.Why), new(OpinionTexts.Link, opinion)],
            new(MessageTexts.Signed),
        ];
        return new(Subject(receipt.Kind, receipt.Done.Count), lines);
    }

    /// <summary>Whether an act says that a child will not be there: what that is not worth is always said.</summary>
    public static bool IsAbsence(OperationKind kind) => kind is not (OperationKind.Restore or OperationKind.TakeBack);

    /// <summary>In the evening.</summary>
    /// <param name="changed">The last change of each meal, child after child.</param>
    /// <param name="meals">The page of the meals.</param>
    public static MailText Digest(IReadOnlyList<ChangedMeal> changed, Uri meals) => new(
        Say("Cantine\u00A0: ce qui a changé"),
        [
            new(MessageTexts.Hello),
            new(Say("Depuis le dernier message, voici ce qui a changé\u00A0:")),
            .. changed.GroupBy(one => (one.PupilId, one.GivenName, one.Change, one.Who))
                .Select(group => new MailLine(Say($"{group.Key.GivenName}, {ReceiptTexts.Days(group.Select(one => one.Meal))}\u00A0: {Word(group.Key.Change, group.Count())} par {Who(group.Key.Who)}."))),
            .. changed.Any(one => one.Change == MealChange.Cancelled) ? [new(FamilyTexts.NeitherLeaveNorExcuse)] : Array.Empty<MailLine>(),
            new(Say("Voir les repas"), meals),
            new(Say("Vous ne vous y attendiez pas\u00A0? Le dernier choix fait avant l’heure limite compte. Le collège peut vous répondre par téléphone. Aucun paiement ne vous sera demandé.")),
            new(MessageTexts.Signed),
        ]);

    /// <summary>The same, with the way to stop messages of its kind at the foot.</summary>
    public static MailText WithStop(MailText text, MessageKind kind, Uri stop) => text with
    {
        Stop = stop,
        Lines = [.. text.Lines, new(Say($"Vous recevez ce message parce que vous l’avez demandé. {Stopping(kind)}"), stop)],
    };

    private static string Stopping(MessageKind kind) => Say($"Ne plus recevoir {MessageTexts.Plural(kind)}");

    private static string Why(string child, ReminderReason reason) => reason.Cause switch
    {
        ReminderCause.CalendarReturn => Say($"{child} reprend la cantine après les vacances. Voici ses prochains repas."),
        ReminderCause.EndedRecurrence => Say($"Dernier jour de l’absence régulière de {child}\u00A0: {Formats.DayAndYear(reason.LastDay!.Value)}. Ses repas suivants sont prévus."),
        ReminderCause.CollectiveEvent => reason.Label is { Length: > 0 } label
            ? Say($"Le collège a inscrit au calendrier, {Formats.Day(reason.Meal.Day)}\u00A0: {label}. Le repas de {child} est prévu.")
            : Say($"Le collège a inscrit un événement au calendrier, {Formats.Day(reason.Meal.Day)}. Le repas de {child} est prévu."),
    };

    private static string Subject(OperationKind kind, int meals) => (kind, meals) switch
    {
        (OperationKind.Cancel, 1) => Say("Cantine\u00A0: repas décommandé"),
        (OperationKind.Cancel, _) => Say("Cantine\u00A0: repas décommandés"),
        (OperationKind.Restore, 1) => Say("Cantine\u00A0: repas rétabli"),
        (OperationKind.Restore, _) => Say("Cantine\u00A0: repas rétablis"),
        (OperationKind.LateNotice, _) => Say("Cantine\u00A0: la cuisine est prévenue"),
        (OperationKind.TakeBack, _) => TakeBackTexts.Subject,
        (OperationKind.PupilLife, _) => Say("Cantine\u00A0: la vie scolaire est prévenue"),
    };

    internal static string Word(MealChange change, int meals) => (change, meals == 1) switch
    {
        (MealChange.Cancelled, true) => Say("repas décommandé"),
        (MealChange.Cancelled, false) => Say("repas décommandés"),
        (MealChange.Restored, true) => Say("repas rétabli"),
        (MealChange.Restored, false) => Say("repas rétablis"),
        (MealChange.ToldLate, true) => Say("absence signalée"),
        (MealChange.ToldLate, false) => Say("absences signalées"),
        (MealChange.TakenBack, var isOne) => TakeBackTexts.Word(isOne),
        (MealChange.DayWithdrawn, true) => Say("jour de repas supprimé"),
        (MealChange.DayWithdrawn, false) => Say("jours de repas supprimés"),
    };

    private static string Who(ChangedBy who) => who switch
    {
        ChangedBy.Yourself => Say("vous"),
        ChangedBy.OtherGuardian => Say("l’autre responsable"),
        ChangedBy.School => Say("le collège"),
    };
}
