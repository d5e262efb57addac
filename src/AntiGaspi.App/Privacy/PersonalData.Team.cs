namespace AntiGaspi.App.Privacy;

/// <content>What agents may do, who invited them, and how they prove who they are.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Team() =>
    [
        Table("role_grant", Retention.Log,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "grant_id account_id granted_by ended_by"),
            About(Whose.Agent, DataCategory.Schooling, Erasure.Deleted, "role school_id granted_at ended_at ends_at"),
            Nobody("tenant")),
        Table("invitation", Retention.Log,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "invitation_id account_id invited_by"),
            About(Whose.Agent, DataCategory.Contact, Erasure.Deleted, "email"),
            About(Whose.Agent, DataCategory.Schooling, Erasure.Deleted, "role school_id siret invited_at ends_at role_ends_at accepted_at withdrawn_at"),
            Nobody("tenant")),

        // A keyed digest: it says in which authority to look, and names nobody.
        Table("invited_address", Retention.Log, Nobody("address_sha256 tenant")),
        Table("enrolment_code", Retention.Session,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "invitation_id made_by"),
            About(Whose.Agent, DataCategory.Secret, Erasure.Deleted, "digest attempts"),
            About(Whose.Agent, DataCategory.Connection, Erasure.Deleted, "made_at ends_at used_at"),
            Nobody("tenant")),
        Table("delegation", Retention.Log,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "delegation_id principal_id delegate_id"),
            About(Whose.Agent, DataCategory.Schooling, Erasure.Deleted, "school_id first_day last_day given_at ended_at"),
            Nobody("tenant")),
        Table("second_factor", Retention.Account,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "account_id"),
            About(Whose.Agent, DataCategory.Secret, Erasure.Deleted, "secret last_step failures"),
            About(Whose.Agent, DataCategory.Connection, Erasure.Deleted, "made_at confirmed_at closed_until")),
    ];
}
