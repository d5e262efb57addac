namespace AntiGaspi.App.Access;

/// <summary>What the acts on a team share: who leads the team of a school or of the whole authority.</summary>
internal static class TeamSql
{
    /// <summary>Whether the account leads the team of a school (@School) or of the whole authority (null), in the role of its scope.</summary>
    public const string Leads = """
        select 1 from role_grant r
        where r.tenant = @tenant and r.account_id = @account and r.role = @giver and r.ended_at is null
          and (r.role = 7 or (r.role = 3 and r.school_id = @School))
        """;
}
