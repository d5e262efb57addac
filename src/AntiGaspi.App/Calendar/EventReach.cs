namespace AntiGaspi.App.Calendar;

/// <summary>Whose an event is: of the offices of its place and of the local authority; a trip, of pupils' life of the class's school too.</summary>
internal static class EventReach
{
    /// <summary>Whether <c>calendar_event v</c> is the account's.</summary>
    public const string Mine = """
        exists (select 1 from may_see_place y where y.tenant = @tenant and y.account_id = @account and y.place_id = v.place_id and (y.role in (3, 7)
          or y.role = 5 and v.kind = 'trip' and exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.role = 5
            and r.school_id = v.school_id and r.ended_at is null)))
        """;
}
