namespace AntiGaspi.App.Privacy;

/// <content>What schools and authorities are and declare: no person but the number of the agent who did it.</content>
public static partial class PersonalData
{
    private static IReadOnlyList<StoredTable> Office() =>
    [
        Table("authority_look", Retention.Reference, Nobody("tenant name leaf blue logo logo_kind logo_sha256 logo_width logo_alt changed_at")),
        Table("school", Retention.Reference, Nobody("tenant school_id uai name phone offers_pupil_life")),
        Table("place", Retention.Reference, Nobody("tenant place_id host_school_id name zone time_zone")),
        Table("place_service", Retention.Reference, Nobody("tenant place_id service weekdays starts_at")),
        Table("division", Retention.Reference, Nobody("tenant school_id code label")),
        Table("regulation", Retention.Office,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Stays, "registered_by"),
            Nobody("tenant regulation_id number voted_day executory_day valid_from valid_to covers document registered_at")),
        Table("tariff", Retention.Office,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Stays, "entered_by"),
            Nobody("tenant tariff_id school_id price_class valid_from price_cents food_cents act entered_at")),
        Table("refund_rate", Retention.Reference,
            Nobody("tenant school_id price_class tier valid_from valid_to regulation_id tariff_id article price_cents refund_cents")),
        Table("calendar_event", Retention.Office,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Stays, "created_by"),
            Nobody("tenant event_id place_id school_id kind first_day last_day division label plan_weekday meal_supplied created_at withdrawn_at")),
        Table("service_day", Retention.Reference,
            Nobody("tenant place_id day service status plan_bit term regulation_id opens_at cutoff_at starts_at sealed_at sealed_version version closed_by")),
        Table("service_tier", Retention.Reference, Nobody("tenant place_id day service tier day_version cutoff_at local_day local_time time_zone")),
        Table("attendance_list", Retention.Office,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Stays, "declared_by"),
            Nobody("tenant school_id day service declared_at")),
        Table("attendance_evening", Retention.Reference, Nobody("tenant time_zone evening told_at")),
        Table("extra_cover", Retention.Office,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Stays, "created_by"),
            Nobody("tenant extra_id place_id first_day last_day service weekdays kind label covers created_at withdrawn_at")),
        Table("headcount", Retention.Reference, Nobody("tenant place_id day service version sealed_at reason")),
        Table("headcount_line", Retention.Reference, Nobody("tenant place_id day service version part label covers")),
        Table("siecle_import", Retention.Office,
            About(Whose.Agent, DataCategory.Pseudonym, Erasure.Stays, "confirmed_by"),
            Nobody("tenant import_id school_id school_year exported_at files_sha256 counts confirmed_at")),
    ];

    private static IReadOnlyList<StoredTable> National() =>
    [
        Table("local_authority", Retention.Reference, Nobody("tenant code name")),
        Table("school_holiday", Retention.Reference, Nobody("zone school_year name first_day_off return_day source")),
        Table("school_year", Retention.Reference, Nobody("zone school_year first_day summer_from source")),
    ];
}
