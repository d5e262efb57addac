using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Languages;

/// <summary>
/// The one gate of every sentence that a family reads. The French sentence is the text and the key of its translations; for a French
/// reader it passes as it is. The build compares what is said here with each Families.*.resx (docs/decisions/0025).
/// </summary>
public static class Words
{
    /// <summary>A sentence without anything in it that changes.</summary>
    public static string Say(string french) => Language.Spoken is { } other ? other.Of(french) : french;

    /// <summary>A sentence with values in it; its key holds "{0}", "{1}" in their place.</summary>
    public static string Say(Sentence french) => french.Said();

    /// <summary>A sentence of a list that is said elsewhere, by <see cref="SayListed"/>.</summary>
    public static string Listed(string french) => french;

    /// <summary>A sentence that stands in a list as <see cref="Listed"/>.</summary>
    public static string SayListed(string listed) => Language.Spoken is { } other ? other.Of(listed) : listed;

    /// <summary>A count and its word. Languages of more than two forms say "meals: 3" in both.</summary>
    public static string Count(long count, string singular, string plural) =>
        Language.Spoken is { } other ? Counted(other, Formats.Number(count), IsOne(other, count) ? singular : plural) : Formats.Count(count, singular, plural);

    /// <summary>An amount and its word.</summary>
    public static string Count(Money amount, string singular, string plural) =>
        Language.Spoken is { } other ? Counted(other, Formats.Euros(amount), IsOne(other, amount.Cents / 100m) ? singular : plural) : Formats.Count(amount, singular, plural);

    // In French, easy or not, the plural begins at two.
    private static bool IsOne(Language other, decimal quantity) => other.IsFrench ? !Formats.IsPlural(quantity) : Math.Abs(quantity) == 1;

    private static string Counted(Language other, string quantity, string word) =>
        string.Format(CultureInfo.InvariantCulture, other.Of("{0} " + word), quantity);
}
