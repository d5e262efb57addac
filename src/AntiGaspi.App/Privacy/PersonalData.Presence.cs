namespace AntiGaspi.App.Privacy;

/// <content>Who was seen at a meal, where it differs from what was said, and what families contest of it.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Presence() =>
    [
        Table("attendance", Retention.Meals,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Deleted, "pupil_id"),
            About(Whose.Pupil, DataCategory.Meals, Erasure.Deleted, "day service is_present source recorded_at told_evening"),
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "recorded_by"),
            Nobody("tenant")),
        Table("contest", Retention.Meals,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Deleted, "contest_id pupil_id"),
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Stays, "account_id"),
            About(Whose.Pupil, DataCategory.Meals, Erasure.Deleted, "day service received_at due_day answer answered_at"),
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "answered_by"),
            Nobody("tenant")),
    ];
}
