namespace AntiGaspi.App.Regulation;

/// <summary>What is wrong in a règlement file, before its meaning is looked at.</summary>
public enum RegulationFileFault
{
    /// <summary>More than 256 kB.</summary>
    TooLarge = 1,

    /// <summary>Not text in UTF-8.</summary>
    NotUtf8 = 2,

    /// <summary>Not YAML.</summary>
    NotYaml = 3,

    /// <summary>More than one document, or none.</summary>
    NotOneDocument = 4,

    /// <summary>An anchor or an alias (&amp;, *): each value is written where it is used.</summary>
    Alias = 5,

    /// <summary>A type tag (!).</summary>
    Tag = 6,

    /// <summary>More than 12 levels, or more than 20,000 values.</summary>
    TooDeep = 7,

    /// <summary>A key that the format does not have.</summary>
    UnknownKey = 8,

    /// <summary>A key written twice in the same place.</summary>
    RepeatedKey = 9,

    /// <summary>A key that has to be there.</summary>
    MissingKey = 10,

    /// <summary>A text was expected.</summary>
    NotText = 11,

    /// <summary>Keys and values were expected.</summary>
    NotSection = 12,

    /// <summary>A list was expected.</summary>
    NotList = 13,

    /// <summary>Too many items, or none where one is needed.</summary>
    ItemCount = 14,

    /// <summary>A text that is too long.</summary>
    TooLong = 15,

    /// <summary>A day was expected: 2026-09-01.</summary>
    NotDay = 16,

    /// <summary>An hour was expected: 10:00.</summary>
    NotHour = 17,

    /// <summary>A day and an hour were expected: 2026-11-24 09:59:59.</summary>
    NotInstant = 18,

    /// <summary>An amount was expected: 3,35.</summary>
    NotAmount = 19,

    /// <summary>A whole number between two bounds was expected.</summary>
    NotNumber = 20,

    /// <summary>One word of a list was expected.</summary>
    NotWord = 21,

    /// <summary>A time zone that this machine does not know.</summary>
    UnknownTimeZone = 22,

    /// <summary>A school code (UAI): seven digits and a capital.</summary>
    NotSchoolCode = 23,

    /// <summary>Billing terms that do not follow each other.</summary>
    TermOrder = 24,
}

/// <summary>One thing wrong in a règlement file.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Key">The key concerned; empty for the whole file.</param>
/// <param name="Found">What was read, cut to 60 characters.</param>
/// <param name="Accepted">What would be right: words, bounds; empty when the fault says it.</param>
public sealed record RegulationFileProblem(long Line, RegulationFileFault Fault, string Key = "", string Found = "", string Accepted = "");
