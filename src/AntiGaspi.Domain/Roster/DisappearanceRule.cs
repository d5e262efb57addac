namespace AntiGaspi.Domain.Roster;

/// <summary>
/// The guard against a file that is far smaller than the school: one class exported alone would make all others leave.
/// </summary>
/// <remarks>Source: siecle-format.md §6 (2 % of the active pupils) and architecture.md (a new school year is compared apart).</remarks>
public static class DisappearanceRule
{
    /// <summary>Above this share of the active pupils, in percent, their leaving is confirmed apart.</summary>
    public const int MaxPercent = 2;

    /// <summary>The same for a new school year, when the oldest quarter of a collège leaves, and pupils move.</summary>
    public const int MaxPercentInNewYear = 40;

    /// <summary>Whether the pupils who leave must be confirmed apart.</summary>
    /// <remarks>One departure that SIECLE dates itself never asks, however small the school; one that is only missing may.</remarks>
    public static bool NeedsConfirmation(RosterChanges changes)
    {
        var percent = changes.Warnings.Contains(RosterWarning.NextSchoolYear) ? MaxPercentInNewYear : MaxPercent;
        var left = changes.PupilsLeft.Count;
        return Exceeds(changes.DisappearedCount, changes.ActiveBefore, percent)
            || (left > 1 && Exceeds(left, changes.ActiveBefore, percent));
    }

    private static bool Exceeds(int part, int whole, int percent) => part * 100L > (long)whole * percent;
}
