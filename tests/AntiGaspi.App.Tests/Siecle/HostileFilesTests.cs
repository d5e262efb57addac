using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AntiGaspi.App.Siecle;

namespace AntiGaspi.App.Tests.Siecle;

public sealed class HostileFilesTests
{
    private const long Megabyte = 1024 * 1024;

    private static string Good => Encoding.Latin1.GetString(SiecleSet.Bytes("college-40", "ElevesSansAdresses.xml"));

    [Fact]
    public void A_bomb_of_60_megabytes_is_refused_while_it_inflates()
    {
        var bomb = Zip(("e.xml", Padded(60 * Megabyte, "<x/>")));
        Assert.Equal(SiecleRefusalKind.TooLarge, RefusedWithin(64 * Megabyte, ("bombe.zip", bomb)));
    }

    [Fact]
    public void A_file_that_inflates_more_than_100_times_is_refused_however_small()
    {
        var bomb = Zip(("e.xml", Padded(3 * Megabyte, "<x/><x/><x/><x/>")));
        Assert.True(bomb.Length < 30_000, $"{bomb.Length} bytes");
        Assert.Equal(SiecleRefusalKind.ArchiveBomb, RefusedWithin(32 * Megabyte, ("bombe.zip", bomb)));
    }

    [Fact]
    public void A_file_of_21_megabytes_is_refused_zipped_or_not()
    {
        var text = Padded(21 * Megabyte, "<x a=\"" + Noise(900) + "\"/>");
        Assert.Equal(SiecleRefusalKind.TooLarge, SiecleSet.Refusal(("e.xml", Encoding.Latin1.GetBytes(text))).Why);
        var stored = Zip(CompressionLevel.NoCompression, ("e.xml", text));
        Assert.Equal(SiecleRefusalKind.TooLarge, SiecleSet.Refusal(("e.zip", stored)).Why);
    }

    [Fact]
    public void Files_together_stop_at_64_megabytes()
    {
        var file = Encoding.Latin1.GetBytes(Padded(15 * Megabyte, "<x a=\"" + Noise(900) + "\"/>"));
        var many = Enumerable.Range(0, 6).Select(index => ($"{index}.xml", file)).ToArray();
        Assert.Equal(SiecleRefusalKind.TooLargeTogether, SiecleSet.Refusal(many).Why);
    }

    [Fact]
    public void More_than_ten_entries_are_refused_before_any_is_opened()
    {
        var entries = Enumerable.Range(0, 11).Select(index => ($"{index}.xml", Good)).ToArray();
        Assert.Equal(SiecleRefusalKind.ArchiveTooManyEntries, SiecleSet.Refusal(("onze.zip", Zip(entries))).Why);
    }

    [Fact]
    public void Ten_entries_are_read() =>
        Assert.Equal(9, SiecleSet.Read(("dix.zip", Zip([.. Enumerable.Range(0, 10).Select(index => ($"{index}.xml", Good))])))
            .Anomalies.Count(anomaly => anomaly.Kind == SiecleAnomalyKind.FileTwice));

    [Fact]
    public void An_archive_inside_an_archive_is_refused_whatever_its_name()
    {
        var inner = Encoding.Latin1.GetString(Zip(("e.xml", Good)));
        Assert.Equal(SiecleRefusalKind.ArchiveNested, SiecleSet.Refusal(("poupee.zip", Zip(("ElevesSansAdresses.xml", inner)))).Why);
    }

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        var zip = Zip(("e.xml", Good));
        Assert.Equal(SiecleRefusalKind.ArchiveDamaged, SiecleSet.Refusal(("coupe.zip", zip[..(zip.Length / 2)])).Why);
    }

    [Fact]
    public void A_zip_is_known_by_its_content_and_not_by_its_name() =>
        Assert.Equal(40, SiecleSet.Read(("ElevesSansAdresses.xml", Zip(("sans-nom", Good)))).Snapshot.Pupils.Count);

    [Fact]
    public async Task An_external_entity_is_never_fetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x.dtd";
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "SECRET", TestContext.Current.CancellationToken);
        foreach (var doctype in new[]
        {
            $"<!DOCTYPE BEE_ELEVES SYSTEM \"{address}\">",
            $"<!DOCTYPE BEE_ELEVES [<!ENTITY % r SYSTEM \"{address}\"> %r;]>",
            $"<!DOCTYPE BEE_ELEVES [<!ENTITY s SYSTEM \"file://{secret}\">]>",
            $"<!--{new string(' ', 2000)}--><!DOCTYPE BEE_ELEVES PUBLIC \"a\" \"{address}\">",
        })
        {
            var file = Good.Replace("?>\n", $"?>\n{doctype}\n", StringComparison.Ordinal)
                .Replace("<PRENOM>", "<PRENOM>&s;", StringComparison.Ordinal);
            Assert.Equal(SiecleRefusalKind.DocumentType, SiecleSet.Refusal(("x.xml", Encoding.Latin1.GetBytes(file))).Why);
        }

        File.Delete(secret);
        Assert.False(listener.Pending());
    }

    [Fact]
    public void A_tower_of_elements_is_refused_without_holding_it()
    {
        var tower = Good.Replace("<ELEVES>", "<ELEVES>" + string.Concat(Enumerable.Repeat("<a>", 3_000_000)), StringComparison.Ordinal);
        Assert.Equal(SiecleRefusalKind.Malformed, RefusedWithin(96 * Megabyte, ("tour.xml", Encoding.Latin1.GetBytes(tower))));
    }

    [Fact]
    public void An_endless_tag_is_refused_without_holding_it()
    {
        var attributes = string.Concat(Enumerable.Range(0, 1_000_000).Select(index => $" a{index}=\"\""));
        var file = Good.Replace("<ELEVES>", $"<ELEVES{attributes}>", StringComparison.Ordinal);
        Assert.Equal(SiecleRefusalKind.TooLarge, RefusedWithin(64 * Megabyte, ("attributs.xml", Encoding.Latin1.GetBytes(file))));
    }

    [Theory]
    [InlineData("UTF-7")]
    [InlineData("EBCDIC-FR")]
    [InlineData("UTF-16")]
    public void An_encoding_that_SIECLE_never_uses_is_refused(string encoding)
    {
        var file = Good.Replace("ISO-8859-15", encoding, StringComparison.Ordinal);
        Assert.Equal(SiecleRefusalKind.UnknownEncoding, SiecleSet.Refusal(("e.xml", Encoding.Latin1.GetBytes(file))).Why);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(101)]
    public void A_file_cut_or_bitten_anywhere_is_answered_and_never_a_fault(int seed)
    {
        var random = new Random(seed);
        var good = SiecleSet.Bytes("broken", "06-identifiants-en-double.xml");
        for (var round = 0; round < 300; round++)
        {
            var bytes = good[..random.Next(good.Length)];
            for (var bite = random.Next(4); bite > 0 && bytes.Length > 0; bite--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.IsType<SiecleReading.Refused>(SiecleSet.Answer(("e.xml", bytes)));
            Assert.NotNull(SiecleSet.Answer(("e.zip", [.. "PK\u0003\u0004"u8, .. bytes])));
        }
    }

    [Fact]
    public void Nothing_given_and_too_many_files_are_refused()
    {
        Assert.Equal(SiecleRefusalKind.NothingGiven, SiecleSet.Refusal().Why);
        var eleven = Enumerable.Range(0, 11).Select(index => ($"{index}.xml", Encoding.Latin1.GetBytes(Good))).ToArray();
        Assert.Equal(SiecleRefusalKind.TooManyFiles, SiecleSet.Refusal(eleven).Why);
    }

    // Reads, and holds the whole of what was allocated on the way: it bounds what was in memory at any moment.
    private static SiecleRefusalKind RefusedWithin(long bytes, (string Name, byte[] Bytes) file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var why = SiecleSet.Refusal(file).Why;
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(taken < bytes, $"{taken / Megabyte} MB allocated");
        return why;
    }

    private static string Padded(long length, string filling)
    {
        var padding = new StringBuilder((int)length);
        while (padding.Length < length)
        {
            padding.Append(filling);
        }

        return Good.Replace("<OPTIONS>", $"{padding}<OPTIONS>", StringComparison.Ordinal);
    }

    private static string Noise(int length)
    {
        var random = new Random(7);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));
    }

    private static byte[] Zip(params (string Name, string Text)[] entries) => Zip(CompressionLevel.Optimal, entries);

    private static byte[] Zip(CompressionLevel level, params (string Name, string Text)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(Encoding.Latin1.GetBytes(text));
            }
        }

        return memory.ToArray();
    }
}
