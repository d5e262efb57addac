using AntiGaspi.App.Roster;
using AntiGaspi.App.Siecle;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>Files beside the school as it is, before anything is written.</summary>
/// <param name="UploadId">The files.</param>
/// <param name="School">The school that they are of.</param>
/// <param name="Reading">What they hold.</param>
/// <param name="Changes">What they would change.</param>
/// <param name="Key">The name of this very comparison: what is confirmed is what was shown.</param>
/// <param name="IsOtherYear">They are those of another school year than the last import, and the office asked to see it all the same.</param>
public sealed record ImportPreview(Guid UploadId, OfficeSchool School, SiecleReading.Read Reading, RosterChanges Changes, string Key, bool IsOtherYear);

/// <summary>What the office sends with its confirmation.</summary>
/// <param name="Key">The preview that was read.</param>
/// <param name="ContentHashes">The files of that preview: a second click finds what the first one did.</param>
/// <param name="Departures">The number of pupils that the second button named; none for the first button.</param>
/// <param name="SchoolYear">The school year whose comparison was asked for; none when it is the ordinary one.</param>
public sealed record ImportSent(string Key, string ContentHashes, int? Departures, int? SchoolYear);

/// <summary>The answer to what the office does with files of SIECLE.</summary>
public abstract record ImportAnswer
{
    /// <summary>The files were read and wait for their confirmation.</summary>
    public sealed record Kept(Guid UploadId) : ImportAnswer;

    /// <summary>The files wait no longer, or never did for this account.</summary>
    public sealed record Gone : ImportAnswer;

    /// <summary>The files cannot be imported here.</summary>
    public sealed record Refused(string Message) : ImportAnswer;

    /// <summary>The files are those of another school year: whether that is meant must be said first.</summary>
    public sealed record OtherYear(Guid UploadId, RosterSnapshot Files, string Message) : ImportAnswer;

    /// <summary>The preview, and why its confirmation was not taken where there was one.</summary>
    public sealed record Shown(ImportPreview Preview, ImportRefusal? Why = null, string? Message = null) : ImportAnswer;

    /// <summary>Confirmed. No id when the school was up to date already, so that nothing was written.</summary>
    public sealed record Written(Guid? ImportId) : ImportAnswer;
}
