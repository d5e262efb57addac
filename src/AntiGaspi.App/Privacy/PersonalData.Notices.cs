namespace AntiGaspi.App.Privacy;

/// <content>What families asked to be told, the links that messages carry, and the mailboxes that no mail reaches.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Notices() =>
    [
        Table("message_choice", Retention.Account,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "account_id choice_id opinion_message_id"),
            About(Whose.Account, DataCategory.Content, Erasure.Deleted, "wants_reminder reminder_weekday reminder_hour wants_receipt wants_digest"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "reminder_day digested_at changed_at opinion_asked_at"),
            Nobody("tenant")),

        // The secret of a link is in no table.
        Table("meal_link", Retention.Session,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "link_id account_id"),
            About(Whose.Guardian, DataCategory.Pseudonym, Erasure.Deleted, "guardian_id"),
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Deleted, "pupil_id"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "first_day made_at closed_at"),
            Nobody("tenant")),
        Table("push_subscription", Retention.Account,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "subscription_id account_id"),
            About(Whose.Account, DataCategory.Secret, Erasure.Deleted, "endpoint_digest sealed"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "device made_at"),
            Nobody("tenant")),
        Table("unreachable_mailbox", Retention.Queue,
            About(Whose.Account, DataCategory.Contact, Erasure.Deleted, "mailbox"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "refused_at")),
    ];
}
