using System.Text;
using System.Xml;
using System.Xml.Linq;
using AntiGaspi.App.Siecle;

namespace AntiGaspi.App.Tests.Siecle;

/// <summary>The same files read without the guards: each trap is a real one, and our reading does not fall into it.</summary>
public sealed class GuardTwinsTests
{
    public GuardTwinsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void A_reader_that_resolves_entities_opens_the_secret_file()
    {
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, "SECRET");
        var text = $"<?xml version=\"1.0\"?><!DOCTYPE BEE_ELEVES [<!ENTITY s SYSTEM \"file://{secret}\">]><BEE_ELEVES>&s;</BEE_ELEVES>";
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() };
        using var naive = XmlReader.Create(new StringReader(text), settings);
        Assert.Contains("SECRET", XDocument.Load(naive).Root!.Value, StringComparison.Ordinal);
        Assert.Equal(SiecleRefusalKind.DocumentType, SiecleSet.Refusal(("x.xml", Encoding.UTF8.GetBytes(text))).Why);
        File.Delete(secret);
    }

    [Fact]
    public void A_reader_that_believes_the_declared_encoding_takes_broken_names()
    {
        const string file = "02a-utf8-declare-8859-15.xml";
        using var stream = new MemoryStream(SiecleSet.Bytes("broken", file));
        Assert.Contains(XDocument.Load(stream).Descendants("PRENOM"), name => name.Value.Contains('Ã'));
        Assert.IsType<SiecleReading.Refused>(SiecleSet.Broken(file));
    }

    [Fact]
    public void A_reader_that_takes_the_first_class_it_finds_takes_last_years()
    {
        using var stream = new MemoryStream(SiecleSet.Bytes("college-40", "ElevesSansAdresses.xml"));
        var naive = XDocument.Load(stream).Descendants("ELEVE").First().Descendants("CODE_STRUCTURE").First().Value;
        Assert.Equal("5Z", naive);
        Assert.Equal("4 B", SiecleSet.Read("college-40").Snapshot.Pupils[0].Division);
    }

    [Theory]
    [InlineData("Ã©")]
    [InlineData("Ãš")]
    [InlineData("Å\u0092")]
    [InlineData("Åœ")]
    public void Each_sign_of_broken_accents_is_seen_across_a_block_too(string sign)
    {
        // The sign is moved one letter at a time, so that it straddles every border between blocks of text.
        var good = Encoding.Latin1.GetString(SiecleSet.Bytes("broken", "06-identifiants-en-double.xml"));
        foreach (var blanks in new[] { 0, 1, 2, 1023, 1024, 2047, 2048, 3071, 3072, 4094, 4095, 4096 })
        {
            var text = good.Replace("<DONNEES>", new string(' ', blanks) + $"<DONNEES><!--{sign}-->", StringComparison.Ordinal);
            var bytes = Encoding.GetEncoding("iso-8859-15").GetBytes(text);
            Assert.Equal(SiecleRefusalKind.EncodingEdited, SiecleSet.Refusal(("e.xml", bytes)).Why);
        }
    }
}
