using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>An import that was confirmed, with all that is kept of it; the files themselves are not.</summary>
public sealed record StoredImport
{
    public Guid ImportId { get; init; }

    public string Uai { get; init; } = "";

    public string SchoolName { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public int SchoolYear { get; init; }

    /// <summary>When SIECLE made the files, on the clock of the school.</summary>
    public string ExportedAt { get; init; } = "";

    /// <summary>The SHA-256 of each file once unzipped, separated by blanks.</summary>
    public string FilesSha256 { get; init; } = "";

    public string Counts { get; init; } = "";

    public DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>Who confirmed it; none for the command line.</summary>
    public string? ConfirmedBy { get; init; }
}

/// <summary>Reads one import of a school of the office, as it is kept.</summary>
public sealed class ImportRecord(Db db)
{
    /// <summary>The import; null when no school of the account has it.</summary>
    public async Task<StoredImport?> RunAsync(Scope scope, Guid importId) =>
        (await db.ReadAsync<StoredImport>(scope, $"{Imports} and i.import_id = @importId", new { importId })).SingleOrDefault();

    /// <summary>The last import that the account itself confirmed of these very files, at an instant or after it.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filesSha256">As in <see cref="StoredImport.FilesSha256"/>.</param>
    /// <param name="since">Older ones are another story.</param>
    public async Task<StoredImport?> OfFilesAsync(Scope scope, string filesSha256, DateTimeOffset since) => (await db.ReadAsync<StoredImport>(
        scope,
        $"{Imports} and i.files_sha256 = @filesSha256 and i.confirmed_by = @account and i.confirmed_at >= @since order by i.confirmed_at desc, i.import_id desc limit 1",
        new { filesSha256, since = since.ToStored() })).SingleOrDefault();

    private const string Imports = """
        select i.import_id, s.uai, s.name as school_name, p.time_zone, i.school_year, i.exported_at, i.files_sha256, i.counts, i.confirmed_at,
          a.display_name as confirmed_by
        from siecle_import i
        join school s on s.tenant = i.tenant and s.school_id = i.school_id
        join place p on p.tenant = s.tenant and p.place_id = (
          select x.place_id from place x where x.tenant = s.tenant and x.host_school_id = s.school_id order by x.place_id limit 1)
        left join account a on a.account_id = i.confirmed_by
        where i.tenant = @tenant and exists (select 1 from role_grant r where r.tenant = i.tenant
          and r.account_id = @account and r.role = 3 and r.school_id = i.school_id and r.ended_at is null)
        """;
}
