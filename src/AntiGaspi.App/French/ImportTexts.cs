using System.Globalization;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>What is said of an import of SIECLE into a school: before it, after it, and when it is refused.</summary>
public static class ImportTexts
{
    /// <summary>Nothing is different.</summary>
    public const string NoChange = "Aucun changement\u00A0: le collège est déjà à jour de ces fichiers.";

    /// <summary>Why an import is refused; what to do next depends on the door, page or command line.</summary>
    public static string For(ImportOutcome.Refused refused, RosterSnapshot files) => refused.Why switch
    {
        ImportRefusal.UnknownSchool =>
            $"Ces fichiers sont ceux de l’établissement {files.Uai}, qui n’est pas un des vôtres. Rien n’a été importé. "
            + "Donnez les fichiers exportés depuis la base SIECLE de votre établissement.",
        ImportRefusal.OtherSchoolYear =>
            $"Ces fichiers sont ceux de l’année scolaire {Year(files.SchoolYear)}, alors que l’année en cours est {Year(refused.KnownYear ?? files.SchoolYear)}. "
            + "Rien n’a été importé. "
            + (files.SchoolYear == refused.KnownYear + 1
                ? "Si vous préparez la rentrée, confirmez l’année\u00A0; sinon, réexportez la base de l’année en cours."
                : "Réexportez la base de l’année en cours, ou confirmez l’année si c’est bien elle que vous voulez."),
        ImportRefusal.ManyWouldLeave =>
            $"{Leaving(refused.Changes!)} Rien n’a été importé. Vérifiez que l’export porte sur tout l’établissement\u00A0; "
            + "si ces départs sont réels, confirmez-les.",
        ImportRefusal.PreviewOutdated =>
            "Le collège a changé depuis cet aperçu. Rien n’a été importé. Relisez l’aperçu, puis confirmez de nouveau.",
    };

    /// <summary>How many leave, out of how many: "120 élèves sur 343 partiraient (35 %)."</summary>
    public static string Leaving(RosterChanges changes)
    {
        var left = changes.PupilsLeft.Count;
        var share = changes.ActiveBefore == 0 ? 0 : (decimal)left / changes.ActiveBefore;
        return $"{Formats.Count(left, "élève", "élèves")} sur {Formats.Number(changes.ActiveBefore)} "
            + $"{(left < 2 ? "partirait" : "partiraient")} ({Formats.Percent(share)}).";
    }

    /// <summary>The second confirmation, with its number: "Enregistrer et faire partir 120 élèves".</summary>
    public static string ConfirmLeaving(RosterChanges changes) =>
        $"Enregistrer et faire partir {Formats.Count(changes.PupilsLeft.Count, "élève", "élèves")}";

    /// <summary>What a file is about.</summary>
    public static string For(RosterPart part) => part switch
    {
        RosterPart.Pupils => "Élèves",
        RosterPart.People => "Responsables",
        RosterPart.Divisions => "Classes",
    };

    /// <summary>When SIECLE made what was imported last, as it is kept: "lundi 5 octobre 2026, 9 h 11".</summary>
    /// <param name="exportedAt">On the clock of the school, as in 2026-10-05T09:11:46.</param>
    public static string Exported(string exportedAt)
    {
        var local = DateTime.ParseExact(exportedAt, "s", CultureInfo.InvariantCulture);
        return $"{Formats.DayAndYear(DateOnly.FromDateTime(local))}, {Formats.Time(TimeOnly.FromDateTime(local))}";
    }

    /// <summary>A school year: "2026-2027".</summary>
    public static string Year(int first) => $"{first}-{first + 1}";

    /// <summary>What the files are: school, year, moment of the export.</summary>
    public static string Files(RosterSnapshot files) =>
        $"Établissement {files.Uai}, année scolaire {Year(files.SchoolYear)}, export du {Formats.Instant(files.ExportedAt)}";

    /// <summary>The counts of an import, one line each, without those that are zero; one line when nothing changes.</summary>
    public static IReadOnlyList<string> Lines(ImportCounts counts)
    {
        var lines = Counted(counts).Where(one => one.Count > 0).Select(one => one.Text).ToList();
        return lines.Count > 0 ? lines : [NoChange];
    }

    /// <summary>What the office should look at, one line each; nothing when there is nothing.</summary>
    public static IReadOnlyList<string> Questions(RosterReview review) =>
        Counted(review).Where(one => one.Count > 0).Select(one => one.Text).ToList();

    /// <summary>Each count of an import in words, zeros too, in the order of <see cref="ImportCounts"/>.</summary>
    internal static IReadOnlyList<(int Count, string Text)> Counted(ImportCounts counts) =>
    [
        Counted(counts.PupilsAdded, "élève ajouté", "élèves ajoutés"),
        Counted(counts.PupilsChanged, "élève modifié", "élèves modifiés"),
        Counted(counts.PupilsLeft, "élève parti", "élèves partis"),
        Counted(counts.PupilsBack, "élève revenu", "élèves revenus"),
        Counted(counts.PeopleAdded, "responsable ajouté", "responsables ajoutés"),
        Counted(counts.PeopleChanged, "responsable modifié", "responsables modifiés"),
        Counted(counts.LinksAdded, "lien de responsabilité ajouté", "liens de responsabilité ajoutés"),
        Counted(counts.LinksChanged, "lien de responsabilité modifié", "liens de responsabilité modifiés"),
        Counted(counts.LinksRemoved, "lien de responsabilité retiré", "liens de responsabilité retirés"),
    ];

    /// <summary>Each question to the office in words, zeros too, in the order of <see cref="ImportLists.Questions"/>.</summary>
    internal static IReadOnlyList<(int Count, string Text)> Counted(RosterReview review) =>
    [
        Counted(review.ToClassify.Count, "élève dont le régime est à préciser", "élèves dont le régime est à préciser"),
        Counted(review.Payers.Count(one => one.Choice is not PayerChoice.SeveralNamed), "élève sans payeur désigné", "élèves sans payeur désigné"),
        Counted(review.Payers.Count(one => one.Choice is PayerChoice.SeveralNamed), "élève avec plusieurs payeurs", "élèves avec plusieurs payeurs"),
        Counted(review.WithoutDivision.Count, "élève sans classe", "élèves sans classe"),
        Counted(review.WithoutIne.Count, "élève sans INE", "élèves sans INE"),
        Counted(review.Homonyms.Count, "groupe d’homonymes", "groupes d’homonymes"),
        Counted(review.DuplicatePeople.Count, "responsable peut-être en double", "responsables peut-être en double"),
        Counted(review.SharedMailboxes.Count, "adresse électronique partagée", "adresses électroniques partagées"),
    ];

    /// <summary>The present pupils of each boarding code with its meaning: "284 élèves, code 24 : demi-pensionnaire, 4 jours".</summary>
    public static IReadOnlyList<string> Statuses(RosterReview review) => review.Present
        .CountBy(pupil => pupil.Boarding)
        .OrderBy(pair => pair.Key.Code, StringComparer.Ordinal)
        .Select(pair => $"{Formats.Count(pair.Value, "élève", "élèves")}, {RosterTexts.For(pair.Key)}")
        .ToList();

    private static (int Count, string Text) Counted(int count, string one, string many) => (count, Formats.Count(count, one, many));
}
