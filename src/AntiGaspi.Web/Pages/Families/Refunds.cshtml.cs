using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>The deductions of one child in one billing term, added up from the lines shown.</summary>
public sealed record TermStatement(DataTable Table, string Total, Money Amount);

/// <summary>The statement of one child.</summary>
public sealed record ChildStatement(string GivenName, string Detail, IReadOnlyList<TermStatement> Terms);

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
        var pupils = await statement.RunAsync(User.Scope(), BillingYear.FirstDayOf(today));
        Children = pupils.Select(Of).ToList();
        var sum = Children.SelectMany(child => child.Terms).Aggregate(Money.Zero, (total, term) => total + term.Amount);
        GrandTotal = sum > Money.Zero ? RefundTexts.GrandTotal(sum) : null;
    }

    private static ChildStatement Of(PupilStatement pupil) => new(
        pupil.GivenName,
        FamilyTexts.Detail(pupil.Division, pupil.SchoolName),
        pupil.Lines.GroupBy(line => line.Term, StringComparer.Ordinal)
            .OrderByDescending(group => group.Key, StringComparer.Ordinal)
            .Select(group => TermOf(pupil, group.Key, group.ToList()))
            .ToList());

    private static TermStatement TermOf(PupilStatement pupil, string term, List<StatementLine> lines)
    {
        var table = new DataTable(
            RefundTexts.Where(term),
            [new(RefundTexts.Day), new(RefundTexts.Amount, IsNumber: true), new(RefundTexts.Status)],
            lines.Select(line => Row(pupil, line)).ToList());
        var sum = lines.Aggregate(Money.Zero, (total, line) => total + (line.Amount ?? Money.Zero));
        return pupil.IsPayer && sum > Money.Zero
            ? new(table, RefundTexts.Total(sum, lines.Count), sum)
            : new(table, RefundTexts.Total(lines.Count), Money.Zero);
    }

    private static IReadOnlyList<DataCell> Row(PupilStatement pupil, StatementLine line) =>
    [
        Formats.Day(line.Meal.Day) + MealTexts.Suffix(line.Meal.Service),
        new(AmountOf(pupil.IsPayer, line.Amount), FamilyPages.Story(line.Meal)),
        line.IsFinal ? RefundTexts.Final : RefundTexts.Provisional,
    ];

    private static string AmountOf(bool isPayer, Money? amount) =>
        !isPayer ? RefundTexts.ForThePayer : amount is { } known ? Formats.Euros(known) : RefundTexts.OnTheBill;
}
