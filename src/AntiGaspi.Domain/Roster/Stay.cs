namespace AntiGaspi.Domain.Roster;

/// <summary>Days on which a pupil was at a school (<i>présence</i>), before those that the file of today tells.</summary>
/// <param name="FirstDay">The first of them; null when no file told it.</param>
/// <param name="LastDay">The last of them.</param>
public sealed record Stay(DateOnly? FirstDay, DateOnly LastDay);
