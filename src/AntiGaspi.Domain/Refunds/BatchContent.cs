using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Refunds;

/// <summary>One entry of the ledger, as a refund batch holds it.</summary>
/// <param name="CauseId">What it was entered for.</param>
/// <param name="Meal">The meal.</param>
/// <param name="Kind">refund, refund_undo, revaluation_up, revaluation_down, event_refund, event_undo, plan_down, plan_up.</param>
/// <param name="Term">The billing term of the account.</param>
/// <param name="Amount">Positive when it is deducted for the family, negative when it is taken back.</param>
public sealed record BatchEntry(Guid CauseId, MealRef Meal, string Kind, string Term, Money Amount);

/// <summary>What a batch says of one account of a family: a pupil and a billing term.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Term">The billing term.</param>
/// <param name="Meals">Meals whose entries in the batch are worth something, added up.</param>
/// <param name="FirstDay">The first day of a meal of the account in the batch.</param>
/// <param name="LastDay">The last one.</param>
/// <param name="Amount">What is deducted in all; nothing when what was deducted was taken back too.</param>
public sealed record BatchLine(Guid PupilId, string Term, int Meals, DateOnly FirstDay, DateOnly LastDay, Money Amount);

/// <summary>What identifies a refund batch (<i>état des remises d’ordre</i>): its school, its number in an exercise, and its days.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Exercise">The civil year whose accounts it enters.</param>
/// <param name="Number">From 1, in the school and exercise.</param>
/// <param name="Period">The days of its meals.</param>
public sealed record BatchName(Guid SchoolId, int Exercise, int Number, BatchPeriod Period);

/// <summary>
/// What a refund batch holds: entries, and nothing that is not one. Its lines, its total and its digest are worked out from them,
/// whatever their order; the digest is what a signature is given to.
/// </summary>
/// <param name="Entries">At least one, each once.</param>
/// <remarks>Source: docs/decisions/0023-an-etat-is-signed-as-it-was-prepared.md.</remarks>
public sealed record BatchContent(IReadOnlyList<BatchEntry> Entries)
{
    /// <summary>Account by account, in the order of pupils and terms; those that come to nothing are in it too.</summary>
    public IReadOnlyList<BatchLine> Lines { get; } = Entries
        .GroupBy(entry => (entry.Meal.PupilId, entry.Term))
        .Select(account => LineOf(account.Key.PupilId, account.Key.Term, account.ToList()))
        .OrderBy(line => line.PupilId).ThenBy(line => line.Term, StringComparer.Ordinal)
        .ToList();

    /// <summary>The sum of the entries.</summary>
    public Money Total => Sum(Entries);

    /// <summary>SHA-256 of the name and of every entry, in hexadecimal digits. It names nobody, so it outlives the erasure of a person.</summary>
    public string DigestOf(BatchName name)
    {
        var text = new StringBuilder(Text($"batch 1;{name.SchoolId:D};{name.Exercise};{name.Number};{name.Period.FirstDay:yyyy-MM-dd};{name.Period.LastDay:yyyy-MM-dd}\n"));
        foreach (var line in Entries.Select(TextOf).Order(StringComparer.Ordinal))
        {
            text.Append(line);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static BatchLine LineOf(Guid pupil, string term, List<BatchEntry> entries) => new(
        pupil, term,
        entries.GroupBy(entry => entry.Meal).Count(meal => Sum(meal) != Money.Zero),
        entries.Min(entry => entry.Meal.Day), entries.Max(entry => entry.Meal.Day), Sum(entries));

    private static Money Sum(IEnumerable<BatchEntry> entries) => entries.Aggregate(Money.Zero, (sum, entry) => sum + entry.Amount);

    private static string TextOf(BatchEntry entry) => Text(
        $"{entry.CauseId:D};{entry.Meal.PupilId:D};{entry.Meal.Day:yyyy-MM-dd};{(int)entry.Meal.Service};{entry.Kind};{entry.Term};{entry.Amount.Cents}\n");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
