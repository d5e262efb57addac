namespace AntiGaspi.App.Privacy;

/// <summary>How the row of a pupil comes to name nobody: emptied, and gone once no account rests on it. For the schedule and for an erasure.</summary>
internal static class PupilRows
{
    // What a list of the office shows is whoever has not left: an emptied row has.
    public const string Emptied = """
        siecle_id = 'efface:' || cast(pupil_id as text), ine = null, family_name = '', usage_name = null, given_name = '', birth_day = null,
          division = null, boarding_code = '', exit_day = coalesce(exit_day, @Today), erased_at = @now
        """;

    public const string DropPlans = """
        delete from meal_plan where tenant = @tenant and exists (select 1 from pupil p
          where p.tenant = meal_plan.tenant and p.pupil_id = meal_plan.pupil_id and p.erased_at is not null)
        """;

    public const string DropUnused = """
        delete from pupil where tenant = @tenant and erased_at is not null
          and not exists (select 1 from ledger_entry x where x.tenant = pupil.tenant and x.pupil_id = pupil.pupil_id)
          and not exists (select 1 from cancellation x where x.tenant = pupil.tenant and x.pupil_id = pupil.pupil_id)
          and not exists (select 1 from late_notice x where x.tenant = pupil.tenant and x.pupil_id = pupil.pupil_id)
          and not exists (select 1 from event_pupil x where x.tenant = pupil.tenant and x.pupil_id = pupil.pupil_id)
          and not exists (select 1 from meal_plan x where x.tenant = pupil.tenant and x.pupil_id = pupil.pupil_id)
          and not exists (select 1 from guardian_link x where x.tenant = pupil.tenant and x.pupil_id = pupil.pupil_id)
        """;
}
