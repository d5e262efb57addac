using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Siecle;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>
/// Leads files of SIECLE from the form to the school: they are read and kept a moment, compared as often as the preview is
/// looked at, written once confirmed, and deleted. Each step reads the files again, so any node may take the next one.
/// </summary>
public sealed class ImportDesk(
    SiecleUploads uploads, OfficeSchools schools, ImportRoster importRoster, RefreshServiceDays refresh, RevalueMeals revalue, ImportRecord records)
{
    /// <summary>Reads files and keeps them until they are confirmed; those that cannot be imported here are not kept at all.</summary>
    public async Task<ImportAnswer> ReceiveAsync(Scope scope, IReadOnlyList<UploadedFile> files, DateTimeOffset now)
    {
        var read = await ReadAsync(scope, files);
        return read.Refusal is { } refusal ? refusal : new ImportAnswer.Kept(await uploads.KeepAsync(scope, files, now));
    }

    /// <summary>Compares the files of an upload with the school; nothing is written.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="uploadId">The files.</param>
    /// <param name="schoolYear">The school year that the office said it means, where it is not that of the last import.</param>
    /// <param name="now">When.</param>
    public async Task<ImportAnswer> PreviewAsync(Scope scope, Guid uploadId, int? schoolYear, DateTimeOffset now)
    {
        var files = await uploads.ReadAsync(scope, uploadId, now);
        if (files.Count == 0)
        {
            return new ImportAnswer.Gone();
        }

        var read = await ReadAsync(scope, files);
        return read.Refusal ?? await CompareAsync(scope, new(uploadId, read.Reading!, read.School!, schoolYear), now);
    }

    /// <summary>Writes what a preview showed, brings the days of the school up to date, and deletes the files.</summary>
    public async Task<ImportAnswer> ConfirmAsync(Scope scope, Guid uploadId, ImportSent sent, DateTimeOffset now)
    {
        var files = await uploads.ReadAsync(scope, uploadId, now);
        if (files.Count == 0)
        {
            return await AlreadyAsync(scope, uploadId, sent, now) ?? new ImportAnswer.Gone();
        }

        var read = await ReadAsync(scope, files);
        if (read.Refusal is not null)
        {
            return read.Refusal;
        }

        var upload = new Upload(uploadId, read.Reading!, read.School!, sent.SchoolYear);
        var outcome = await WriteAsync(scope, upload, sent, now);
        if (outcome is ImportOutcome.Refused refused)
        {
            return await ExplainAsync(scope, upload, sent, refused, now);
        }

        await refresh.RunAsync(scope, now, upload.School.TodayAt(now), upload.School.PlaceId);
        await revalue.RunAsync(scope, now);
        await uploads.DropAsync(scope, uploadId);
        return new ImportAnswer.Written(((ImportOutcome.Compared)outcome).ImportId);
    }

    /// <summary>Deletes the files of an upload.</summary>
    public Task GiveUpAsync(Scope scope, Guid uploadId) => uploads.DropAsync(scope, uploadId);

    // The number of the second button must be that of the pupils who leave: the key holds what was shown, the number what was read.
    private async Task<ImportOutcome> WriteAsync(Scope scope, Upload upload, ImportSent sent, DateTimeOffset now)
    {
        var confirmation = new ImportConfirmation(Write: true, sent.Key, OtherYear: upload.MeansItsYear);
        var outcome = await importRoster.RunAsync(scope, upload.Files, confirmation, now);
        return outcome is ImportOutcome.Refused { Why: ImportRefusal.ManyWouldLeave, Changes: { } changes } && sent.Departures == changes.PupilsLeft.Count
            ? await importRoster.RunAsync(scope, upload.Files, confirmation with { ManyMayLeave = true }, now)
            : outcome;
    }

    private async Task<ImportAnswer> ExplainAsync(Scope scope, Upload upload, ImportSent sent, ImportOutcome.Refused refused, DateTimeOffset now)
    {
        if (refused.Why == ImportRefusal.PreviewOutdated && await AlreadyAsync(scope, upload.Id, sent, now) is { } already)
        {
            return already;
        }

        var answer = await CompareAsync(scope, upload, now);
        return answer is ImportAnswer.Shown shown ? shown with { Why = refused.Why, Message = ImportTexts.For(refused, upload.Files) } : answer;
    }

    private async Task<ImportAnswer> CompareAsync(Scope scope, Upload upload, DateTimeOffset now) =>
        await importRoster.RunAsync(scope, upload.Files, new ImportConfirmation(Write: false, OtherYear: upload.MeansItsYear), now) switch
        {
            ImportOutcome.Compared compared => new ImportAnswer.Shown(
                new(upload.Id, upload.School, upload.Reading, compared.Changes, compared.Key, upload.MeansItsYear)),
            ImportOutcome.Refused { Why: ImportRefusal.OtherSchoolYear } other =>
                new ImportAnswer.OtherYear(upload.Id, upload.Files, ImportTexts.For(other, upload.Files)),
            ImportOutcome.Refused refused => new ImportAnswer.Refused(ImportTexts.For(refused, upload.Files)),
            var outcome => throw new InvalidOperationException($"Unknown answer: {outcome}."),
        };

    // A button that was pressed twice: the first time did the work, since the files were sent, and the second one is led to it.
    private async Task<ImportAnswer?> AlreadyAsync(Scope scope, Guid uploadId, ImportSent sent, DateTimeOffset now)
    {
        var (sentAt, oldest) = (Ids.MadeAt(uploadId), now - SiecleUploads.Lifetime);
        return await records.OfFilesAsync(scope, sent.ContentHashes, sentAt > oldest ? sentAt : oldest) is { } done
            ? new ImportAnswer.Written(done.ImportId)
            : null;
    }

    private async Task<(SiecleReading.Read? Reading, OfficeSchool? School, ImportAnswer.Refused? Refusal)> ReadAsync(Scope scope, IReadOnlyList<UploadedFile> files)
    {
        var reading = SiecleReader.Read([.. files.Select(file => new SiecleUpload(file.Name, new MemoryStream(file.Content, writable: false)))]);
        if (reading is not SiecleReading.Read read)
        {
            return (null, null, new(SiecleTexts.For(((SiecleReading.Refused)reading).Refusal)));
        }

        var school = (await schools.RunAsync(scope)).FirstOrDefault(one => one.Uai == read.Snapshot.Uai.Text);
        return school is null
            ? (null, null, new(ImportTexts.For(new ImportOutcome.Refused(ImportRefusal.UnknownSchool, null), read.Snapshot)))
            : (read, school, null);
    }

    private sealed record Upload(Guid Id, SiecleReading.Read Reading, OfficeSchool School, int? SchoolYear)
    {
        public RosterSnapshot Files => Reading.Snapshot;

        public bool MeansItsYear => SchoolYear == Files.SchoolYear;
    }
}
