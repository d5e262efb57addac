using System.Globalization;
using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Basics;
using Microsoft.Extensions.Primitives;

namespace AntiGaspi.Web.Pages.Team;

/// <summary>The form of an invitation as it was filled in, kept through its errors.</summary>
public sealed record TeamForm(string Email, string Role, string School, string Siret, string LastDay)
{
    public const string EmailField = "courriel";
    public const string RoleField = "role";
    public const string SchoolField = "college";
    public const string SiretField = "siret";
    public const string LastDayField = "dernier";

    // What is shown again of a value that is too long to be one.
    private const int MaxKept = 300;

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static TeamForm Empty { get; } = new("", "", "", "", "");

    public static TeamForm Of(IFormCollection form) =>
        new(Kept(form[EmailField]), Kept(form[RoleField]), Kept(form[SchoolField]), Kept(form[SiretField]), Kept(form[LastDayField]));

    /// <summary>The last day, when it is one.</summary>
    public DateOnly? Day => DateOnly.TryParseExact(LastDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The invitation that the form asks for, or what is to be mended in it.</summary>
    public (NewInvitation? Asked, IReadOnlyList<FieldError> Faults) Read(IReadOnlyList<Choice> roles, IReadOnlyList<Choice> schools)
    {
        List<FieldError> faults = [];
        var email = NewInvitation.EmailOf(Email);
        AddIf(faults, email is null, EmailField, TeamTexts.BadEmail);
        var isRole = roles.Any(one => one.Value == Role) & Enum.TryParse<Role>(Role, out var role);
        AddIf(faults, !isRole, RoleField, TeamTexts.BadRole);
        var isWhole = isRole && GrantRule.IsOfWholeAuthority(role);
        var school = schools.Any(one => one.Value == School) ? Guid.ParseExact(School, "D") : (Guid?)null;
        AddIf(faults, isRole && (isWhole ? School.Length > 0 : school is null), SchoolField, TeamTexts.BadSchool);
        var siret = Siret.Trim().Length == 0 ? null : NewInvitation.SiretOf(Siret);
        AddIf(faults, siret is null && Siret.Trim().Length > 0, SiretField, TeamTexts.BadSiret);
        AddIf(faults, Day is null && LastDay.Length > 0, LastDayField, TeamTexts.BadDay);
        return faults.Count > 0 ? (null, faults) : (new NewInvitation(email!, role, school, siret, EndOf(Day)), faults);
    }

    // A role ends when its last day does.
    private static DateTimeOffset? EndOf(DateOnly? lastDay)
    {
        if (lastDay is not { } day || day == DateOnly.MaxValue)
        {
            return null;
        }

        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Paris.GetUtcOffset(midnight));
    }

    private static void AddIf(List<FieldError> faults, bool isWrong, string field, string words)
    {
        if (isWrong)
        {
            faults.Add(new(field, words));
        }
    }

    private static string Kept(StringValues typed) => typed.Count > 0 && typed[0] is { } first ? first[..Math.Min(first.Length, MaxKept)] : "";
}
