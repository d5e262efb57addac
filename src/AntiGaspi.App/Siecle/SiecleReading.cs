using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>A file that a person gives: an export of SIECLE, zipped or not.</summary>
/// <param name="Name">Only shown: what a file is comes from its content.</param>
/// <param name="Content">Read once, from where it stands; it need not seek.</param>
public sealed record SiecleUpload(string Name, Stream Content);

/// <summary>How many records the files hold, taken or not.</summary>
public sealed record SiecleTally(int Pupils, int People, int Links, IReadOnlyList<string> PupilsInSeveralClasses);

/// <summary>The answer of a reading: a roster with what is odd in it, or a refusal of the whole.</summary>
public abstract record SiecleReading
{
    private SiecleReading()
    {
    }

    /// <summary>The files were read. The records that could not be taken are among the anomalies.</summary>
    public sealed record Read(RosterSnapshot Snapshot, SiecleTally Tally, IReadOnlyList<SiecleAnomaly> Anomalies) : SiecleReading;

    /// <summary>Nothing of the files is taken.</summary>
    public sealed record Refused(SiecleRefusal Refusal) : SiecleReading;
}
