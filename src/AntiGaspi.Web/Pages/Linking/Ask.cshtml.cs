using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Forms;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Linking;

/// <summary>Asks the office of a school, for somebody who has neither letter nor a mailbox that the school knows.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class AskModel(AskForLink ask, AllSchools schools, LinkDoor door) : PageModel
{
    public const string Address = "/activation/demande";

    /// <summary>Longest name of a child.</summary>
    public const int MaxName = 100;

    private IReadOnlyList<AnySchool> all = [];

    public string School { get; private set; } = "";

    public string FamilyName { get; private set; } = "";

    public string GivenName { get; private set; } = "";

    /// <summary>What was typed as the birth date.</summary>
    public string Birth { get; private set; } = "";

    /// <summary>The same, whether the school has such a child or not.</summary>
    public string? Answer { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>The schools; with their local authority where there are several.</summary>
    public IReadOnlyList<Choice> Choices => all.Select(one => new Choice(
        one.SchoolId.ToString("D"), all.DistinctBy(other => other.Tenant).Count() > 1 ? $"{one.Name}, {one.Authority}" : one.Name)).ToList();

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public async Task OnGetAsync(string? fait)
    {
        all = await schools.RunAsync();
        if (all.FirstOrDefault(one => one.SchoolId.ToString("D") == fait) is { } school)
        {
            Answer = LinkTexts.Asked(school);
        }
    }

    public async Task<IActionResult> OnPostAsync(string? college, string? nom, string? prenom, string? naissance)
    {
        all = await schools.RunAsync();
        (School, FamilyName, GivenName, Birth) = (college ?? "", (nom ?? "").Trim(), (prenom ?? "").Trim(), naissance ?? "");
        var school = all.FirstOrDefault(one => one.SchoolId.ToString("D") == college);
        var birth = TypedDay.Read(naissance);
        Errors = Faults(school is null, birth is null).ToList();
        if (Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (!await door.MayTryAsync(HttpContext))
        {
            (Errors, Response.StatusCode) = ([new("college", LinkTexts.For(LinkRefusal.TooManyTries))], StatusCodes.Status429TooManyRequests);
            return Page();
        }

        await ask.RunAsync(User.Scope().AccountId, new(school!.Tenant, school.SchoolId, FamilyName, GivenName, birth!.Value), HttpContext.ReceivedAtInstant());
        return this.SeeOther($"{Address}?fait={school.SchoolId:D}");
    }

    private IEnumerable<FieldError> Faults(bool noSchool, bool noDay)
    {
        if (noSchool)
        {
            yield return new("college", LinkTexts.SchoolMissing);
        }

        if (FamilyName.Length is 0 or > MaxName)
        {
            yield return new("nom", LinkTexts.FamilyNameMissing);
        }

        if (GivenName.Length is 0 or > MaxName)
        {
            yield return new("prenom", LinkTexts.GivenNameMissing);
        }

        if (noDay)
        {
            yield return new("naissance", LinkTexts.WrongDay);
        }
    }
}
