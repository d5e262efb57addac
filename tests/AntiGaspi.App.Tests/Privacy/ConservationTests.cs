using AntiGaspi.App.French;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>The document of the retention schedule says what the program does.</summary>
public sealed class ConservationTests(ITestOutputHelper output)
{
    private const string Begin = "<!-- tableau -->\n";
    private const string End = "\n<!-- fin du tableau -->";

    [Fact]
    public async Task The_table_of_the_document_is_that_of_the_program()
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("docs", "vie-privee", "conservation.md"), TestContext.Current.CancellationToken);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));

        output.WriteLine("docs/vie-privee/conservation.md, between its two marks, is to hold:\n" + RetentionTexts.Table());
        Assert.True(from >= Begin.Length && to >= from, "the two marks are missing");
        Assert.Equal(RetentionTexts.Table(), text[from..to]);
    }
}
