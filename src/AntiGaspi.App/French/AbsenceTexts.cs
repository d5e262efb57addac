using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>Absences that are said once: some days of every week, or until further notice.</summary>
public static class AbsenceTexts
{
    public static string Title => Say("Absences régulières");
    public static string Link => Say("Une absence chaque semaine, ou jusqu’à nouvel ordre");
    public static string Lead => Say("Dites une fois que votre enfant ne mange pas certains jours, ou qu’il est absent jusqu’à nouvel ordre. Aucun motif n’est demandé.");
    public static string None => Say("Aucune absence n’est en cours.");
    public static string End => Say("Terminer");
    public static string Confirm => Say("Oui, l’absence continue");
    public static string Weekly => Say("Chaque semaine");
    public static string WeeklyDays => Say("Jours sans repas");
    public static string FirstDay => Say("À partir du");
    public static string LastDay => Say("Jusqu’au (vide\u00A0: fin de l’année scolaire)");
    public static string DeclareWeekly => Say("Enregistrer cette absence régulière");
    public static string WeeklyHow =>
        Say("Les repas sont décommandés dès que le règlement de la restauration le permet. Un repas que vous rétablissez à la main reste rétabli.");
    public static string FurtherNotice => Say("Absent jusqu’à nouvel ordre");
    public static string DeclareFurtherNotice => Say("Dire l’absence jusqu’à nouvel ordre");
    public static string FurtherNoticeHow =>
        Say("Chaque soir à 18 h 00 avant une heure limite, nous vous demandons si l’absence continue. Sans réponse, le repas est prévu\u00A0: l’enfant mange à la cantine.");
    public static string Declared => Say("C’est enregistré. Les repas seront décommandés dès que ce sera possible.");
    public static string DeclaredUntilNotice =>
        Say("C’est enregistré. Avant chaque heure limite, nous vous demanderons le soir si l’absence continue. Sans réponse, le repas est prévu.");
    public static string Answer => Say("Répondre, ou terminer l’absence");
    public static string Ended => Say("Cette absence est terminée. Les repas à venir sont prévus.");
    public static string Confirmed => Say("C’est noté\u00A0: l’absence continue. Aucun autre repas n’est à décommander pour le moment.");
    public static string TooLate => Say("Cette absence était déjà terminée\u00A0: l’enfant est attendu. S’il est encore absent, dites-le de nouveau ci-dessous.");
    public static string NotDeclared => Say("Cette absence n’a pas été enregistrée");

    /// <summary>On the page of the meals, whose absence goes on until further notice.</summary>
    public static string Running(IReadOnlyList<string> children) => Say($"Une absence est en cours pour {Formats.Join(children)}. Le soir avant chaque heure limite, nous demandons si elle continue\u00A0; sans réponse, le repas est prévu.");

    /// <summary>Why an absence is not declared, and what to do.</summary>
    public static string For(AbsenceRefusal why, DateOnly? yearEnd) => why switch
    {
        AbsenceRefusal.UnknownPupil => Say("Cet enfant n’est pas l’un des vôtres, ou il ne mange pas à la cantine. Choisissez un enfant dans la liste."),
        AbsenceRefusal.NoWeekday => Say("Aucun jour n’est coché. Cochez les jours où votre enfant ne mange pas."),
        AbsenceRefusal.BadFirstDay => Say("La première date manque, n’est pas une date, ou est passée. Choisissez-la dans le calendrier, à partir d’aujourd’hui."),
        AbsenceRefusal.BadLastDay => Say("La dernière date n’est pas une date, ou est avant la première. Choisissez-la dans le calendrier, ou laissez-la vide."),
        AbsenceRefusal.BeyondYear => Say($"L’absence dépasse l’année scolaire{(yearEnd is { } end ? Say($", qui finit le {Formats.DayAndYear(end)}") : "")}. Choisissez des dates avant."),
        AbsenceRefusal.NoMeal => Say("Aucun repas n’est prévu ces jours-là. Vous n’avez rien à faire."),
        AbsenceRefusal.AlreadyDeclared => Say("Une absence en cours dit déjà la même chose pour l’un de ces jours. Terminez-la d’abord, ou changez les jours."),
        AbsenceRefusal.TooMany => Say($"{Formats.Number(AbsenceRule.MaxRunning)} absences au plus peuvent être en cours pour un enfant. Terminez-en une d’abord."),
    };

    /// <summary>The days of an absence: "chaque mardi, du … au …", "jusqu’à nouvel ordre, depuis le …".</summary>
    public static string Days(AbsenceRhythm rhythm, int weekdays, DateOnly first, DateOnly last) => rhythm switch
    {
        AbsenceRhythm.Weekly => Say($"chaque {Formats.Join(Formats.Weekdays.Where((_, at) => new Weekdays(weekdays).Has((DayOfWeek)((at + 1) % 7))).ToList())}, {Formats.Range(first, last)}"),
        AbsenceRhythm.FurtherNotice => Say($"jusqu’à nouvel ordre, à partir du {Formats.Day(first)}"),
    };

    /// <summary>Who is absent, and when.</summary>
    public static string Subject(StandingAbsence absence) => Say($"{absence.GivenName}, {Days(absence.Rhythm, absence.Weekdays, absence.FirstDay, absence.LastDay)}");

    /// <summary>Whose word it is, and since when.</summary>
    public static string Said(StandingAbsence absence, bool byOffice)
    {
        var local = TimeZoneInfo.ConvertTime(absence.DeclaredAt, TimeZoneInfo.FindSystemTimeZoneById(absence.TimeZone)).DateTime;
        return Say($"Dite par {By(absence.Who, byOffice)}, {Formats.Instant(local)}.");
    }

    /// <summary>Who said something, by their part and never by their name.</summary>
    public static string By(Speaker who, bool byOffice) => (who, byOffice) switch
    {
        (Speaker.Yourself, _) => Say("vous"),
        (Speaker.Guardian, true) => "la famille",
        (Speaker.Guardian, false) => Say("l’autre responsable"),
        (Speaker.School, _) => Say("le collège"),
    };

    /// <summary>What is waited for, or what silence did.</summary>
    public static string? State(StandingAbsence absence, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(absence.TimeZone);
        if (absence.IsUnanswered && absence.EndedAt is { } ended)
        {
            return Say($"Personne n’a répondu\u00A0: terminée {Formats.Instant(TimeZoneInfo.ConvertTime(ended, zone).DateTime)}. L’enfant est attendu aux repas suivants.");
        }

        if (absence is not { AskedDay: { } day, AskedCutoffAt: { } cutoff })
        {
            return null;
        }

        var deadline = TimeZoneInfo.ConvertTime(cutoff, zone).DateTime;
        var text = Formats.Deadline(DateOnly.FromDateTime(deadline), TimeOnly.FromDateTime(deadline));
        if (absence.IsAsked(now))
        {
            return Say($"L’absence continue-t-elle {Formats.Day(day)}\u00A0? Répondez avant {text}. Sans réponse, le repas est prévu.");
        }

        var question = TimeZoneInfo.ConvertTime(Domain.Meals.FurtherNotice.QuestionFor(cutoff, zone), zone).DateTime;
        return Say($"Prochaine question\u00A0: {Formats.Instant(question)}, pour le repas de {Formats.Day(day)}.");
    }

    /// <summary>The full names of the buttons.</summary>
    public static string EndName(StandingAbsence absence) => Say($"Terminer\u00A0: {Subject(absence)}");

    public static string ConfirmName(StandingAbsence absence) => Say($"{Confirm}, {absence.GivenName}");

    /// <summary>The question of the evening.</summary>
    /// <param name="card">The absence as it stands.</param>
    /// <param name="page">Where one answers.</param>
    public static MailText Question(AbsenceCard card, Uri page) => new(
        Say("Cantine\u00A0: l’absence continue-t-elle\u00A0?"),
        [
            new(MessageTexts.Hello),
            new(Say($"{card.GivenName}\u00A0: une absence de la cantine est dite jusqu’à nouvel ordre. Continue-t-elle {Formats.Day(card.Day)}\u00A0?")),
            new(Say("Répondre"), page),
            new(Say($"Répondez avant {card.Deadline}. Sans réponse, le repas est prévu\u00A0: l’enfant mange à la cantine.")),
            new(FamilyTexts.NeitherLeaveNorExcuse),
            new(Say($"Une question\u00A0? {Formats.Capital(card.SchoolName)}\u00A0: {card.SchoolPhone.Replace(' ', '\u00A0')}.")),
            new(MessageTexts.Signed),
        ]);
}
