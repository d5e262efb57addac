namespace AntiGaspi.App.Languages;

/// <summary>
/// The languages that readers may choose here beside French, easy French first: those that a person has reviewed; in the demonstration
/// all of them, each with the sentence that says so.
/// </summary>
public sealed class OfferedLanguages(IReadOnlyList<Language> languages)
{
    /// <summary>In the order of the list.</summary>
    public IReadOnlyList<Language> All => languages;

    public static OfferedLanguages Of(bool isDemonstration) => new(Language.All.Where(language => isDemonstration || language.IsReviewed).ToList());

    /// <summary>A language that is offered, by its code; null for French, and for what is not offered or no longer.</summary>
    public Language? Find(string? code) => languages.FirstOrDefault(language => language.Code == code);
}
