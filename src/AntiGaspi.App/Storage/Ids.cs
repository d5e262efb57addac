using System.Buffers.Binary;

namespace AntiGaspi.App.Storage;

/// <summary>The one place where identifiers are made: UUIDv7, so that rows of one moment lie together.</summary>
public static class Ids
{
    private const int BitsAfterTheInstant = 16;

    public static Guid New(DateTimeOffset now) =>
#pragma warning disable RS0030 // This is the one place.
        Guid.CreateVersion7(now);
#pragma warning restore RS0030

    /// <summary>The smallest id that could be made at an instant: those made from then on are not below it.</summary>
    public static Guid FirstOf(DateTimeOffset instant)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, instant.ToUnixTimeMilliseconds() << BitsAfterTheInstant);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>When an id was made, to the millisecond. An id that was forged says what it likes: compare it with nothing that matters.</summary>
    public static DateTimeOffset MadeAt(Guid id)
    {
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >>> BitsAfterTheInstant;
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(milliseconds, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
    }
}
