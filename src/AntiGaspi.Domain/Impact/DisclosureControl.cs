namespace AntiGaspi.Domain.Impact;

/// <summary>What may be published without telling anything of one child.</summary>
public static class DisclosureControl
{
    /// <summary>Fewest pupils behind a published figure. Source: reliability.md §10.5 (Insee: no cell under 11 people).</summary>
    public const int FewestPupils = 11;

    private const long TotalStep = 10;

    /// <summary>Whether a figure that rests on so many pupils may be published.</summary>
    /// <param name="pupils">Distinct pupils behind it, at least 0.</param>
    public static bool MayPublish(long pupils) => pupils >= FewestPupils;

    /// <summary>Whether a share may be published: enough pupils are in it, and enough are not, for a share near the whole tells of the few others.</summary>
    /// <param name="part">Pupils in the share.</param>
    /// <param name="whole">Pupils in all.</param>
    public static bool MayPublishShare(long part, long whole) => MayPublish(part) && MayPublish(whole - part);

    /// <summary>A running total as it is published: rounded down to ten, so that one act cannot be read from it.</summary>
    /// <param name="total">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative total.</exception>
    public static long RunningTotal(long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        return total - (total % TotalStep);
    }
}
