namespace AntiGaspi.App.Siecle;

/// <summary>
/// What a reading may take, counted while it goes and never believed from a header. An export of 600 pupils weighs
/// 1.6 MB and inflates 27 times.
/// </summary>
internal static class SiecleLimits
{
    /// <summary>Files in one upload.</summary>
    public const int Files = 10;

    /// <summary>Entries in one zip.</summary>
    public const int Entries = 10;

    /// <summary>Bytes of one file, once inflated; also of a zip as it comes.</summary>
    public const long FileBytes = 20L * 1024 * 1024;

    /// <summary>Bytes of all files together, once inflated.</summary>
    public const long TotalBytes = 64L * 1024 * 1024;

    /// <summary>Inflated bytes for one byte of the zip.</summary>
    public const int Ratio = 100;

    /// <summary>Bytes between two signs "&lt;": a longer run is one huge text or tag that would be held in memory whole.</summary>
    public const int RunBytes = 256 * 1024;

    /// <summary>Elements inside one another; an export has six.</summary>
    public const int Depth = 32;

    /// <summary>Characters of a name from outside that is shown.</summary>
    public const int ShownCharacters = 80;
}
