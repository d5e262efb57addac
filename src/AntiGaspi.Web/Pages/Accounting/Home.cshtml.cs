using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Accounting;

/// <summary>The public accountant's first page: the sums of each school and term, to be controlled and never approved.</summary>
[Authorize(Policy = Policies.Accountant)]
public sealed class AccountingHomeModel(AccountsToControl accounts) : PageModel
{
    public IReadOnlyList<SchoolTerm> Terms { get; private set; } = [];

    public DataTable Table => new(
        "La période la plus récente d’abord",
        [new("Collège"), new("Période"), new("À déduire", IsNumber: true), new("Élèves", IsNumber: true), new("Écritures", IsNumber: true)],
        Terms.Select(one => (IReadOnlyList<DataCell>)
        [
            one.SchoolName, RefundTexts.Term(one.Term), Formats.Euros(one.Amount), Formats.Number(one.Pupils), Formats.Number(one.Entries),
        ]).ToList());

    public async Task OnGetAsync() => Terms = await accounts.RunAsync(User.Scope());
}
