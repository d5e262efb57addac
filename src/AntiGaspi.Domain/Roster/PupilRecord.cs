namespace AntiGaspi.Domain.Roster;

/// <summary>A pupil (<i>élève</i>) as SIECLE knows it: only what the canteen needs. Names are as given, without blanks around.</summary>
/// <param name="SiecleId">ELEVE_ID, the key inside one school.</param>
/// <param name="Ine">The national number; null for a pupil who has none yet. Only there to recognise a pupil who got a new id.</param>
/// <param name="FamilyName">The birth name.</param>
/// <param name="UsageName">The name in use, when there is one.</param>
/// <param name="GivenName">The first of the given names.</param>
/// <param name="BirthDay">Shown to the office only, to tell homonyms.</param>
/// <param name="Division">The class; null without one, or in the fictitious class of pupils without a place.</param>
/// <param name="BoardingCode">The code of the boarding status, as written; empty when the file has none.</param>
/// <param name="EntryDay">First day of presence, when known.</param>
/// <param name="ExitDay">Last day of presence, when known; may be ahead.</param>
public sealed record PupilRecord(
    string SiecleId,
    string? Ine,
    string FamilyName,
    string? UsageName,
    string GivenName,
    DateOnly? BirthDay,
    string? Division,
    string BoardingCode,
    DateOnly? EntryDay,
    DateOnly? ExitDay)
{
    /// <summary>The name to show: the name in use, else the birth name.</summary>
    public string DisplayName => UsageName ?? FamilyName;

    /// <summary>What the boarding code means.</summary>
    public BoardingStatus Boarding => BoardingStatus.Of(BoardingCode);

    /// <summary>Whether the pupil has not left before a day. The day of leaving is still a day of presence; one who is to arrive counts.</summary>
    public bool IsPresentOn(DateOnly day) => ExitDay is not { } exit || exit >= day;

    /// <summary>Whether the pupil is to arrive after a day.</summary>
    public bool ArrivesAfter(DateOnly day) => EntryDay > day;

    /// <summary>The names of the pupil, as they are compared.</summary>
    public FoldedName FoldedNames => FoldedName.Of(FamilyName, UsageName, GivenName);
}

/// <summary>Why a record of the file is not taken.</summary>
public enum BlockedReason
{
    /// <summary>No ELEVE_ID, or one that is not a number.</summary>
    IdMissing = 1,

    /// <summary>Two pupils of the file have the same ELEVE_ID.</summary>
    IdTwice = 2,

    /// <summary>Two pupils of the file have the same national number (INE).</summary>
    IneTwice = 3,

    /// <summary>No family name or no given name.</summary>
    NameMissing = 4,
}

/// <summary>
/// A record of the file that is not taken. The pupil that it is about, when the school knows it, is left as it is:
/// a damaged record must never look like a pupil who left.
/// </summary>
/// <param name="Reason">Why.</param>
/// <param name="Record">What could be read; its id is empty when it was missing.</param>
public sealed record BlockedPupil(BlockedReason Reason, PupilRecord Record)
{
    /// <summary>Whether this record may be about a pupil: same id, else same national number, else same names and birth day.</summary>
    public bool MayBe(PupilRecord pupil) =>
        pupil.SiecleId == Record.SiecleId
        || (Record.Ine is not null && pupil.Ine == Record.Ine)
        || (pupil.FoldedNames == Record.FoldedNames && pupil.BirthDay == Record.BirthDay);
}
