using System.Security.Cryptography;
using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>The school that files are imported for.</summary>
internal sealed record ImportedSchool
{
    public Guid SchoolId { get; init; }

    public Guid PlaceId { get; init; }

    public int Weekdays { get; init; }
}

/// <summary>Why files cannot be imported into a school.</summary>
public enum ImportRefusal
{
    /// <summary>No school of the account has this UAI.</summary>
    UnknownSchool,

    /// <summary>The files are those of another school year, and nobody has confirmed it.</summary>
    OtherSchoolYear,

    /// <summary>Too many pupils would disappear, and nobody has confirmed the number.</summary>
    ManyWouldLeave,

    /// <summary>The school has changed since the preview was shown.</summary>
    PreviewOutdated,
}

/// <summary>The answer of a preview or of an import.</summary>
public abstract record ImportOutcome
{
    /// <summary>What was, or would be, written. <paramref name="Key"/> names this very preview: files and school as they are.</summary>
    /// <param name="Changes">The differences.</param>
    /// <param name="Key">The name of the preview.</param>
    /// <param name="IsWritten">Confirmed and written, were it only to say that nothing had changed.</param>
    /// <param name="ImportId">The import as it is kept; null for a preview, and when the very same files had been imported before.</param>
    public sealed record Compared(RosterChanges Changes, string Key, bool IsWritten, Guid? ImportId = null) : ImportOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Why">The cause.</param>
    /// <param name="Changes">The differences, where they could be worked out.</param>
    /// <param name="KnownYear">The school year of the last import, where the files are those of another.</param>
    public sealed record Refused(ImportRefusal Why, RosterChanges? Changes, int? KnownYear = null) : ImportOutcome;
}

/// <summary>How an import was confirmed.</summary>
/// <param name="Write">Write it; otherwise only compare.</param>
/// <param name="Key">The preview that was shown; null for a program that shows none.</param>
/// <param name="ManyMayLeave">The second confirmation, beyond 2 % of pupils leaving.</param>
/// <param name="OtherYear">The files of another school year are meant.</param>
public sealed record ImportConfirmation(bool Write, string? Key = null, bool ManyMayLeave = false, bool OtherYear = false);

/// <summary>
/// Compares files of SIECLE with a school and, once confirmed, writes them in one transaction. The same files twice change
/// nothing; a link that disappears or is lowered closes its door at once; the files themselves are not kept.
/// </summary>
public sealed class ImportRoster(Db db)
{
    /// <summary>Previews, or writes, the import of a snapshot.</summary>
    public Task<ImportOutcome> RunAsync(Scope scope, RosterSnapshot files, ImportConfirmation confirmation, DateTimeOffset now) => db.WriteAsync(
        scope,
        async transaction =>
        {
            var schools = await transaction.QueryAsync<ImportedSchool>($"{School} {transaction.ForUpdate}", new { uai = files.Uai.Text });
            if (schools.Count == 0)
            {
                return new ImportOutcome.Refused(ImportRefusal.UnknownSchool, null);
            }

            var known = await KnownRosterRows.OfAsync(transaction, files.Uai, files.SchoolYear);
            return await DecideAsync(transaction, schools[0], known, files, confirmation, now.ToStored());
        },
        keep: outcome => outcome is ImportOutcome.Compared { IsWritten: true });

    private static async Task<ImportOutcome> DecideAsync(
        Transaction transaction, ImportedSchool school, KnownRoster known, RosterSnapshot files, ImportConfirmation confirmation, DateTimeOffset now)
    {
        var comparison = RosterComparison.Between(known, files, new ComparisonOptions(confirmation.OtherYear));
        if (comparison is not RosterComparisonOutcome.Compared { Changes: var changes })
        {
            return new ImportOutcome.Refused(ImportRefusal.OtherSchoolYear, null, known.SchoolYear);
        }

        var key = KeyOf(known, files);
        if (!confirmation.Write)
        {
            return new ImportOutcome.Compared(changes, key, IsWritten: false);
        }

        if (confirmation.Key is { } shown && shown != key)
        {
            return new ImportOutcome.Refused(ImportRefusal.PreviewOutdated, changes);
        }

        if (changes.NeedsSecondConfirmation && !confirmation.ManyMayLeave)
        {
            return new ImportOutcome.Refused(ImportRefusal.ManyWouldLeave, changes);
        }

        // The same files twice change nothing; newer ones that say the same are kept as the last word of SIECLE.
        var isNews = !changes.IsEmpty || known.SchoolYear != files.SchoolYear || known.LastExportedAt is not { } last || last < files.ExportedAt;
        Guid? import = isNews
            ? await new RosterWriter(transaction, school, files, now).WriteAsync(changes, isFirst: known.LastExportedAt is null)
            : null;
        return new ImportOutcome.Compared(changes, key, IsWritten: true, import);
    }

    /// <summary>Names a preview: the same files on the same school give the same key.</summary>
    private static string KeyOf(KnownRoster known, RosterSnapshot files) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        files = files.ContentHashes,
        known.SchoolYear,
        known.LastExportedAt,
        pupils = known.Pupils.OrderBy(pupil => pupil.SiecleId, SiecleIds.Order),
        people = known.People.OrderBy(person => person.SiecleId, SiecleIds.Order),
        links = known.Links.Order(GuardianLinkRecord.Order),
    })));

    private const string School = """
        select s.school_id, p.place_id,
          coalesce((select v.weekdays from place_service v where v.tenant = p.tenant and v.place_id = p.place_id and v.service = 1), 0) as weekdays
        from school s
        join place p on p.tenant = s.tenant and p.place_id = (
          select x.place_id from place x where x.tenant = s.tenant and x.host_school_id = s.school_id order by x.place_id limit 1)
        where s.tenant = @tenant and s.uai = @uai
          and (@account = '00000000-0000-0000-0000-000000000000' or exists (select 1 from role_grant r where r.tenant = @tenant
            and r.account_id = @account and r.role = 3 and r.school_id = s.school_id and r.ended_at is null))
        """;
}
