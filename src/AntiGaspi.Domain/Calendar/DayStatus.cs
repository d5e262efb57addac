namespace AntiGaspi.Domain.Calendar;

/// <summary>How a place of meal serves on a day.</summary>
public enum DayStatus
{
    /// <summary>The service takes place.</summary>
    Open,

    /// <summary>No service: every expected pupil is refunded as of right (<i>fermeture, grève</i>).</summary>
    Closed,

    /// <summary>A simpler meal is served (cold meal, picnic): nothing is refunded for it.</summary>
    Degraded,
}
