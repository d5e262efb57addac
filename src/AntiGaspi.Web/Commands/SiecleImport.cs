using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Siecle;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary>What <c>import siecle</c> was asked.</summary>
internal sealed record SiecleCall(
    Settings Settings, IReadOnlyList<string> Files, bool Yes, string? Authority, string? Name, string Phone, ImportConfirmation Confirmation, bool Json);

/// <summary>What came of it.</summary>
internal abstract record SiecleResult
{
    /// <summary>Nothing was done, and why.</summary>
    public sealed record Refused(params IReadOnlyList<string> Reasons) : SiecleResult;

    /// <summary>Compared, and written when that was asked. <c>School</c> is null for one that is not known here.</summary>
    public sealed record Compared(SiecleReading.Read Reading, RosterChanges Changes, KnownSchool? School, bool IsWritten) : SiecleResult;
}

/// <summary>The work of <c>import siecle</c>: read the files, find the school, compare, write, bring its days up to date.</summary>
internal static class SiecleImport
{
    private static readonly TimeOnly UsualLunch = new(11, 45);

    public static async Task<int> RunAsync(SiecleCall call)
    {
        var problems = GivenFiles.Problems(call.Files);
        var result = problems.Count > 0
            ? new SiecleResult.Refused(problems)
            : await Progress.RunAsync("Lecture des fichiers…", step => ReadAsync(call, step));
        if (result is SiecleResult.Refused { Reasons: var reasons })
        {
            return await JsonAnswer.RefuseAsync(call.Json, reasons);
        }

        SiecleReport.Print((SiecleResult.Compared)result, call);
        return CommandLine.Done;
    }

    private static async Task<SiecleResult> ReadAsync(SiecleCall call, Action<string> step)
    {
        var uploads = call.Files.Select(file => new SiecleUpload(Path.GetFileName(file), File.OpenRead(file))).ToList();
        try
        {
            return SiecleReader.Read(uploads) switch
            {
                SiecleReading.Read read => await CompareAsync(call, read, step),
                SiecleReading.Refused { Refusal: var refusal } => new SiecleResult.Refused(SiecleTexts.For(refusal)),
                _ => throw new InvalidOperationException("A reading is read or refused."),
            };
        }
        finally
        {
            uploads.ForEach(upload => upload.Content.Dispose());
        }
    }

    private static async Task<SiecleResult> CompareAsync(SiecleCall call, SiecleReading.Read reading, Action<string> step)
    {
        step("Comparaison avec le collège…");
        if (!call.Yes && call.Settings.Database is null && !File.Exists(call.Settings.SqliteFile()))
        {
            // A preview makes no database.
            return Unknown(reading);
        }

        await using var opened = await OpenedDatabase.OpenAsync(call.Settings);
        if (opened.Db is not { } db)
        {
            return new SiecleResult.Refused(opened.Faults);
        }

        var now = TimeProvider.System.GetUtcNow();
        var (school, refusal) = await SchoolAsync(db, call, reading.Snapshot, now);
        if (refusal is not null)
        {
            return refusal;
        }

        if (school is null)
        {
            return Unknown(reading);
        }

        step("Enregistrement…");
        return await ImportAsync(db, call, reading, school, now);
    }

    private static async Task<(KnownSchool? School, SiecleResult.Refused? Refusal)> SchoolAsync(
        Db db, SiecleCall call, RosterSnapshot files, DateTimeOffset now)
    {
        var directory = new SchoolDirectory(db);
        var authorities = await directory.AuthoritiesAsync();
        var authority = authorities.FirstOrDefault(one => one.Code == call.Authority);
        if (call.Authority is not null && authority is null)
        {
            return (null, new SiecleResult.Refused(NoAuthority(call.Authority, authorities)));
        }

        var known = (await directory.WithAsync(files.Uai)).Where(one => authority is null || one.Authority.Tenant == authority.Tenant).ToList();
        if (known.Count > 1)
        {
            return (null, new SiecleResult.Refused(
                $"Plusieurs collectivités connaissent l’établissement {files.Uai}. Précisez laquelle avec --authority : {Codes(known.Select(one => one.Authority))}."));
        }

        if (known.Count == 1 || !call.Yes)
        {
            return (known.FirstOrDefault(), null);
        }

        if (authority is null)
        {
            return (null, new SiecleResult.Refused(
                $"L’établissement {files.Uai} n’est pas connu ici. Rien n’a été importé. Pour le créer, ajoutez « --authority CODE » avec le code de sa collectivité"
                + (authorities.Count == 0 ? " (créez-la d’abord : « antigaspi authority add CODE NOM »)." : $" : {Codes(authorities)}.")));
        }

        var name = call.Name ?? $"établissement {files.Uai}";
        var school = await new AddSchool(db).RunAsync(
            Scope.Service(authority.Tenant), new NewSchool(files.Uai, name, call.Phone, Weekdays.FiveDays, UsualLunch), now);
        return (new KnownSchool(authority, school, name), null);
    }

    private static async Task<SiecleResult> ImportAsync(Db db, SiecleCall call, SiecleReading.Read reading, KnownSchool school, DateTimeOffset now)
    {
        var scope = Scope.Service(school.Authority.Tenant);
        var outcome = await new ImportRoster(db).RunAsync(scope, reading.Snapshot, call.Confirmation, now);
        if (outcome is ImportOutcome.Refused refused)
        {
            return new SiecleResult.Refused(ImportTexts.For(refused, reading.Snapshot) + Remedy(refused.Why));
        }

        var compared = (ImportOutcome.Compared)outcome;
        if (compared.IsWritten)
        {
            await new RefreshServiceDays(db).RunAsync(scope, now, DateOnly.FromDateTime(now.UtcDateTime));
            await new RevalueMeals(db).RunAsync(scope, now);
        }

        return new SiecleResult.Compared(reading, compared.Changes, school, compared.IsWritten);
    }

    private static SiecleResult.Compared Unknown(SiecleReading.Read reading)
    {
        var nobody = KnownRoster.None(reading.Snapshot.Uai, reading.Snapshot.SchoolYear);
        return new SiecleResult.Compared(
            reading, ((RosterComparisonOutcome.Compared)RosterComparison.Between(nobody, reading.Snapshot)).Changes, null, IsWritten: false);
    }

    private static string NoAuthority(string code, IReadOnlyList<LocalAuthority> authorities) =>
        $"La collectivité « {code} » n’existe pas. Rien n’a été importé. "
        + (authorities.Count == 0 ? "" : $"Collectivités connues : {Codes(authorities)}. ")
        + $"Pour la créer : « antigaspi authority add {code} NOM ».";

    private static string Codes(IEnumerable<LocalAuthority> authorities) => string.Join(", ", authorities.Select(one => $"{one.Code} ({one.Name})"));

    private static string Remedy(ImportRefusal why) => why switch
    {
        ImportRefusal.ManyWouldLeave => " (Option --confirm-departures.)",
        ImportRefusal.OtherSchoolYear => " (Option --confirm-year.)",
        ImportRefusal.UnknownSchool or ImportRefusal.PreviewOutdated => "",
    };
}
