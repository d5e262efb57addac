using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>What the school office reads about a comparison of the files with the school.</summary>
public static class RosterTexts
{
    /// <summary>Why the files cannot be imported into the school, and what to do.</summary>
    public static string For(RosterComparisonOutcome.Refused refused) => refused.Why switch
    {
        RosterRefusal.OtherSchool =>
            $"Ces fichiers sont ceux de l’établissement {refused.Incoming.Uai}, et non de l’établissement {refused.Known.Uai}. "
            + "Rien n’a été importé. Donnez les fichiers exportés depuis la base SIECLE de votre établissement.",
        RosterRefusal.OtherSchoolYear =>
            $"Ces fichiers sont ceux de l’année scolaire {Year(refused.Incoming.SchoolYear)}, alors que l’année en cours est "
            + $"{Year(refused.Known.SchoolYear)}. Rien n’a été importé. "
            + (refused.Incoming.SchoolYear == refused.Known.SchoolYear + 1
                ? "Si vous préparez la rentrée, confirmez l’année\u00A0; sinon, réexportez la base de l’année en cours."
                : "Réexportez la base de l’année en cours, ou confirmez l’année si c’est bien elle que vous voulez."),
    };

    /// <summary>What to look at before confirming.</summary>
    public static string For(RosterWarning warning) => warning switch
    {
        RosterWarning.OlderThanLastImport =>
            "Ces fichiers sont plus anciens que ceux du dernier import\u00A0: des élèves partis depuis reviendraient. Réexportez-les.",
        RosterWarning.FilesFarApart =>
            "Ces fichiers n’ont pas été exportés la même semaine\u00A0: des liens peuvent manquer. Réexportez-les ensemble.",
        RosterWarning.NextSchoolYear =>
            "Ces fichiers sont ceux de l’année scolaire suivante\u00A0: les élèves de troisième partent. Vérifiez les nombres avant de confirmer.",
        RosterWarning.WithoutPupilsFile =>
            "Le fichier «\u00A0Élèves sans adresses\u00A0» n’est pas là\u00A0: les élèves restent tels quels. Ajoutez-le pour les mettre à jour.",
        RosterWarning.WithoutPeopleFile =>
            "Le fichier «\u00A0Responsables avec adresses\u00A0» n’est pas là\u00A0: les responsables restent tels quels, "
            + "et les nouveaux élèves n’en ont pas. Ajoutez-le pour les mettre à jour.",
    };

    /// <summary>What a boarding status means, beside its code: "code 24 : demi-pensionnaire, 4 jours".</summary>
    public static string For(BoardingStatus status) => status.Meaning switch
    {
        BoardingMeaning.External => $"code\u00A0{status.Code}\u00A0: externe, ne déjeune pas",
        BoardingMeaning.HalfBoard when status.Code.Length == 2 =>
            $"code\u00A0{status.Code}\u00A0: demi-pensionnaire, {status.Code[1]}\u00A0{(status.Code[1] == '1' ? "jour" : "jours")}",
        BoardingMeaning.HalfBoard => $"code\u00A0{status.Code}\u00A0: demi-pensionnaire",
        BoardingMeaning.Ticket => $"code\u00A0{status.Code}\u00A0: demi-pensionnaire au ticket, attendu seulement les jours inscrits",
        BoardingMeaning.Boarder => $"code\u00A0{status.Code}\u00A0: interne, compté au déjeuner",
        BoardingMeaning.Elsewhere => $"code\u00A0{status.Code}\u00A0: déjeune dans un autre établissement",
        BoardingMeaning.Missing => "régime absent\u00A0: à préciser",
        BoardingMeaning.Unknown => status.Code switch
        {
            "4" => "code\u00A04, interne-externé\u00A0: à préciser",
            "5" => "code\u00A05, interne hébergé\u00A0: à préciser",
            _ => $"code\u00A0{status.Code}\u00A0: régime non reconnu, à préciser",
        },
    };

    private static string Year(int first) => $"{first}-{first + 1}";
}
