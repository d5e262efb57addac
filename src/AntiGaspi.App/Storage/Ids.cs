namespace AntiGaspi.App.Storage;

/// <summary>The one place where identifiers are made: UUIDv7, so that rows of one moment lie together.</summary>
public static class Ids
{
    public static Guid New(DateTimeOffset now) =>
#pragma warning disable RS0030 // This is the one place.
        Guid.CreateVersion7(now);
#pragma warning restore RS0030
}
