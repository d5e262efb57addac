using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The deductions of one child in one billing term, added up from the lines shown.</summary>
public sealed record TermStatement(DataTable Table, string Total, Money Amount);

/// <summary>The statement of one child.</summary>
/// <param name="GivenName">The child.</param>
/// <param name="Detail">Class and school.</param>
/// <param name="Terms">The latest first.</param>
/// <param name="HasAmounts">Whether the reader is told amounts, and so in which signed batch they are.</param>
public sealed record ChildStatement(string GivenName, string Detail, IReadOnlyList<TermStatement> Terms, bool HasAmounts)
{
    /// <summary>The statement of a pupil, the latest term first; each amount leads to its story.</summary>
    /// <param name="pupil">What the ledger says.</param>
    /// <param name="story">Where the story of an amount is told.</param>
    public static ChildStatement Of(PupilStatement pupil, Func<MealRef, string> story) => new(
        pupil.GivenName,
        FamilyTexts.Detail(pupil.Division, pupil.SchoolName),
        pupil.Lines.GroupBy(line => line.Term, StringComparer.Ordinal)
            .OrderByDescending(group => group.Key, StringComparer.Ordinal)
            .Select(group => TermOf(pupil, group.Key, group.ToList(), story))
            .ToList(),
        pupil.Reader.SeesAmounts());

    private static TermStatement TermOf(PupilStatement pupil, string term, List<StatementLine> lines, Func<MealRef, string> story)
    {
        var table = new DataTable(
            RefundTexts.Where(term),
            [new(RefundTexts.Day), new(RefundTexts.Amount, IsNumber: true), new(RefundTexts.Status)],
            lines.Select(line => Row(pupil, line, story)).ToList());
        var sum = lines.Aggregate(Money.Zero, (total, line) => total + (line.Amount ?? Money.Zero));
        return pupil.Reader.SeesAmounts() && sum > Money.Zero
            ? new(table, RefundTexts.Total(sum, lines.Count), sum)
            : new(table, RefundTexts.Total(lines.Count), Money.Zero);
    }

    private static IReadOnlyList<DataCell> Row(PupilStatement pupil, StatementLine line, Func<MealRef, string> story) =>
    [
        Formats.Day(line.Meal.Day) + MealTexts.Suffix(line.Meal.Service),
        new(AmountOf(pupil.Reader, line.Amount), story(line.Meal)),
        RefundTexts.State(line, pupil.Reader),
    ];

    private static string AmountOf(Reader reader, Money? amount) =>
        !reader.SeesAmounts() ? RefundTexts.ForThePayer : amount is { } known ? Formats.Euros(known) : RefundTexts.OnTheBill;
}
