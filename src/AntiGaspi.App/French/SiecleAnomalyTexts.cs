using AntiGaspi.App.Siecle;

namespace AntiGaspi.App.French;

/// <summary>What the school office reads about one odd record of an import: where, what happened, what was done, what to do.</summary>
public static class SiecleAnomalyTexts
{
    private const string Mend = "Corrigez la fiche dans SIECLE, puis réexportez.";

    /// <summary>The sentences of an anomaly: "ElevesSansAdresses.xml, ligne 45 (THOMAS Éloïse) : …".</summary>
    public static string For(SiecleAnomaly anomaly)
    {
        var who = anomaly.Record.Length == 0 ? "" : $" ({anomaly.Record})";
        return $"{SiecleTexts.Place(anomaly.File, anomaly.Line)}{who}\u00A0: {Cause(anomaly)} {Cure(anomaly.Kind)}";
    }

    private static string Cause(SiecleAnomaly anomaly) => anomaly.Kind switch
    {
        SiecleAnomalyKind.PupilWithoutId => "cet élève n’a pas d’identifiant ELEVE_ID lisible\u00A0: sa fiche n’est pas prise.",
        SiecleAnomalyKind.PupilIdTwice => "deux élèves portent le même ELEVE_ID\u00A0: aucune des deux fiches n’est prise.",
        SiecleAnomalyKind.IneTwice => $"deux élèves portent le même INE ({anomaly.Value})\u00A0: aucune des deux fiches n’est prise.",
        SiecleAnomalyKind.PupilWithoutName => "cet élève n’a pas de nom ou pas de prénom\u00A0: sa fiche n’est pas prise.",
        SiecleAnomalyKind.PupilWithoutBirthDay => "la date de naissance manque\u00A0: l’élève est pris, mais sa famille ne pourra pas activer son accès.",
        SiecleAnomalyKind.ClassWithoutPupilId => $"une classe ({anomaly.Value}) ne dit pas de quel élève elle est\u00A0: elle n’est pas prise.",
        SiecleAnomalyKind.ClassOfUnknownPupil => $"une classe ({anomaly.Value}) est celle d’un élève absent du fichier\u00A0: elle n’est pas prise.",
        SiecleAnomalyKind.SeveralClasses => $"cet élève est dans plusieurs classes ({anomaly.Value})\u00A0: la dernière est prise.",
        SiecleAnomalyKind.PersonWithoutId => "ce responsable n’a pas d’identifiant PERSONNE_ID lisible\u00A0: sa fiche n’est pas prise.",
        SiecleAnomalyKind.PersonIdTwice => "deux responsables différents portent le même PERSONNE_ID\u00A0: aucune des deux fiches n’est prise.",
        SiecleAnomalyKind.LinkWithoutPupilId => "un lien de responsabilité ne dit pas de quel élève il est\u00A0: il n’est pas pris.",
        SiecleAnomalyKind.LinkWithoutPersonId => "un lien de responsabilité ne dit pas de quel adulte il est\u00A0: il n’est pas pris.",
        SiecleAnomalyKind.LinkToUnknownPupil => "ce lien de responsabilité est celui d’un élève absent du fichier\u00A0: il n’est pas pris.",
        SiecleAnomalyKind.LinkToUnknownPerson => "ce lien de responsabilité est celui d’un adulte absent du fichier\u00A0: il n’est pas pris.",
        SiecleAnomalyKind.LinkTwice => "ce lien de responsabilité est écrit deux fois\u00A0: celui qui donne le moins de droits est pris.",
        SiecleAnomalyKind.LinkWithoutLevel => "le niveau de responsabilité manque ou n’est pas connu\u00A0: l’adulte est pris comme simple contact, sans accès.",
        SiecleAnomalyKind.EmailUnusable => $"«\u00A0{anomaly.Value}\u00A0» n’est pas une adresse électronique\u00A0: aucun message n’y sera envoyé.",
        SiecleAnomalyKind.ValueUnreadable => $"une valeur est illisible ({anomaly.Value})\u00A0: elle est prise comme absente.",
        SiecleAnomalyKind.FileIgnored => "ce fichier n’est pas utile à l’import\u00A0: il a été laissé de côté.",
        SiecleAnomalyKind.FileTwice => $"ce fichier est le même que «\u00A0{anomaly.Value}\u00A0»\u00A0: il n’a été lu qu’une fois.",
    };

    private static string Cure(SiecleAnomalyKind kind) => kind switch
    {
        SiecleAnomalyKind.PupilWithoutId or SiecleAnomalyKind.PupilIdTwice or SiecleAnomalyKind.ClassWithoutPupilId
            or SiecleAnomalyKind.PersonWithoutId or SiecleAnomalyKind.PersonIdTwice or SiecleAnomalyKind.LinkWithoutPupilId
            or SiecleAnomalyKind.LinkWithoutPersonId or SiecleAnomalyKind.LinkTwice =>
            "SIECLE n’écrit pas cela\u00A0: le fichier a sans doute été modifié. Réexportez-le sans l’ouvrir.",
        SiecleAnomalyKind.IneTwice or SiecleAnomalyKind.PupilWithoutName or SiecleAnomalyKind.PupilWithoutBirthDay
            or SiecleAnomalyKind.SeveralClasses or SiecleAnomalyKind.LinkWithoutLevel or SiecleAnomalyKind.EmailUnusable
            or SiecleAnomalyKind.ValueUnreadable => Mend,
        SiecleAnomalyKind.ClassOfUnknownPupil or SiecleAnomalyKind.LinkToUnknownPupil or SiecleAnomalyKind.LinkToUnknownPerson =>
            "Si cette personne est bien au collège, vérifiez sa fiche dans SIECLE, puis réexportez.",
        SiecleAnomalyKind.FileIgnored =>
            "Si vous attendiez des élèves ou des responsables, donnez «\u00A0Élèves sans adresses\u00A0» et «\u00A0Responsables avec adresses\u00A0».",
        SiecleAnomalyKind.FileTwice => "Vous n’avez rien à faire.",
    };
}
