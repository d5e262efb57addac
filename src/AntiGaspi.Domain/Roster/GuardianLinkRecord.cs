namespace AntiGaspi.Domain.Roster;

/// <summary>How far an adult answers for a pupil (<i>niveau de responsabilité</i>); a greater number has fewer rights.</summary>
public enum GuardianLevel
{
    /// <summary>Holds parental authority (<i>responsable légal</i>).</summary>
    Legal = 1,

    /// <summary>In charge of the pupil without parental authority (<i>personne en charge</i>): a foster parent.</summary>
    InCharge = 2,

    /// <summary>A neighbour or a grandparent to call (<i>contact</i>): sees and does nothing here.</summary>
    Contact = 3,
}

/// <summary>One adult answering for one pupil.</summary>
/// <param name="PupilId">ELEVE_ID.</param>
/// <param name="PersonId">PERSONNE_ID.</param>
/// <param name="Level">How far. The older format cannot tell in charge from contact: it gives contact.</param>
/// <param name="Kinship">CODE_PARENTE (10 mother, 20 father, 51 child welfare…), only to be shown.</param>
/// <param name="Pays">Whether this adult is billed for the canteen.</param>
/// <param name="Lodges">Whether the pupil lives there; null when the format does not say.</param>
public sealed record GuardianLinkRecord(
    string PupilId, string PersonId, GuardianLevel Level, string? Kinship, bool Pays, bool? Lodges)
{
    /// <summary>Links by pupil, then person.</summary>
    public static IComparer<GuardianLinkRecord> Order { get; } = Comparer<GuardianLinkRecord>.Create((left, right) =>
        SiecleIds.Order.Compare(left.PupilId, right.PupilId) is var byPupil and not 0
            ? byPupil : SiecleIds.Order.Compare(left.PersonId, right.PersonId));

    /// <summary>Who this link is about: the key inside one school.</summary>
    public (string PupilId, string PersonId) Key => (PupilId, PersonId);

    /// <summary>Whether this link may open an account: legal guardian, in charge, or whoever pays. A contact must not.</summary>
    /// <remarks>Source: siecle-format.md §3, rule 3.</remarks>
    public bool MayHaveAccount => Level is GuardianLevel.Legal or GuardianLevel.InCharge || Pays;
}

/// <summary>A class (<i>division</i>).</summary>
/// <param name="Code">As written, blanks inside kept: "6 B", "301".</param>
/// <param name="Label">The long name; the code when the file gives none.</param>
public sealed record DivisionRecord(string Code, string Label);
