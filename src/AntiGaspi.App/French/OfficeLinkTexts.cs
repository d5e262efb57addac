using AntiGaspi.App.Access;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.French;

/// <summary>What the office reads of the adults of a pupil and of their accounts.</summary>
public static class OfficeLinkTexts
{
    /// <summary>What the adult is in the file, and whether an account is linked.</summary>
    public static string State(PupilAdult adult)
    {
        var level = adult.Level switch
        {
            GuardianLevel.Legal => "responsable légal",
            GuardianLevel.InCharge => "personne en charge",
            GuardianLevel.Contact when adult.IsAdmitted => "contact, admis par le collège",
            GuardianLevel.Contact => "contact",
        };
        var role = adult.IsPayer ? $"{level}, responsable payeur" : level;
        return $"{role}\u00A0: {Access(adult)}";
    }

    /// <summary>Why a demand is not settled so.</summary>
    public static string For(DecideRefusal why) => why switch
    {
        DecideRefusal.UnknownRequest => "Cette demande n’attend plus. Repartez de la liste.",
        DecideRefusal.UnknownAdult => "Cette personne n’est plus dans le fichier de l’élève, ou son accès est suspendu. Choisissez-en une autre, ou refusez.",
        DecideRefusal.OneAccountEach => "Ce compte est déjà celui d’un autre responsable de l’élève. Chacun a le sien\u00A0: refusez la demande.",
    };

    /// <summary>What printing does.</summary>
    public static string Count(LetterCount count) => count.Letters == 0
        ? "Aucun courrier à imprimer\u00A0: tous les responsables choisis ont un accès, ou aucun ne peut en avoir."
        : $"{Formats.Count(count.Letters, "courrier", "courriers")}, un par responsable.";

    /// <summary>What printing takes away from letters sent before.</summary>
    public static string? Revoked(LetterCount count) => count.Revoked == 0
        ? null
        : $"{Formats.Count(count.Revoked, "code déjà envoyé ne marchera plus", "codes déjà envoyés ne marcheront plus")}\u00A0: chaque nouveau code remplace l’ancien.";

    private static string Access(PupilAdult adult) => adult switch
    {
        { IsSuspended: true } => "accès suspendu par le collège",
        { MayHaveAccount: false } => "sans accès",
        { HasAccount: true } => "compte relié",
        _ => "pas encore de compte",
    };
}
