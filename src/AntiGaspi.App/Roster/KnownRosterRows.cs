using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>Reads what a school already has, in the shape that the comparison with its files wants.</summary>
internal static class KnownRosterRows
{
    public static async Task<KnownRoster> OfAsync(Transaction transaction, Uai uai, int schoolYear)
    {
        var values = new { uai = uai.Text };
        var last = (await transaction.QueryAsync<LastRow>(Last, values)).SingleOrDefault();
        return new KnownRoster(
            uai,
            last?.SchoolYear ?? schoolYear,
            last is null ? null : DateTime.ParseExact(last.ExportedAt, "s", null),
            (await transaction.QueryAsync<PupilRow>(Pupils, values)).Select(row => row.Value).ToList(),
            (await transaction.QueryAsync<PersonRow>(People, values)).Select(row => row.Value).ToList(),
            (await transaction.QueryAsync<LinkRow>(Links, values)).Select(row => row.Value).ToList(),
            (await transaction.QueryAsync<DivisionRow>(Divisions, values)).Select(row => new DivisionRecord(row.Code, row.Label)).ToList());
    }

    private const string OfSchool = "join school s on s.tenant = x.tenant and s.school_id = x.school_id where x.tenant = @tenant and s.uai = @uai";

    private const string Last = $"select x.school_year, x.exported_at from siecle_import x {OfSchool} order by x.confirmed_at desc, x.import_id desc limit 1";

    private const string Pupils = $"""
        select x.siecle_id, x.ine, x.family_name, x.usage_name, x.given_name, x.birth_day, x.division, x.boarding_code, x.entry_day, x.exit_day
        from pupil x {OfSchool}
        """;

    private const string People = $"""
        select x.siecle_person_id, x.title, x.family_name, x.usage_name, x.given_name, x.email, x.mobile, x.address from guardian x {OfSchool}
        """;

    private const string Links = """
        select p.siecle_id, u.siecle_person_id, g.level, g.kinship, g.is_payer
        from guardian_link g
        join pupil p on p.tenant = g.tenant and p.pupil_id = g.pupil_id
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        where g.tenant = @tenant and s.uai = @uai and g.ended_at is null
        """;

    private const string Divisions = $"select x.code, x.label from division x {OfSchool}";

    private sealed record LastRow
    {
        public int SchoolYear { get; init; }

        public string ExportedAt { get; init; } = "";
    }

    private sealed record PupilRow
    {
        public string SiecleId { get; init; } = "";

        public string? Ine { get; init; }

        public string FamilyName { get; init; } = "";

        public string? UsageName { get; init; }

        public string GivenName { get; init; } = "";

        public DateOnly? BirthDay { get; init; }

        public string? Division { get; init; }

        public string BoardingCode { get; init; } = "";

        public DateOnly? EntryDay { get; init; }

        public DateOnly? ExitDay { get; init; }

        public PupilRecord Value => new(
            SiecleId, Ine, FamilyName, UsageName, GivenName, BirthDay, Division, BoardingCode, EntryDay, ExitDay);
    }

    private sealed record PersonRow
    {
        public string SieclePersonId { get; init; } = "";

        public string Title { get; init; } = "";

        public string FamilyName { get; init; } = "";

        public string? UsageName { get; init; }

        public string GivenName { get; init; } = "";

        public string? Email { get; init; }

        public string? Mobile { get; init; }

        public string? Address { get; init; }

        public PersonRecord Value => new(SieclePersonId, Title, FamilyName, UsageName, GivenName, Email, Mobile, Address);
    }

    private sealed record LinkRow
    {
        public string SiecleId { get; init; } = "";

        public string SieclePersonId { get; init; } = "";

        public int Level { get; init; }

        public string? Kinship { get; init; }

        public bool IsPayer { get; init; }

        public GuardianLinkRecord Value => new(SiecleId, SieclePersonId, (GuardianLevel)Level, Kinship, IsPayer, null);
    }

    private sealed record DivisionRow
    {
        public string Code { get; init; } = "";

        public string Label { get; init; } = "";
    }
}
