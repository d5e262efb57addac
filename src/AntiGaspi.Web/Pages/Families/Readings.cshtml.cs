using AntiGaspi.App.French;
using AntiGaspi.App.Privacy;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>Who looked at what the children of the family eat: when, in which role, of which school.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class ReadingsModel(DietReadings readings) : PageModel
{
    public DataTable Table { get; private set; } = null!;

    public async Task OnGetAsync() => Table = new(
        PersonalDataTexts.Readings,
        [new(PersonalDataTexts.When), new(PersonalDataTexts.Child), new(PersonalDataTexts.Who)],
        (await readings.RunAsync(User.Scope()))
            .Select(look => (IReadOnlyList<DataCell>)[PersonalDataTexts.Instant(look.At), look.GivenName, PersonalDataTexts.Reader(look)]).ToList());
}
