using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>What is deducted since September, child by child and term by term; each amount leads to its story.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class RefundsModel(FamilyStatement statement) : PageModel
{
    public IReadOnlyList<ChildStatement> Children { get; private set; } = [];

    /// <summary>The sum over all children, where there is more than one amount to add.</summary>
    public string? GrandTotal { get; private set; }

    public async Task OnGetAsync()
    {
        var today = DateOnly.FromDateTime(HttpContext.ReceivedAtInstant().UtcDateTime);
        var pupils = await statement.RunAsync(User.Scope(), BillingYear.FirstDayOf(today), HttpContext.ReceivedAtInstant());
        Children = pupils.Select(pupil => ChildStatement.Of(pupil, FamilyPages.Story)).ToList();
        var sum = Children.SelectMany(child => child.Terms).Aggregate(Money.Zero, (total, term) => total + term.Amount);
        GrandTotal = sum > Money.Zero ? RefundTexts.GrandTotal(sum) : null;
    }
}
