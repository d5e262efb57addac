namespace AntiGaspi.App.Privacy;

/// <content>Who did what, by numbers only; erasing a person breaks nothing of it.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Traces() =>
    [
        // Rows that say who looked at what a child eats are kept longer: Retention.HealthLog.
        Table("audit", Retention.Log,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Stays, "audit_id account_id subject_id"),
            About(Whose.Account, DataCategory.Connection, Erasure.Stays, "at action detail"),
            Nobody("tenant")),
        Table("audit_link", Retention.Evidence, Nobody("tenant seq audit_id row_sha256 kept_until linked_at sha256")),
        Table("closed_month", Retention.Reference,
            Nobody("tenant month meals pupils cents priced_pupils half_boarders active_half_boarders counted_at")),
    ];
}
