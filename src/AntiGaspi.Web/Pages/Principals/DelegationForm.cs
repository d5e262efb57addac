using System.Globalization;
using AntiGaspi.App.Access;
using Microsoft.Extensions.Primitives;

namespace AntiGaspi.Web.Pages.Principals;

/// <summary>The form of a delegation as it was filled in, kept through its errors.</summary>
/// <param name="Person">The school and the person, as the list writes them.</param>
/// <param name="FirstDay">The first day, as typed.</param>
/// <param name="LastDay">The last day, as typed.</param>
public sealed record DelegationForm(string Person, string FirstDay, string LastDay)
{
    // What is shown again of a value that is too long to be one.
    private const int MaxKept = 100;

    public static DelegationForm Empty { get; } = new("", "", "");

    public static DelegationForm Of(IFormCollection form) =>
        new(Kept(form[DelegationsModel.PersonField]), Kept(form[DelegationsModel.FirstField]), Kept(form[DelegationsModel.LastField]));

    public DateOnly? First => DayOf(FirstDay);

    public DateOnly? Last => DayOf(LastDay);

    /// <summary>The delegation that is asked for; null while something is missing.</summary>
    public NewDelegation? Asked => Person.Split(':') is [var school, var person] && Guid.TryParseExact(school, "D", out var schoolId)
        && Guid.TryParseExact(person, "D", out var delegateId) && First is { } first && Last is { } last
            ? new NewDelegation(schoolId, delegateId, first, last)
            : null;

    private static DateOnly? DayOf(string typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Kept(StringValues typed) => typed.Count > 0 && typed[0] is { } first ? first[..Math.Min(first.Length, MaxKept)] : "";
}
