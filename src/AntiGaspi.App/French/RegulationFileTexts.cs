using AntiGaspi.App.Regulation;

namespace AntiGaspi.App.French;

/// <summary>What is said of a règlement file that cannot be read: the line, what is wrong, what to do.</summary>
public static class RegulationFileTexts
{
    /// <summary>One thing wrong in the file, with its line.</summary>
    public static string For(RegulationFileProblem problem) => $"Ligne {problem.Line}\u00A0: {Sentence(problem)}";

    private static string Sentence(RegulationFileProblem problem) => problem.Fault switch
    {
        RegulationFileFault.TooLarge =>
            "le fichier dépasse 256\u00A0ko. Un règlement tient en quelques pages\u00A0: vérifiez que c’est le bon fichier.",
        RegulationFileFault.NotUtf8 => "le fichier n’est pas du texte en UTF-8. Enregistrez-le de nouveau en UTF-8.",
        RegulationFileFault.NotYaml =>
            "le texte n’est pas du YAML. Vérifiez les deux-points, les guillemets et les espaces en début de ligne.",
        RegulationFileFault.NotOneDocument => "le fichier doit contenir un règlement et un seul.",
        RegulationFileFault.Alias =>
            "les renvois («\u00A0&\u00A0» et «\u00A0*\u00A0») ne sont pas acceptés. Écrivez chaque valeur à sa place.",
        RegulationFileFault.Tag => "les types («\u00A0!\u00A0») ne sont pas acceptés. Écrivez seulement la valeur.",
        RegulationFileFault.TooDeep => "trop de niveaux ou trop de valeurs pour un règlement.",
        RegulationFileFault.UnknownKey =>
            $"«\u00A0{problem.Key}\u00A0» n’est pas une clé du format à cet endroit. Clés acceptées\u00A0: {problem.Accepted}.",
        RegulationFileFault.RepeatedKey => $"«\u00A0{problem.Key}\u00A0» est écrit deux fois. Gardez-en un seul.",
        RegulationFileFault.MissingKey when problem.Key.Length == 0 =>
            "le fichier est vide. Partez d’un des modèles du dossier «\u00A0regulations\u00A0».",
        RegulationFileFault.MissingKey => $"«\u00A0{problem.Key}\u00A0» manque. Ajoutez cette clé et sa valeur.",
        RegulationFileFault.NotText => $"«\u00A0{problem.Key}\u00A0» attend un texte, pas une liste ni des clés.",
        RegulationFileFault.NotSection when problem.Key.Length == 0 =>
            "un règlement est fait de clés et de valeurs. Partez d’un des modèles du dossier «\u00A0regulations\u00A0».",
        RegulationFileFault.NotSection => $"«\u00A0{problem.Key}\u00A0» attend des clés et des valeurs.",
        RegulationFileFault.NotList => $"«\u00A0{problem.Key}\u00A0» attend une liste.",
        RegulationFileFault.ItemCount => $"«\u00A0{problem.Key}\u00A0» attend {problem.Accepted} valeurs.",
        RegulationFileFault.TooLong => $"«\u00A0{problem.Key}\u00A0» est trop long\u00A0: {problem.Accepted} caractères au plus.",
        RegulationFileFault.NotDay =>
            $"«\u00A0{problem.Key}\u00A0» attend un jour comme 2026-09-01\u00A0; lu\u00A0: «\u00A0{problem.Found}\u00A0».",
        RegulationFileFault.NotHour =>
            $"«\u00A0{problem.Key}\u00A0» attend une heure comme 10:00\u00A0; lu\u00A0: «\u00A0{problem.Found}\u00A0».",
        RegulationFileFault.NotInstant =>
            $"«\u00A0{problem.Key}\u00A0» attend un jour et une heure comme 2026-11-24 09:59:59\u00A0; lu\u00A0: "
            + $"«\u00A0{problem.Found}\u00A0».",
        RegulationFileFault.NotAmount =>
            $"«\u00A0{problem.Key}\u00A0» attend un montant avec deux décimales comme 3,35\u00A0; lu\u00A0: «\u00A0{problem.Found}\u00A0».",
        RegulationFileFault.NotNumber =>
            $"«\u00A0{problem.Key}\u00A0» attend un nombre entier, de {problem.Accepted}\u00A0; lu\u00A0: «\u00A0{problem.Found}\u00A0».",
        RegulationFileFault.NotWord =>
            $"«\u00A0{problem.Key}\u00A0» attend l’un de ces mots\u00A0: {problem.Accepted}\u00A0; lu\u00A0: "
            + $"«\u00A0{problem.Found}\u00A0».",
        RegulationFileFault.UnknownTimeZone =>
            $"«\u00A0{problem.Key}\u00A0» attend un fuseau comme Europe/Paris ou Indian/Reunion\u00A0; lu\u00A0: "
            + $"«\u00A0{problem.Found}\u00A0».",
        RegulationFileFault.NotSchoolCode =>
            $"«\u00A0{problem.Key}\u00A0» attend un code UAI comme 0601234A, ou le mot «\u00A0tous\u00A0»\u00A0; lu\u00A0: "
            + $"«\u00A0{problem.Found}\u00A0».",
        RegulationFileFault.TermOrder =>
            $"«\u00A0{problem.Key}\u00A0» attend des jours comme 01/09, 01/01, 01/04, dans l’ordre de l’année de facturation.",
    };
}
