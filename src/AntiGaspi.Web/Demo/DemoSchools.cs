using AntiGaspi.App.Calendar;
using AntiGaspi.App.Regulation;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Siecle;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.Web.Demo;

/// <summary>The fictitious département: three collèges whose SIECLE files are really imported, their règlements, their people.</summary>
/// <param name="db">An empty database, at the newest schema.</param>
/// <param name="start">The clock that the demonstration starts from.</param>
/// <param name="analyse">Lets the database learn what it holds so far, where it does not do so by itself.</param>
internal sealed class DemoSchools(Db db, DateTimeOffset start, Func<Task> analyse)
{
    public const string JeanMoulin = "0609994M";
    public const string LesTilleuls = "0609993L";
    public const string RosaParks = "0609995N";

    /// <summary>The number of Léa Martin in the files of Jean-Moulin.</summary>
    public const string Lea = "1501149";

    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "Demo");

    private static readonly DateOnly PastYear = new(2025, 9, 1);

    private readonly Scope scope = Scope.Service(Persona.Tenant);

    public async Task BuildAsync()
    {
        await db.WriteAsync(scope, async transaction =>
        {
            await transaction.ExecuteAsync("insert into local_authority (tenant, code, name) values (@tenant, 'DEMO', 'Département de démonstration')");
            await transaction.ExecuteEachAsync(
                "insert into account (account_id, display_name, created_at) values (@AccountId, @Name, @start)", Persona.All, one => new { one.AccountId, one.Name, start });
            await transaction.ExecuteEachAsync("insert into account_tenant (tenant, account_id) values (@tenant, @AccountId)", Persona.All, one => new { one.AccountId });
            await AddSchoolAsync(transaction, JeanMoulin, "collège Jean-Moulin", "03 53 01 12 34", Weekdays.FourDays, adults: 12);
            await AddSchoolAsync(transaction, LesTilleuls, "collège Les Tilleuls", "03 53 01 23 45", Weekdays.FourDays, adults: 3);
            await AddSchoolAsync(transaction, RosaParks, "collège Rosa-Parks", "03 53 01 34 56", Weekdays.FiveDays, adults: 21);
            return 0;
        });
        foreach (var regulation in new[] { "reglement-veille.yaml", "reglement-paliers.yaml" })
        {
            await new RegisterRegulation(db).RunAsync(scope, await File.ReadAllTextAsync(Path.Combine(Files, regulation)), start);
        }

        foreach (var uai in new[] { JeanMoulin, LesTilleuls, RosaParks })
        {
            await ImportAsync(uai);
        }

        await new RefreshServiceDays(db).RunAsync(scope, start, PastYear);
        await FinishAsync();
        await analyse();
        await new DemoHistory(db, start, analyse).WriteAsync(scope, Lea);
        await new DemoBatches(db, start).WriteAsync();

        // A year of the trail is linked once, here, and not at each start.
        await new LinkAudit(db).RunAsync(scope, start, everything: true);
    }

    /// <summary>The files of a school, as SIECLE hands them over.</summary>
    public static IReadOnlyList<string> FilesOf(string name) => Directory.GetFiles(Path.Combine(Files, "Siecle"), $"{name}_*.zip").Order(StringComparer.Ordinal).ToList();

    private async Task ImportAsync(string uai)
    {
        var uploads = FilesOf(uai).Select(file => new SiecleUpload(Path.GetFileName(file), File.OpenRead(file))).ToList();
        try
        {
            var reading = SiecleReader.Read(uploads);
            var snapshot = reading is SiecleReading.Read { Snapshot: var read } ? read : throw new InvalidDataException($"{uai}: {reading}");
            var outcome = await new ImportRoster(db).RunAsync(scope, snapshot, new ImportConfirmation(Write: true), start);
            if (outcome is not ImportOutcome.Compared { IsWritten: true })
            {
                throw new InvalidDataException($"{uai}: {outcome}");
            }
        }
        finally
        {
            uploads.ForEach(upload => upload.Content.Dispose());
        }
    }

    private async Task AddSchoolAsync(Transaction transaction, string uai, string name, string phone, Weekdays serving, int adults)
    {
        var (school, place) = (Ids.New(start), Ids.New(start));
        await transaction.ExecuteAsync("insert into school (tenant, school_id, uai, name, phone) values (@tenant, @school, @uai, @name, @phone)", new { school, uai, name, phone });
        await transaction.ExecuteAsync(
            "insert into place (tenant, place_id, host_school_id, name, zone, time_zone) values (@tenant, @place, @school, @label, 'B', 'Europe/Paris')",
            new { place, school, label = "Restaurant du " + name });
        await transaction.ExecuteAsync(
            "insert into place_service (tenant, place_id, service, weekdays, starts_at) values (@tenant, @place, 1, @Mask, '11:45')", new { place, serving.Mask });
        await transaction.ExecuteAsync(
            """
            insert into extra_cover (tenant, extra_id, place_id, first_day, last_day, service, weekdays, kind, label, covers, created_at, created_by)
            values (@tenant, @id, @place, @PastYear, @end, 1, @Mask, 'adults', 'adultes', @adults, @said, @id)
            """, new { id = Ids.New(start), place, PastYear, end = PastYear.AddYears(3), serving.Mask, adults, said = start.AddYears(-1) });
        if (uai == JeanMoulin)
        {
            var staff = Persona.All.Where(one => one.Role is Role.HeadCook or Role.SchoolManager or Role.Principal or Role.PupilLife);
            await transaction.ExecuteEachAsync(Grant, staff, one => new { id = Ids.New(start), one.AccountId, role = (int)one.Role, school = (Guid?)school, start });
            var everywhere = Persona.All.Where(one => one.Role is Role.AuthorityOfficer or Role.Operator);
            await transaction.ExecuteEachAsync(Grant, everywhere, one => new { id = Ids.New(start), one.AccountId, role = (int)one.Role, school = (Guid?)null, start });
        }

        // One agence comptable keeps the accounts of the three collèges.
        var accountants = Persona.All.Where(one => one.Role == Role.PublicAccountant);
        await transaction.ExecuteEachAsync(Grant, accountants, one => new { id = Ids.New(start), one.AccountId, role = (int)one.Role, school = (Guid?)school, start });
    }

    private async Task FinishAsync() => await db.WriteAsync(scope, async transaction =>
    {
        await transaction.ExecuteAsync("update meal_plan set valid_from = @PastYear where tenant = @tenant", new { PastYear });
        await transaction.ExecuteAsync("update meal_plan set menu_option = 'sans viande' where tenant = @tenant and pupil_id in (select pupil_id from pupil where tenant = @tenant and siecle_id like '%3')");
        await transaction.ExecuteAsync(
            "update meal_plan set menu_option = @PackedMeal where tenant = @tenant and pupil_id in (select pupil_id from pupil where tenant = @tenant and siecle_id like '%77')",
            new { Headcount.PackedMeal });
        foreach (var persona in Persona.All.Where(one => one.Role == Role.Family))
        {
            var (given, family) = (persona.Name.Split(' ')[0], persona.Name.Split(' ')[1].ToUpperInvariant());
            await transaction.ExecuteAsync(
                "update guardian set account_id = @AccountId where tenant = @tenant and given_name = @given and family_name = @family", new { persona.AccountId, given, family });
        }

        return 0;
    });

    private const string Grant = """
        insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @AccountId, @role, @school, @start)
        """;
}
