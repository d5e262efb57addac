namespace AntiGaspi.App.Siecle;

/// <summary>What is odd about one record, or about one file among others. The rest is taken.</summary>
public enum SiecleAnomalyKind
{
    /// <summary>A pupil without ELEVE_ID, or with one that is not a number: not taken.</summary>
    PupilWithoutId = 1,

    /// <summary>A pupil whose ELEVE_ID is also that of another: not taken.</summary>
    PupilIdTwice,

    /// <summary>A pupil whose national number is also that of another: not taken.</summary>
    IneTwice,

    /// <summary>A pupil without a family name or a given name: not taken.</summary>
    PupilWithoutName,

    /// <summary>A pupil without a birth day: taken; homonyms cannot be told apart, and the family cannot be given a code.</summary>
    PupilWithoutBirthDay,

    /// <summary>A class without the pupil it is of: not taken.</summary>
    ClassWithoutPupilId,

    /// <summary>A class of a pupil who is not in the file: not taken.</summary>
    ClassOfUnknownPupil,

    /// <summary>A pupil with several classes: the last one is taken.</summary>
    SeveralClasses,

    /// <summary>An adult without PERSONNE_ID, or with one that is not a number: not taken.</summary>
    PersonWithoutId,

    /// <summary>An adult whose PERSONNE_ID is also that of another: neither is taken.</summary>
    PersonIdTwice,

    /// <summary>A link without the id of its pupil: not taken.</summary>
    LinkWithoutPupilId,

    /// <summary>A link without the id of its adult: not taken.</summary>
    LinkWithoutPersonId,

    /// <summary>A link to a pupil who is not in the file: not taken.</summary>
    LinkToUnknownPupil,

    /// <summary>A link to an adult who is not in the file: not taken.</summary>
    LinkToUnknownPerson,

    /// <summary>Two links between one adult and one pupil: the one with fewer rights is taken.</summary>
    LinkTwice,

    /// <summary>A link whose level is missing or unknown: taken as a contact, without any right.</summary>
    LinkWithoutLevel,

    /// <summary>A mailbox that is none: kept as written, never written to.</summary>
    EmailUnusable,

    /// <summary>A date or a yes/no that cannot be read: taken as absent.</summary>
    ValueUnreadable,

    /// <summary>A file that is not needed, or is not an export: left aside.</summary>
    FileIgnored,

    /// <summary>A file given twice: read once.</summary>
    FileTwice,
}

/// <summary>One anomaly, and where.</summary>
/// <param name="Kind">The cause.</param>
/// <param name="File">The file to show.</param>
/// <param name="Line">Where the record begins, from 1; null for a whole file.</param>
/// <param name="Record">Who it is about, in words that the office can find in SIECLE: names, ids.</param>
/// <param name="Value">What is wrong: the value, the other record, the reason for leaving a file aside.</param>
public sealed record SiecleAnomaly(
    SiecleAnomalyKind Kind, string File, int? Line, string Record, string? Value = null);
