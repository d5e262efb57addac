using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Principals;

/// <summary>Whom the principal lets sign, from when to when; how to give a delegation and how to end one.</summary>
[Authorize(Policy = Policies.Principal)]
public sealed class DelegationsModel(DelegationList list, GiveDelegation give, EndDelegation end) : PageModel
{
    public const string PersonField = "personne";
    public const string FirstField = "du";
    public const string LastField = "au";

    private IReadOnlyList<DelegationCandidate> candidates = [];

    /// <summary>What was done before coming here.</summary>
    [FromQuery(Name = "fait")]
    public string? DoneWord { get; set; }

    /// <summary>The words for it; null when nothing was.</summary>
    public string? Done => DoneWord switch { "donne" => DelegationTexts.Given, "termine" => DelegationTexts.Ended, _ => null };

    public IReadOnlyList<Delegation> Given { get; private set; } = [];

    /// <summary>The form as it was filled in.</summary>
    public DelegationForm Form { get; private set; } = DelegationForm.Empty;

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>Why nothing was done; null when something was.</summary>
    public string? Refusal { get; private set; }

    public PlaceClock Clock => PlaceClock.Paris(HttpContext.ReceivedAtInstant());

    public bool HasSeveralSchools => Given.Select(one => one.SchoolName).Distinct(StringComparer.Ordinal).Count() > 1;

    /// <summary>Those who may be chosen.</summary>
    public IReadOnlyList<Choice> People => candidates.Select(one => new Choice($"{one.SchoolId:D}:{one.AccountId:D}", $"{one.DisplayName}, {one.SchoolName}")).ToList();

    /// <summary>What is wrong in a field; null when nothing is.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public Task OnGetAsync() => ReadAsync();

    /// <summary>Gives a delegation.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        Form = DelegationForm.Of(Request.HasFormContentType ? Request.Form : FormCollection.Empty);
        Errors = FaultsOf(Form).ToList();
        if (Form.Asked is not { } asked || Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (await give.RunAsync(User.Scope(), asked, HttpContext.ReceivedAtInstant()) is not { } why)
        {
            return this.SeeOther(PrincipalPages.Delegations + "?fait=donne");
        }

        Refusal = DelegationTexts.For(why);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? delegation) =>
        Guid.TryParseExact(delegation, "D", out var id) && await end.RunAsync(User.Scope(), id, HttpContext.ReceivedAtInstant())
            ? this.SeeOther(PrincipalPages.Delegations + "?fait=termine")
            : NotFound();

    private IEnumerable<FieldError> FaultsOf(DelegationForm form)
    {
        if (!People.Any(one => one.Value == form.Person))
        {
            yield return new(PersonField, DelegationTexts.BadPerson);
        }

        if (form.First is null)
        {
            yield return new(FirstField, DelegationTexts.BadDay);
        }

        if (form.Last is null)
        {
            yield return new(LastField, DelegationTexts.BadDay);
        }
    }

    private async Task ReadAsync()
    {
        Given = await list.RunAsync(User.Scope());
        candidates = await list.CandidatesAsync(User.Scope());
    }
}
