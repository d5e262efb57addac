using AntiGaspi.App.Siecle;

namespace AntiGaspi.App.Tests.Siecle;

public sealed class ReadingCostTests
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void Reading_600_pupils_allocates_less_than_40_megabytes()
    {
        SiecleSet.Read("college-600");
        var before = GC.GetAllocatedBytesForCurrentThread();
        SiecleSet.Read("college-600");
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.SendDiagnosticMessage($"{taken / Megabyte} MB");
        Assert.InRange(taken, 1, 40 * Megabyte);
    }

    [Fact]
    public void A_stream_that_cannot_seek_and_comes_in_crumbs_is_read_alike()
    {
        using var crumbs = new Crumbs(new MemoryStream(SiecleSet.Bytes("college-600", "ExportXML_ElevesSansAdresses.zip")));
        var reading = Assert.IsType<SiecleReading.Read>(SiecleReader.Read([new("e.zip", crumbs)]));
        Assert.Equal(600, reading.Snapshot.Pupils.Count);
    }

    /// <summary>A slow network: seven bytes at a time, no seeking.</summary>
    private sealed class Crumbs(Stream source) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => source.Read(buffer, offset, Math.Min(count, 7));

        public override void Flush() => source.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
