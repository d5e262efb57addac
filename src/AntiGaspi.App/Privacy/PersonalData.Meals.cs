namespace AntiGaspi.App.Privacy;

/// <content>Meals that were not eaten, and what they were worth.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Meals() =>
    [
        Table("cancellation", Retention.Meals,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Stays, "cancellation_id pupil_id op_id restored_op"),
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Stays, "account_id restored_by"),
            About(Whose.Pupil, DataCategory.Meals, Erasure.Stays, "day service received_at channel restored_at"),
            About(Whose.Pupil, DataCategory.Money, Erasure.Stays, "price_cents refund_cents"),
            Nobody("tenant place_id tier term regulation_id tariff_id")),
        Table("late_notice", Retention.Meals,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Stays, "pupil_id op_id"),
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Stays, "account_id"),
            About(Whose.Pupil, DataCategory.Meals, Erasure.Stays, "day service received_at"),
            Nobody("tenant place_id")),
        Table("pupil_life_notice", Retention.Meals,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Deleted, "pupil_id op_id"),
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Deleted, "told_by"),
            About(Whose.Pupil, DataCategory.Meals, Erasure.Deleted, "day service told_at"),
            Nobody("tenant")),
        Table("event_pupil", Retention.Meals,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Stays, "pupil_id"),
            About(Whose.Pupil, DataCategory.Meals, Erasure.Stays, "day service"),
            Nobody("tenant event_id")),
        Table("operation", Retention.Queue,
            About(Whose.Account, DataCategory.Pseudonym, Erasure.Stays, "op_id account_id body_sha256"),
            About(Whose.Account, DataCategory.Connection, Erasure.Stays, "route received_at"),
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Stays, "refused"),
            Nobody("tenant")),
        Table("ledger_entry", Retention.Voucher,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Stays, "cause_id pupil_id cancellation_id op_id"),
            About(Whose.Pupil, DataCategory.Money, Erasure.Stays, "day service kind debit credit cents term entered_at"),
            Nobody("tenant regulation_id tariff_id")),
        Table("refund_batch", Retention.Voucher,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Stays, "prepared_by decided_by"),
            Nobody("tenant batch_id school_id exercise number first_day last_day entries accounts cents sha256 state prepared_at decided_at decided_day reason")),
        Table("refund_batch_entry", Retention.Voucher,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Stays, "cause_id pupil_id"),
            About(Whose.Pupil, DataCategory.Money, Erasure.Stays, "day service kind released_at"),
            Nobody("tenant batch_id")),
        Table("refund_visa", Retention.Voucher,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Stays, "given_by"),
            Nobody("tenant batch_id visa reason given_at")),
    ];
}
