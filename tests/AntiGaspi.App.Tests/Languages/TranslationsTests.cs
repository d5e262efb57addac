using System.Collections.Immutable;
using AntiGaspi.Tests.Support;
using AntiGaspi.Tools;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AntiGaspi.App.Tests.Languages;

/// <summary>What stops the build: a sentence of the families without its translation, one too many, other values, a sentence that cannot be read.</summary>
public sealed class TranslationsTests
{
    private const string Gate = """
        namespace AntiGaspi.App.Languages;
        public static class Words
        {
            public static string Say(string french) => french;
            public static string Say(System.FormattableString french) => "";
            public static string Count(long count, string singular, string plural) => "";
        }
        """;

    private const string Sentences = """
        using static AntiGaspi.App.Languages.Words;
        public static class Texts
        {
            public static string Plain => Say("Bonjour,");
            public static string With(string child, int meals) => Say($"{child}\u00A0: {Count(meals, "repas", "repas")} prévus");
        }
        """;

    private static readonly (string French, string Other)[] Right =
        [("Bonjour,", "Hello,"), ("{0} repas", "{0} meals"), ("{0}\u00A0: {1} prévus", "{0}: {1} planned")];

    [Fact]
    public async Task Sentences_that_are_all_translated_stop_nothing() => Assert.Empty(await FaultsAsync(Sentences, Right));

    [Fact]
    public async Task A_sentence_without_its_translation_stops_the_build()
    {
        Assert.Equal(["AG0001"], await FaultsAsync(Sentences, Right[1..]));
        Assert.Equal(["AG0001"], await FaultsAsync(Sentences, [("Bonjour,", " "), .. Right[1..]]));
        Assert.Equal(["AG0001"], await FaultsAsync(Sentences, [Right[0], Right[2]]));
    }

    [Fact]
    public async Task A_translation_of_nothing_stops_the_build() =>
        Assert.Equal(["AG0002"], await FaultsAsync(Sentences, [.. Right, ("Au revoir", "Goodbye")]));

    [Fact]
    public async Task A_translation_with_other_values_stops_the_build()
    {
        Assert.Equal(["AG0003"], await FaultsAsync(Sentences, [Right[0], Right[1], (Right[2].French, "{0}: planned")]));
        Assert.Equal(["AG0003"], await FaultsAsync(Sentences, [Right[0], Right[1], (Right[2].French, "{0}: {1} and {2} planned")]));
    }

    [Fact]
    public async Task A_sentence_that_is_put_together_elsewhere_stops_the_build()
    {
        const string Elsewhere = """
            using static AntiGaspi.App.Languages.Words;
            public static class Texts { public static string Of(string word) => Say(word); }
            """;
        Assert.Equal(["AG0004"], await FaultsAsync(Elsewhere, []));
    }

    [Fact]
    public void Every_language_of_the_list_is_read_by_the_build()
    {
        var files = Directory.GetFiles(Repository.PathOf("src", "AntiGaspi.App", "Languages"), "Families.*.resx").Select(file => Path.GetFileName(file).Split('.')[1]);
        Assert.Equal(App.Languages.Language.All.Select(language => language.Code).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.Contains("<AdditionalFiles Include=\"Languages/Families.*.resx\" />", File.ReadAllText(Repository.PathOf("src", "AntiGaspi.App", "AntiGaspi.App.csproj")), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(string code, IEnumerable<(string French, string Other)> translations)
    {
        var compiled = CSharpCompilation.Create(
            "Texts",
            [CSharpSyntaxTree.ParseText(Gate), CSharpSyntaxTree.ParseText(code)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = new TranslationFile($"<root>{string.Concat(translations.Select(one => $"<data name=\"{one.French}\"><value>{one.Other}</value></data>"))}</root>");
        var found = await compiled.WithAnalyzers([new Translations()], new AnalyzerOptions([file])).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return found.Select(one => one.Id);
    }

    private sealed class TranslationFile(string text) : AdditionalText
    {
        public override string Path => "/Languages/Families.en.resx";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
