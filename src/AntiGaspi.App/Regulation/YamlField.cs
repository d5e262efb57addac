using System.Globalization;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Regulation;

/// <summary>
/// One value of a règlement file, to be read as what it should be. What is wrong is noted with its line and reading goes on
/// with any value: a file is read to its end, and kept only when nothing was noted.
/// </summary>
internal sealed class YamlField(YamlValue? value, string key, long line, List<RegulationFileProblem>? problems)
{
    private const int LongestFound = 60;

    /// <summary>Whether nothing is written there.</summary>
    public bool IsMissing => value is null or YamlText { Text: "" };

    /// <summary>Whether keys and values are written there.</summary>
    public bool IsSection => value is YamlMap;

    /// <summary>Whether exactly that word is written there.</summary>
    public bool IsWord(string word) => value is YamlText text && text.Text == word;

    public string Text(int longest = 300)
    {
        if (value is not YamlText text || text.Text.Length == 0)
        {
            return Wrong(IsMissing ? RegulationFileFault.MissingKey : RegulationFileFault.NotText, "");
        }

        return text.Text.Length <= longest ? text.Text : Wrong(RegulationFileFault.TooLong, "", Invariant($"{longest}"));
    }

    public string? TextOrNull() => IsMissing ? null : Text();

    public DateOnly Day() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and <= 2100
            ? day
            : Wrong(RegulationFileFault.NotDay, default(DateOnly));

    public DateOnly? DayOrNull() => IsMissing ? null : Day();

    public TimeOnly Hour() =>
        TimeOnly.TryParseExact(Text(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? hour
            : Wrong(RegulationFileFault.NotHour, default(TimeOnly));

    public DateTime Instant() =>
        DateTime.TryParseExact(
            Text(), ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
        && instant.Year is >= 2000 and <= 2100
            ? instant
            : Wrong(RegulationFileFault.NotInstant, default(DateTime));

    /// <summary>An amount with its two decimals after a comma, up to 99 999,99.</summary>
    public Money Amount()
    {
        var text = Text();
        var isAmount = text.Length is >= 4 and <= 8 && text[^3] == ',' && text.Remove(text.Length - 3, 1).All(char.IsAsciiDigit);
        return isAmount
            ? new(long.Parse(text.Remove(text.Length - 3, 1), CultureInfo.InvariantCulture))
            : Wrong(RegulationFileFault.NotAmount, Money.Zero);
    }

    public Money? AmountOrNull() => IsMissing ? null : Amount();

    public int Whole(int least, int most) =>
        int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong(RegulationFileFault.NotNumber, least, Invariant($"{least} à {most}"));

    public T Word<T>(IReadOnlyDictionary<string, T> words) =>
        words.TryGetValue(Text(), out var found)
            ? found
            : Wrong(RegulationFileFault.NotWord, words.Values.First(), string.Join(", ", words.Keys));

    public T WordOr<T>(IReadOnlyDictionary<string, T> words, T whenMissing) => IsMissing ? whenMissing : Word(words);

    public bool YesOr(bool whenMissing) => WordOr(RegulationWords.YesOrNo, whenMissing);

    public IReadOnlyList<YamlField> Items(int least, int most)
    {
        if (value is not YamlList list)
        {
            return Wrong<IReadOnlyList<YamlField>>(IsMissing ? RegulationFileFault.MissingKey : RegulationFileFault.NotList, []);
        }

        return list.Items.Count >= least && list.Items.Count <= most
            ? list.Items.Select(item => new YamlField(item, key, item.Line, problems)).ToList()
            : Wrong<IReadOnlyList<YamlField>>(RegulationFileFault.ItemCount, [], Invariant($"{least} à {most}"));
    }

    public IReadOnlyList<YamlField> ItemsOrNone(int most) => IsMissing ? [] : Items(0, most);

    /// <summary>The keys and values written there; a section without any when there are none.</summary>
    public YamlSection Section()
    {
        if (value is YamlMap map)
        {
            return new(map, problems);
        }

        Wrong(IsMissing ? RegulationFileFault.MissingKey : RegulationFileFault.NotSection, 0);
        return new(null, null);
    }

    /// <summary>The keys and values written there; a section without any, and no fault, when nothing is written.</summary>
    public YamlSection SectionOrEmpty() => IsMissing ? new(new(line, []), problems) : Section();

    /// <summary>Notes a fault of this value, then goes on with another one.</summary>
    public T Wrong<T>(RegulationFileFault fault, T instead, string accepted = "")
    {
        var found = value is YamlText text ? text.Text : "";
        var cut = found.Length > LongestFound ? found[..LongestFound] + "…" : found;
        // One fault for one value is enough: a missing day is not a wrong day as well.
        if (problems is not null && !problems.Any(one => one.Key == key && one.Line == line))
        {
            problems.Add(new(line, fault, key, cut, accepted));
        }

        return instead;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>Keys and values of a règlement file. Each key that is asked is one that the format has.</summary>
internal sealed class YamlSection(YamlMap? map, List<RegulationFileProblem>? problems)
{
    private readonly List<string> asked = [];

    public YamlField this[string key]
    {
        get
        {
            asked.Add(key);
            var entry = map?.Entries.FirstOrDefault(one => one.Key.Text == key);
            return new(entry?.Value, key, entry?.Value?.Line ?? map?.Line ?? 1, map is null ? null : problems);
        }
    }

    /// <summary>Notes the keys that were not asked, and those written twice.</summary>
    public void NoMore()
    {
        foreach (var (rank, (key, _)) in (map?.Entries ?? []).Index())
        {
            if (!asked.Contains(key.Text))
            {
                problems?.Add(new(key.Line, RegulationFileFault.UnknownKey, key.Text, "", string.Join(", ", asked.Distinct())));
            }
            else if (map!.Entries.Take(rank).Any(before => before.Key.Text == key.Text))
            {
                problems?.Add(new(key.Line, RegulationFileFault.RepeatedKey, key.Text));
            }
        }
    }
}
