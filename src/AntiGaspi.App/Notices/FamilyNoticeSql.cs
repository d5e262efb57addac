namespace AntiGaspi.App.Notices;

/// <summary>The statements that both the reminders and the evening messages are made with.</summary>
internal static class FamilyNoticeSql
{
    /// <summary>The clocks of a tenant.</summary>
    public const string Zones = "select distinct time_zone from place where tenant = @tenant order by time_zone";

    /// <summary>Whether a child of the account of <c>w</c> eats on the clock @zone.</summary>
    public const string IsThere = """
        exists (select 1 from may_act y
          join meal_plan m on m.tenant = y.tenant and m.pupil_id = y.pupil_id
          join place l on l.tenant = m.tenant and l.place_id = m.place_id
          where y.tenant = w.tenant and y.account_id = w.account_id and y.door = 'family' and l.time_zone = @zone)
        """;

    /// <summary>Where a message that was asked for goes; no row when the mailbox was refused for good.</summary>
    public const string Mailbox = """
        select mailbox from family_mailbox where tenant = @tenant and account_id = @account and is_reachable order by is_proved desc, mailbox limit 1
        """;
}
