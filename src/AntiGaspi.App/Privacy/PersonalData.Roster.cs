namespace AntiGaspi.App.Privacy;

/// <content>Pupils and the adults who answer for them, as the school's file knows them.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Roster() =>
    [
        // The row stays as the party of the ledger when the person is erased: pupil_id then leads to nobody.
        Table("pupil", Retention.Pupil,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Stays, "pupil_id"),
            About(Whose.Pupil, DataCategory.Identity, Erasure.Emptied, "siecle_id ine family_name usage_name given_name birth_day"),
            About(Whose.Pupil, DataCategory.Schooling, Erasure.Emptied, "division boarding_code"),
            About(Whose.Pupil, DataCategory.Schooling, Erasure.Stays, "entry_day exit_day"),
            Nobody("tenant school_id erased_at")),
        Table("guardian", Retention.Guardian,
            About(Whose.Guardian, DataCategory.Pseudonym, Erasure.Deleted, "guardian_id account_id"),
            About(Whose.Guardian, DataCategory.Identity, Erasure.Deleted, "siecle_person_id title family_name usage_name given_name"),
            About(Whose.Guardian, DataCategory.Contact, Erasure.Deleted, "email mobile address"),
            About(Whose.Guardian, DataCategory.Schooling, Erasure.Deleted, "suspended_at"),
            Nobody("tenant school_id")),
        Table("guardian_link", Retention.Guardian,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Deleted, "pupil_id"),
            About(Whose.Guardian, DataCategory.Pseudonym, Erasure.Deleted, "guardian_id"),
            About(Whose.Guardian, DataCategory.Schooling, Erasure.Deleted, "level kinship is_payer ended_at admitted_at"),
            Nobody("tenant")),
        Table("earlier_stay", Retention.Meals,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Deleted, "pupil_id"),
            About(Whose.Pupil, DataCategory.Schooling, Erasure.Deleted, "first_day last_day"),
            Nobody("tenant")),
        Table("meal_plan", Retention.Pupil,
            About(Whose.Pupil, DataCategory.Pseudonym, Erasure.Stays, "pupil_id"),
            About(Whose.Pupil, DataCategory.Diet, Erasure.Emptied, "menu_option", Retention.Diet),
            About(Whose.Pupil, DataCategory.Meals, Erasure.Stays, "service valid_from valid_to weekdays basis price_class"),
            Nobody("tenant place_id")),
    ];
}
