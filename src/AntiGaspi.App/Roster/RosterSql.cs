namespace AntiGaspi.App.Roster;

/// <summary>The statements of an import; one text serves both databases.</summary>
internal static class RosterSql
{
    public const string PupilIds = "select siecle_id, pupil_id as id from pupil where tenant = @tenant and school_id = @SchoolId";

    public const string PersonIds = "select siecle_person_id as siecle_id, guardian_id as id from guardian where tenant = @tenant and school_id = @SchoolId";

    public const string Division = """
        insert into division (tenant, school_id, code, label) values (@tenant, @SchoolId, @Code, @Label)
        on conflict (tenant, school_id, code) do update set label = excluded.label
        """;

    public const string AddPupil = """
        insert into pupil (tenant, pupil_id, school_id, siecle_id, ine, family_name, usage_name, given_name, birth_day, division, boarding_code, entry_day, exit_day)
        values (@tenant, @id, @SchoolId, @SiecleId, @Ine, @FamilyName, @UsageName, @GivenName, @BirthDay, @Division, @BoardingCode, @EntryDay, @ExitDay)
        """;

    public const string ChangePupil = """
        update pupil set siecle_id = @SiecleId, ine = @Ine, family_name = @FamilyName, usage_name = @UsageName, given_name = @GivenName, birth_day = @BirthDay,
          division = @Division, boarding_code = @BoardingCode, entry_day = @EntryDay, exit_day = @ExitDay
        where tenant = @tenant and pupil_id = @id and school_id = @SchoolId
        """;

    // From its first day on, the file itself tells when the pupil is there: what an earlier one said of those days is over.
    public const string ForgetStays = "delete from earlier_stay where tenant = @tenant and pupil_id = @pupil and last_day >= @first";

    public const string EarlierStay = """
        insert into earlier_stay (tenant, pupil_id, first_day, last_day) values (@tenant, @pupil, @FirstDay, @LastDay)
        on conflict (tenant, pupil_id, last_day) do nothing
        """;

    public const string AddPerson = """
        insert into guardian (tenant, guardian_id, school_id, siecle_person_id, title, family_name, usage_name, given_name, email, mobile, address)
        values (@tenant, @id, @SchoolId, @SiecleId, @Title, @FamilyName, @UsageName, @GivenName, @Email, @Mobile, @Address)
        """;

    public const string ChangePerson = """
        update guardian set title = @Title, family_name = @FamilyName, usage_name = @UsageName, given_name = @GivenName, email = @Email, mobile = @Mobile,
          address = @Address
        where tenant = @tenant and guardian_id = @id and school_id = @SchoolId
        """;

    // A link that had ended and comes back opens again. A contact whom the office let in stays in only while the file says the same of it.
    public const string Link = """
        insert into guardian_link (tenant, pupil_id, guardian_id, level, kinship, is_payer, ended_at)
        values (@tenant, @pupil, @guardian, @level, @Kinship, @payer, null)
        on conflict (tenant, pupil_id, guardian_id) do update set level = excluded.level, kinship = excluded.kinship, is_payer = excluded.is_payer, ended_at = null,
          admitted_at = case when guardian_link.level = excluded.level then guardian_link.admitted_at end
        """;

    public const string EndLink = """
        update guardian_link set ended_at = @now, admitted_at = null where tenant = @tenant and pupil_id = @pupil and guardian_id = @guardian and ended_at is null
        """;

    public const string Import = """
        insert into siecle_import (tenant, import_id, school_id, school_year, exported_at, files_sha256, counts, confirmed_at, confirmed_by)
        values (@tenant, @id, @SchoolId, @SchoolYear, @exportedAt, @sha, @counts, @now, @account)
        """;

    public const string Audit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @audit, @now, @account, 'roster.imported', @SchoolId, '')
        """;
}
