using AntiGaspi.App.Siecle;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>What the school office reads about an import of SIECLE: what happened, then what to do.</summary>
public static class SiecleTexts
{
    private const string Exports = "SIECLE (BEE), Exploitation > Exports standard > Exports XML génériques";
    private const string Again = $"Réexportez-le sans l’ouvrir\u00A0: {Exports}.";

    /// <summary>Where a problem is: "ElevesSansAdresses.xml, ligne 12".</summary>
    public static string Place(string file, int? line) => (file.Length, line) switch
    {
        (0, _) => "",
        (_, null) => file,
        _ => $"{file}, ligne\u00A0{line}",
    };

    /// <summary>The sentences of a refusal: where, what happened, what to do. Nothing has been written.</summary>
    public static string For(SiecleRefusal refusal)
    {
        var place = Place(refusal.File, refusal.Line);
        return (place.Length == 0 ? "" : $"{place}\u00A0: ") + $"{Cause(refusal)} Rien n’a été importé. {Cure(refusal)}";
    }

    private static string Cause(SiecleRefusal refusal) => refusal.Why switch
    {
        SiecleRefusalKind.NothingGiven => "Aucun fichier n’a été reçu.",
        SiecleRefusalKind.TooManyFiles => "Plus de dix fichiers ont été envoyés d’un coup.",
        SiecleRefusalKind.NotXml => "ce fichier n’est pas un export XML de SIECLE (c’est un tableau, un texte ou un autre document).",
        SiecleRefusalKind.WebPage => "ce fichier est une page web, sans doute la page de connexion du portail enregistrée à la place de l’export.",
        SiecleRefusalKind.StsExport => "ce fichier vient de STS\u00A0: il décrit les enseignants, pas les élèves.",
        SiecleRefusalKind.UnneededExport => $"ce fichier vient bien de SIECLE ({refusal.Found}), mais il ne contient ni élève ni responsable.",
        SiecleRefusalKind.OtherXml => $"ce fichier XML («\u00A0{refusal.Found}\u00A0») n’est pas un export générique de SIECLE.",
        SiecleRefusalKind.Truncated => "le fichier s’arrête avant la fin\u00A0: le téléchargement a été coupé.",
        SiecleRefusalKind.Malformed => "le fichier est abîmé à cet endroit\u00A0: ce n’est plus du XML correct, il a sans doute été modifié.",
        SiecleRefusalKind.EncodingEdited =>
            "les accents sont abîmés (par exemple «\u00A0Ã©\u00A0» au lieu de «\u00A0é\u00A0»)\u00A0: le fichier a été ouvert et réenregistré par un logiciel.",
        SiecleRefusalKind.InvalidBytes =>
            "des caractères sont illisibles\u00A0: le fichier a été modifié, son encodage n’est plus celui qu’il annonce.",
        SiecleRefusalKind.UnknownEncoding => $"l’encodage annoncé («\u00A0{refusal.Found}\u00A0») n’est jamais celui d’un export de SIECLE.",
        SiecleRefusalKind.DocumentType =>
            "le fichier contient une déclaration DOCTYPE, qu’un export de SIECLE ne contient jamais\u00A0: il a été modifié, ou il est piégé. Il n’a pas été lu.",
        SiecleRefusalKind.HeaderIncomplete =>
            $"l’en-tête ne donne pas correctement l’établissement, l’année scolaire ou la date d’export ({refusal.Found}).",
        SiecleRefusalKind.TwoSchools =>
            $"ce fichier est celui de l’établissement {refusal.Found}, alors que les autres sont ceux de l’établissement {refusal.Expected}.",
        SiecleRefusalKind.TwoSchoolYears =>
            $"ce fichier est celui de l’année scolaire {refusal.Found}, alors que les autres sont ceux de l’année {refusal.Expected}.",
        SiecleRefusalKind.TwoOfAKind => $"ce fichier et «\u00A0{refusal.Expected}\u00A0» sont deux exports différents de la même sorte.",
        SiecleRefusalKind.NoRecord =>
            "ce fichier est un bon export, mais il ne contient aucun enregistrement\u00A0: l’importer ferait partir tout le monde.",
        SiecleRefusalKind.TooLarge =>
            "la lecture s’est arrêtée\u00A0: la taille du fichier (20\u00A0Mo au plus) ou d’un de ses éléments dépasse de loin celle d’un export de SIECLE.",
        SiecleRefusalKind.TooLargeTogether => "la lecture s’est arrêtée\u00A0: les fichiers dépassent ensemble la taille de 64\u00A0Mo.",
        SiecleRefusalKind.ArchiveBomb =>
            "la lecture s’est arrêtée\u00A0: une fois décompressé, ce fichier dépasse de loin la taille d’un export de SIECLE (100 fois celle du zip au plus).",
        SiecleRefusalKind.ArchiveTooManyEntries => "ce zip contient plus de dix fichiers.",
        SiecleRefusalKind.ArchiveNested => "ce zip contient un autre zip.",
        SiecleRefusalKind.ArchiveEncrypted => "ce zip est protégé par un mot de passe.",
        SiecleRefusalKind.ArchiveDamaged => "ce zip est abîmé et ne peut pas être ouvert.",
        SiecleRefusalKind.ArchiveWithoutXml => "ce zip ne contient aucun fichier XML.",
    };

    private static string Cure(SiecleRefusal refusal) => refusal.Why switch
    {
        SiecleRefusalKind.NothingGiven or SiecleRefusalKind.NotXml or SiecleRefusalKind.StsExport or SiecleRefusalKind.UnneededExport
            or SiecleRefusalKind.OtherXml or SiecleRefusalKind.ArchiveWithoutXml =>
            $"Donnez «\u00A0Élèves sans adresses\u00A0» et «\u00A0Responsables avec adresses\u00A0»\u00A0: {Exports}.",
        SiecleRefusalKind.WebPage => $"Reconnectez-vous au portail, puis exportez de nouveau\u00A0: {Exports}.",
        SiecleRefusalKind.TooManyFiles =>
            "Donnez seulement «\u00A0Élèves sans adresses\u00A0», «\u00A0Responsables avec adresses\u00A0» et, si vous voulez, «\u00A0Structures\u00A0».",
        SiecleRefusalKind.Truncated or SiecleRefusalKind.Malformed or SiecleRefusalKind.EncodingEdited or SiecleRefusalKind.InvalidBytes
            or SiecleRefusalKind.UnknownEncoding or SiecleRefusalKind.DocumentType or SiecleRefusalKind.HeaderIncomplete
            or SiecleRefusalKind.TooLarge or SiecleRefusalKind.TooLargeTogether or SiecleRefusalKind.ArchiveBomb
            or SiecleRefusalKind.ArchiveDamaged => Again,
        SiecleRefusalKind.TwoSchools or SiecleRefusalKind.TwoSchoolYears =>
            $"Donnez ensemble les fichiers d’un même établissement et d’une même année\u00A0: {Exports}.",
        SiecleRefusalKind.TwoOfAKind => "Gardez le plus récent des deux et recommencez.",
        SiecleRefusalKind.NoRecord => $"Vérifiez dans SIECLE que l’export porte sur tout l’établissement, puis refaites-le\u00A0: {Exports}.",
        SiecleRefusalKind.ArchiveTooManyEntries or SiecleRefusalKind.ArchiveNested or SiecleRefusalKind.ArchiveEncrypted =>
            $"Donnez les zips tels que SIECLE les produit, un par export\u00A0: {Exports}.",
    };
}
