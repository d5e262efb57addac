namespace AntiGaspi.App.Meals;

/// <summary>What pupils' life was told, as it stands.</summary>
internal static class PupilLifeRows
{
    /// <summary>Whether the message <c>n</c> is of the absence that now is at the meal <c>m</c>: one that was taken back since is not, nor is another that was said later.</summary>
    public const string Stands = """
        ((m.cancellation_id is not null and m.received_at <= n.told_at) or exists (select 1 from late_notice l
          where l.tenant = n.tenant and l.pupil_id = n.pupil_id and l.day = n.day and l.service = n.service and l.received_at <= n.told_at))
        """;
}
