using System.Text.RegularExpressions;

namespace AntiGaspi.App.Tests.Languages;

/// <summary>
/// What can be counted of the rules of easy-to-read texts: Inclusion Europe and Unapei, "L'information pour tous, règles européennes pour
/// une information facile à lire et à comprendre" (Pathways, 2009). They ask for short sentences, usual words, no abbreviation and numbers
/// in figures, and set no figure themselves. Who writes FALC in France aims at twelve words; fifteen is our wall, since a value stands for
/// one word here, and eight the mean. What cannot be counted (is it understood?) is for the people concerned, who read it before it is offered.
/// </summary>
internal static partial class EasyReading
{
    public const int MostWords = 15;
    public const int MeanWords = 8;

    /// <summary>What is wrong with an easy text; nothing when it is right.</summary>
    public static IReadOnlyList<string> FaultsOf(string text) =>
    [
        .. SentencesOf(text).Where(sentence => WordsOf(sentence) > MostWords).Select(sentence => $"{WordsOf(sentence)} words: {sentence}"),
        .. Hard().Matches(text).Select(hard => $"the hard word \"{hard.Value}\": {text}"),
        .. Spelled().Matches(text).Select(number => $"the number \"{number.Value}\" in letters: {text}"),
        .. Short().Matches(text).Select(one => $"the abbreviation \"{one.Value}\": {text}"),
        .. text.Contains(';', StringComparison.Ordinal) ? [$"two sentences in one: {text}"] : Array.Empty<string>(),
    ];

    /// <summary>How many words the sentences have on average, names of buttons and fields left out.</summary>
    public static double MeanOf(IEnumerable<string> texts) => texts.SelectMany(SentencesOf).Select(WordsOf).Where(words => words > 3).Average();

    /// <summary>The numbers that a text says in figures: hours, dates, bounds.</summary>
    public static IReadOnlyList<string> FiguresOf(string text) => Figures().Matches(Holes().Replace(text, "")).Select(figure => figure.Value).ToList();

    private static string[] SentencesOf(string text) => Ends().Split(text);

    private static int WordsOf(string sentence) => sentence.Split(' ', '\u00A0').Count(word => word.Any(char.IsLetterOrDigit));

    [GeneratedRegex(@"(?<=[.?])\s")]
    private static partial Regex Ends();

    // Words of the house and of offices; "règlement" and "délibération" stand in the reference of a vote, which is the law, and nowhere else.
    [GeneratedRegex(
        @"décommand\w*|rétabli\w*|facturé\w*|dédui\w*|déduction|effectif|figé|provisoire|définitif|courriel|collectivité|motif|usager|nouvel ordre|ci-dessous|afin|lorsque|veuillez|toutefois|néanmoins|notamment|c’est-à-dire",
        RegexOptions.IgnoreCase)]
    private static partial Regex Hard();

    [GeneratedRegex(@"\b(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"\bn°|\betc\b|\b(?!PDF\b)\p{Lu}{2,}\b|\bmin\b|\bM\.")]
    private static partial Regex Short();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Holes();
}
