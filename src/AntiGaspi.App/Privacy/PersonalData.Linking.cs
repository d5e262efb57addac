namespace AntiGaspi.App.Privacy;

/// <content>How adults of the file and accounts are linked. All of it goes with the adult, the pupil or the account it is about.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Linking() =>
    [
        Table("activation_code", Retention.Guardian,
            About(Whose.Guardian, DataCategory.Pseudonym, Erasure.Deleted, "code_id guardian_id"),
            About(Whose.Guardian, DataCategory.Secret, Erasure.Deleted, "digest"),
            About(Whose.Guardian, DataCategory.Connection, Erasure.Deleted, "way made_at expires_at used_at revoked_at"),
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Emptied, "used_by"),
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "made_by"),
            Nobody("tenant")),

        // Keyed digests: they join with no other table, and end with the code.
        Table("activation_place", Retention.Session,
            About(Whose.Guardian, DataCategory.Secret, Erasure.Deleted, "place_digest"),
            Nobody("tenant expires_at")),
        Table("link_failure", Retention.Guardian,
            About(Whose.Guardian, DataCategory.Pseudonym, Erasure.Deleted, "failure_id guardian_id"),
            About(Whose.Guardian, DataCategory.Connection, Erasure.Deleted, "failed_at"),
            Nobody("tenant")),
        Table("custody", Retention.Guardian,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Deleted, "pupil_id"),
            About(Whose.Guardian, DataCategory.Pseudonym, Erasure.Deleted, "guardian_id"),
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "stated_by"),
            About(Whose.Pupil, DataCategory.Schooling, Erasure.Deleted, "rhythm first_day holidays stated_at"),
            Nobody("tenant")),
        Table("link_request", Retention.Guardian,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "request_id account_id"),
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Deleted, "pupil_id"),
            About(Whose.Guardian, DataCategory.Pseudonym, Erasure.Deleted, "guardian_id"),
            About(Whose.Account, DataCategory.Schooling, Erasure.Deleted, "why asked_at decided_at proof"),
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "decided_by"),
            Nobody("tenant")),
    ];
}
