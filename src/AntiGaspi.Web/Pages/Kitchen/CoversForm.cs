using AntiGaspi.App.Kitchen;
using Microsoft.Extensions.Primitives;

namespace AntiGaspi.Web.Pages.Kitchen;

/// <summary>The form that adds covers, as it was filled in, kept through errors.</summary>
/// <param name="Key">The key of the operation.</param>
/// <param name="Kind">The part chosen.</param>
/// <param name="Label">What they are called.</param>
/// <param name="Covers">How many, as typed.</param>
/// <param name="From">The first day, as typed.</param>
/// <param name="To">The last day, as typed.</param>
public sealed record CoversForm(Guid Key, string Kind, string Label, string Covers, string From, string To)
{
    public const string Op = "op";
    public const string Part = "genre";
    public const string Words = "nom";
    public const string Number = "nombre";
    public const string FirstDay = "du";
    public const string LastDay = "au";

    // What is shown again of a value that is too long to be one.
    private const int MaxKept = 200;

    public static CoversForm Empty(Guid key) => new(key, "", "", "", "", "");

    /// <summary>What was typed; a key that is none is replaced by a new one.</summary>
    public static CoversForm Of(IFormCollection form, Guid newKey) => new(
        Guid.TryParseExact(form[Op], "D", out var key) && key != Guid.Empty ? key : newKey,
        Kept(form[Part]), Kept(form[Words]), Kept(form[Number]), Kept(form[FirstDay]), Kept(form[LastDay]));

    /// <summary>The words for the reading, as they came.</summary>
    public static CoversRequestText TextOf(IFormCollection form) => new(form[Op], form[Part], form[Words], form[Number], form[FirstDay], form[LastDay]);

    /// <summary>The field that a fault is about; empty when it is the whole form.</summary>
    public static string FieldOf(CoversFault fault) => fault switch
    {
        CoversFault.BadOperation => "",
        CoversFault.BadKind => Part,
        CoversFault.BadLabel => Words,
        CoversFault.BadNumber => Number,
        CoversFault.BadFirstDay => FirstDay,
        CoversFault.BadLastDay or CoversFault.WrongSpan => LastDay,
    };

    private static string Kept(StringValues typed) => typed.Count > 0 && typed[0] is { } first ? first[..Math.Min(first.Length, MaxKept)] : "";
}
