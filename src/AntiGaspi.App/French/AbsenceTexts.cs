using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.French;

/// <summary>Absences that are said once: some days of every week, or until further notice.</summary>
public static class AbsenceTexts
{
    public const string Title = "Absences régulières";
    public const string Link = "Une absence chaque semaine, ou jusqu’à nouvel ordre";
    public const string Lead = "Dites une fois que votre enfant ne mange pas certains jours, ou qu’il est absent jusqu’à nouvel ordre. Aucun motif n’est demandé.";
    public const string None = "Aucune absence n’est en cours.";
    public const string End = "Terminer";
    public const string Confirm = "Oui, l’absence continue";
    public const string Weekly = "Chaque semaine";
    public const string WeeklyDays = "Jours sans repas";
    public const string FirstDay = "À partir du";
    public const string LastDay = "Jusqu’au (vide\u00A0: fin de l’année scolaire)";
    public const string DeclareWeekly = "Enregistrer cette absence régulière";
    public const string WeeklyHow =
        "Les repas sont décommandés dès que le règlement de la restauration le permet. Un repas que vous rétablissez à la main reste rétabli.";
    public const string FurtherNotice = "Absent jusqu’à nouvel ordre";
    public const string DeclareFurtherNotice = "Dire l’absence jusqu’à nouvel ordre";
    public const string FurtherNoticeHow =
        "Chaque soir à 18 h 00 avant une heure limite, nous vous demandons si l’absence continue. Sans réponse, le repas est prévu\u00A0: l’enfant mange à la cantine.";
    public const string Declared = "C’est enregistré. Les repas seront décommandés dès que ce sera possible.";
    public const string Ended = "Cette absence est terminée. Les repas à venir sont prévus.";
    public const string Confirmed = "C’est noté\u00A0: l’absence continue. Aucun autre repas n’est à décommander pour le moment.";
    public const string TooLate = "Cette absence était déjà terminée\u00A0: l’enfant est attendu. S’il est encore absent, dites-le de nouveau ci-dessous.";
    public const string NotDeclared = "Cette absence n’a pas été enregistrée";

    /// <summary>Why an absence is not declared, and what to do.</summary>
    public static string For(AbsenceRefusal why, DateOnly? yearEnd) => why switch
    {
        AbsenceRefusal.UnknownPupil => "Cet enfant n’est pas l’un des vôtres, ou il ne mange pas à la cantine. Choisissez un enfant dans la liste.",
        AbsenceRefusal.NoWeekday => "Aucun jour n’est coché. Cochez les jours où votre enfant ne mange pas.",
        AbsenceRefusal.BadFirstDay => "La première date manque, n’est pas une date, ou est passée. Choisissez-la dans le calendrier, à partir d’aujourd’hui.",
        AbsenceRefusal.BadLastDay => "La dernière date n’est pas une date, ou est avant la première. Choisissez-la dans le calendrier, ou laissez-la vide.",
        AbsenceRefusal.BeyondYear => $"L’absence dépasse l’année scolaire{(yearEnd is { } end ? $", qui finit le {Formats.DayAndYear(end)}" : "")}. Choisissez des dates avant.",
        AbsenceRefusal.NoMeal => "Aucun repas n’est prévu ces jours-là. Vous n’avez rien à faire.",
        AbsenceRefusal.AlreadyDeclared => "Une absence en cours dit déjà la même chose pour l’un de ces jours. Terminez-la d’abord, ou changez les jours.",
        AbsenceRefusal.TooMany => $"{Formats.Number(AbsenceRule.MaxRunning)} absences au plus peuvent être en cours pour un enfant. Terminez-en une d’abord.",
    };

    /// <summary>The days of an absence: "chaque mardi, du … au …", "jusqu’à nouvel ordre, depuis le …".</summary>
    public static string Days(AbsenceRhythm rhythm, int weekdays, DateOnly first, DateOnly last) => rhythm switch
    {
        AbsenceRhythm.Weekly => $"chaque {Formats.Join(Formats.Weekdays.Where((_, at) => new Weekdays(weekdays).Has((DayOfWeek)((at + 1) % 7))).ToList())}, {Formats.Range(first, last)}",
        AbsenceRhythm.FurtherNotice => $"jusqu’à nouvel ordre, à partir du {Formats.Day(first)}",
    };

    /// <summary>Who is absent, and when.</summary>
    public static string Subject(StandingAbsence absence) => $"{absence.GivenName}, {Days(absence.Rhythm, absence.Weekdays, absence.FirstDay, absence.LastDay)}";

    /// <summary>Whose word it is, and since when.</summary>
    public static string Said(StandingAbsence absence, bool byOffice)
    {
        var local = TimeZoneInfo.ConvertTime(absence.DeclaredAt, TimeZoneInfo.FindSystemTimeZoneById(absence.TimeZone)).DateTime;
        return $"Dite par {By(absence.Who, byOffice)}, {Formats.Instant(local)}.";
    }

    /// <summary>Who said something, by their part and never by their name.</summary>
    public static string By(Speaker who, bool byOffice) => (who, byOffice) switch
    {
        (Speaker.Yourself, _) => "vous",
        (Speaker.Guardian, true) => "la famille",
        (Speaker.Guardian, false) => "l’autre responsable",
        (Speaker.School, _) => "le collège",
    };

    /// <summary>What is waited for, or what silence did.</summary>
    public static string? State(StandingAbsence absence, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(absence.TimeZone);
        if (absence.IsUnanswered && absence.EndedAt is { } ended)
        {
            return $"Personne n’a répondu\u00A0: terminée {Formats.Instant(TimeZoneInfo.ConvertTime(ended, zone).DateTime)}. L’enfant est attendu aux repas suivants.";
        }

        if (absence is not { AskedDay: { } day, AskedCutoffAt: { } cutoff })
        {
            return null;
        }

        var deadline = TimeZoneInfo.ConvertTime(cutoff, zone).DateTime;
        var text = Formats.Deadline(DateOnly.FromDateTime(deadline), TimeOnly.FromDateTime(deadline));
        if (absence.IsAsked(now))
        {
            return $"L’absence continue-t-elle {Formats.Day(day)}\u00A0? Répondez avant {text}. Sans réponse, le repas est prévu.";
        }

        var question = TimeZoneInfo.ConvertTime(Domain.Meals.FurtherNotice.QuestionFor(cutoff, zone), zone).DateTime;
        return $"Prochaine question\u00A0: {Formats.Instant(question)}, pour le repas de {Formats.Day(day)}.";
    }

    /// <summary>The full names of the buttons.</summary>
    public static string EndName(StandingAbsence absence) => $"Terminer\u00A0: {Subject(absence)}";

    public static string ConfirmName(StandingAbsence absence) => $"{Confirm}, {absence.GivenName}";

    /// <summary>The question of the evening.</summary>
    /// <param name="card">The absence as it stands.</param>
    /// <param name="page">Where one answers.</param>
    public static MailText Question(AbsenceCard card, Uri page) => new(
        $"{card.GivenName}\u00A0: l’absence continue-t-elle\u00A0?",
        [
            new("Bonjour,"),
            new($"{card.GivenName}\u00A0: une absence de la cantine est dite jusqu’à nouvel ordre. Continue-t-elle {Formats.Day(card.Day)}\u00A0?"),
            new("Répondre", page),
            new($"Répondez avant {card.Deadline}. Sans réponse, le repas est prévu\u00A0: l’enfant mange à la cantine."),
            new(FamilyTexts.NeitherLeaveNorExcuse),
            new($"Une question\u00A0? {Formats.Capital(card.SchoolName)}\u00A0: {card.SchoolPhone.Replace(' ', '\u00A0')}."),
            new(Signed),
        ]);

    private const string Signed = "Anti-gaspi, le service qui prévient la cantine. Ce message est automatique\u00A0: les réponses ne sont pas lues.";
}
