namespace AntiGaspi.App.Roster;

/// <summary>Whether a pupil was at the school, as a condition of statements; the view <c>meal</c> says the same.</summary>
internal static class StaySql
{
    /// <summary>The pupil <c>p</c> was there on <c>d.day</c>: by the dates of the last file, or by those of an earlier one.</summary>
    public const string CoversDay = """
        (((p.entry_day is null or p.entry_day <= d.day) and (p.exit_day is null or p.exit_day >= d.day))
          or exists (select 1 from earlier_stay h where h.tenant = p.tenant and h.pupil_id = p.pupil_id and h.last_day >= d.day
            and (h.first_day is null or h.first_day <= d.day)))
        """;
}
