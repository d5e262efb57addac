using System.Buffers.Binary;

namespace AntiGaspi.App.Storage;

/// <summary>The one place where identifiers are made: UUIDv7, so that rows of one moment lie together.</summary>
public static class Ids
{
    public static Guid New(DateTimeOffset now) =>
#pragma warning disable RS0030 // This is the one place.
        Guid.CreateVersion7(now);
#pragma warning restore RS0030

    /// <summary>When an id was made, to the millisecond. An id that was forged says what it likes: compare it with nothing that matters.</summary>
    public static DateTimeOffset MadeAt(Guid id)
    {
        const int BitsAfterTheInstant = 16;
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >>> BitsAfterTheInstant;
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
    }
}
