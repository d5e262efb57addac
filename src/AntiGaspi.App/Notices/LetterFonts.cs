using UglyToad.PdfPig.Writer;

namespace AntiGaspi.App.Notices;

/// <summary>The two fonts of what is printed, which hold every sign of a French name.</summary>
internal sealed record LetterFonts(LetterFont Regular, LetterFont Bold)
{
    private static readonly Lazy<byte[]> RegularFile = new(() => Read("DejaVuSans.ttf"));
    private static readonly Lazy<byte[]> BoldFile = new(() => Read("DejaVuSans-Bold.ttf"));

    /// <summary>Puts them in a document, which carries each once.</summary>
    public static LetterFonts AddTo(PdfDocumentBuilder document, PdfPageBuilder page) => new(
        new(document.AddTrueTypeFont(RegularFile.Value), page),
        new(document.AddTrueTypeFont(BoldFile.Value), page));

    private static byte[] Read(string font)
    {
        var name = $"AntiGaspi.App.Notices.Fonts.{font}";
        using var stream = typeof(LetterFonts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The font {name} is missing.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
