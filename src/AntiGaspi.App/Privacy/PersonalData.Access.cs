namespace AntiGaspi.App.Privacy;

/// <content>Who signs in, what they may do, what waits for them.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Access() =>
    [
        Table("account", Retention.Account,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "account_id"),
            About(Whose.Account, DataCategory.Identity, Erasure.Deleted, "display_name"),
            About(Whose.Account, DataCategory.Content, Erasure.Deleted, "language"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "created_at seen_at")),
        Table("identity", Retention.Account,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "account_id"),
            About(Whose.Account, DataCategory.Identity, Erasure.Deleted, "provider subject"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "linked_at ended_at")),
        Table("account_tenant", Retention.Account,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "account_id"),
            Nobody("tenant")),
        Table("calendar_feed", Retention.Account,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "account_id"),
            About(Whose.Account, DataCategory.Secret, Erasure.Deleted, "secret_sha256"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "made_at"),
            Nobody("tenant")),
        Table("session", Retention.Session,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "session_id account_id"),
            About(Whose.Account, DataCategory.Secret, Erasure.Deleted, "key_sha256 id_token"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "role device provider is_phone opened_at seen_at ends_at"),
            About(Whose.Agent, DataCategory.Connection, Erasure.Deleted, "second_factor proved_at"),
            Nobody("tenant schools")),
        Table("outbox", Retention.Queue,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "message_id sent_to"),
            About(Whose.Account, DataCategory.Contact, Erasure.Deleted, "recipient"),
            About(Whose.Account, DataCategory.Content, Erasure.Deleted, "kind content"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "created_at sent_at failed_at returned_at"),
            Nobody("tenant next_at ends_at attempts keys_refused_at")),
        Table("siecle_upload", Retention.Upload,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Deleted, "upload_id account_id"),
            About(Whose.Agent, DataCategory.Content, Erasure.Deleted, "name content sent_at"),
            Nobody("tenant file_rank")),

        // No key leads from a link that was asked for to its account: the mailbox is looked for when the link is used.
        Table("sign_in_link", Retention.Session,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "link_id"),
            About(Whose.Account, DataCategory.Secret, Erasure.Deleted, "browser_sha256"),
            About(Whose.Account, DataCategory.Contact, Erasure.Deleted, "address"),
            About(Whose.Account, DataCategory.Connection, Erasure.Deleted, "return_to asked_at ends_at attempts used_at"),
            About(Whose.Agent, DataCategory.Connection, Erasure.Deleted, "door proved_at")),

        // Encrypted, and found by a key that only the browser has: it leads to no account.
        Table("kept_form", Retention.Session,
            About(Whose.Account, DataCategory.Secret, Erasure.Deleted, "browser_sha256 content"),
            Nobody("ends_at")),

        // Keyed digests of what is counted: they name nobody.
        Table("throttle", Retention.Session, Nobody("bucket full_until_ms")),

        // The keys that protect forms: secrets of the service, and of nobody.
        Table("form_key", Retention.Reference, Nobody("key_id content made_at")),
    ];
}
