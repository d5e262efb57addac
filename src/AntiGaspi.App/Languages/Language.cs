using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.Json;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Languages;

/// <summary>
/// A language into which the families' sentences are translated, and how it writes days and amounts. French is none of them: it is what
/// the program says by itself; French that is easy to read is one (docs/decisions/0029). The list is languages.json; the sentences stand
/// beside it, in Families.*.resx.
/// </summary>
public sealed record Language
{
    /// <summary>The code of the text that everything is translated from.</summary>
    public const string French = "fr";

    /// <summary>French that is easy to read and to understand (FALC); "simple" is the registered word for the simplified form of a language.</summary>
    public const string EasyFrench = "fr-simple";

    private const string Resources = "AntiGaspi.App.Languages.Families";
    private const string List = "AntiGaspi.App.Languages.languages.json";

    private static readonly Assembly Here = typeof(Language).Assembly;
    private static readonly ResourceManager Families = new(Resources, Here);

    /// <summary>Every language that is translated, reviewed or not, in the order of the list.</summary>
    public static IReadOnlyList<Language> All { get; } = Read();

    private static readonly FrozenDictionary<string, Language> ByCode = All.ToFrozenDictionary(language => language.Code, StringComparer.Ordinal);

    // By the very object and never by its name: the language of the machine or of a terminal is nobody's choice.
    private static readonly FrozenDictionary<CultureInfo, Language> ByCulture =
        All.ToFrozenDictionary(language => language.Chosen, (IEqualityComparer<CultureInfo>)ReferenceEqualityComparer.Instance);

    private readonly Lazy<CultureInfo> chosen;
    private readonly Lazy<ResourceSet?> sentences;
    private readonly Lazy<CultureInfo> formats;

    public Language()
    {
        chosen = new(() => CultureInfo.ReadOnly(new CultureInfo(IsFrench ? Formats : Code)));
        sentences = new(SentencesOf);
        formats = new(FormatsOf);
    }

    /// <summary>The code under which it is chosen and kept: "ar", "fr-simple".</summary>
    public string Code { get; init; } = "";

    /// <summary>What pages and mails declare: "ar"; plain "fr" for easy French, which a reading voice says like all French.</summary>
    public string Tag => IsFrench ? French : Code;

    /// <summary>Whether it is French in other words: its days, amounts and signs are those of French.</summary>
    public bool IsFrench => Code == EasyFrench;

    /// <summary>Its name, in itself.</summary>
    public string Name { get; init; } = "";

    /// <summary>The culture whose names of days and months, separators and signs it takes.</summary>
    public string Formats { get; init; } = "";

    public string Day { get; init; } = "";

    public string ShortDay { get; init; } = "";

    public string DayOfYear { get; init; } = "";

    public string DayAndYear { get; init; } = "";

    public string Month { get; init; } = "";

    /// <summary>Who has read the whole translation and vouches for it; null as long as nobody has.</summary>
    public string? ReviewedBy { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    /// <summary>Whether a person has read it: only then is it offered to the public.</summary>
    public bool IsReviewed => !string.IsNullOrWhiteSpace(ReviewedBy) && ReviewedOn is not null;

    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    /// <summary>The culture of whoever reads it.</summary>
    public CultureInfo Chosen => chosen.Value;

    /// <summary>How it writes: the digits of Europe, the calendar of the school, euros.</summary>
    public CultureInfo Culture => formats.Value;

    /// <summary>The language that the reader chose; null for French, whatever the machine speaks.</summary>
    public static Language? Spoken => ByCulture.GetValueOrDefault(CultureInfo.CurrentUICulture);

    /// <summary>The same, where it is not French in other words: it has days, amounts and signs of its own.</summary>
    public static Language? Foreign => Spoken is { IsFrench: false } other ? other : null;

    /// <summary>The choice of the reader.</summary>
    public static string SpokenCode => Spoken?.Code ?? French;

    /// <summary>The language of the reader, as pages declare it.</summary>
    public static string SpokenTag => Spoken?.Tag ?? French;

    /// <summary>The direction of the reader's language; null where it is the usual one.</summary>
    public static string? SpokenDirection => Spoken is { IsRightToLeft: true } ? "rtl" : null;

    /// <summary>A language by its code; null for French and for what is none.</summary>
    public static Language? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>Speaks a language until the answer is disposed of; null is French.</summary>
    public static IDisposable Speak(Language? language) => new Turn(language);

    /// <summary>A sentence of the families' pages in this language; French where it is missing, which the build does not let happen.</summary>
    public string Of(string french) => sentences.Value?.GetString(french) ?? french;

    // No culture of the machine is called "fr-simple", and no folder of the build: its sentences lie in the program itself.
    private ResourceSet? SentencesOf() => IsFrench
        ? new ResourceManager($"{Resources}.{Code}", Here).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)
        : Families.GetResourceSet(Chosen, createIfNotExists: true, tryParents: false);

    private CultureInfo FormatsOf()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(Formats).Clone();
        culture.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().First();
        culture.NumberFormat.CurrencySymbol = "€";
        return culture;
    }

    private static List<Language> Read()
    {
        using var file = Here.GetManifestResourceStream(List) ?? throw new InvalidOperationException("The list of languages is missing.");
        return JsonSerializer.Deserialize<List<Language>>(file, JsonSerializerOptions.Web) ?? [];
    }

    private sealed class Turn : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentUICulture;

        public Turn(Language? language) => CultureInfo.CurrentUICulture = language?.Chosen ?? CultureInfo.GetCultureInfo(French);

        public void Dispose() => CultureInfo.CurrentUICulture = before;
    }
}
