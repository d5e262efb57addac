using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Refunds;

public sealed class BatchContentTests
{
    private static readonly Guid Lea = new("0199f000-0000-7000-8000-000000000001");
    private static readonly Guid Tom = new("0199f000-0000-7000-8000-000000000002");
    private static readonly BatchName Name = new(new("0199f000-0000-7000-8000-00000000000a"), 2026, 3, BatchPeriod.MonthOf(new(2026, 10, 1)));

    private static readonly Gen<BatchEntry> Entries = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 30], Gen.Int[0, 1], Gen.Long[-500, 500].Where(cents => cents != 0), Gen.Guid,
        (pupil, day, term, cents, cause) => new BatchEntry(
            cause, new MealRef(new Guid($"0199f000-0000-7000-8000-0000000000{pupil:x2}"), new DateOnly(2026, 10, 1).AddDays(day), MealService.Lunch), "refund", $"2026-T{term + 1}", new(cents)));

    [Fact]
    public void A_pupils_account_of_a_term_is_one_line_and_what_was_taken_back_counts_for_nothing()
    {
        var content = new BatchContent(
        [
            Entry(Tom, 5, 335), Entry(Lea, 1, 335), Entry(Lea, 2, 335), Entry(Lea, 2, -335, "refund_undo"), Entry(Lea, 6, 10, "revaluation_up"),
        ]);

        Assert.Equal(
            [
                new BatchLine(Lea, "2026-T1", 2, new(2026, 10, 1), new(2026, 10, 6), new(345)),
                new BatchLine(Tom, "2026-T1", 1, new(2026, 10, 5), new(2026, 10, 5), new(335)),
            ],
            content.Lines);
        Assert.Equal(new Money(680), content.Total);
    }

    [Fact]
    public void The_lines_always_add_up_to_the_entries() =>
        Entries.List[1, 60].Sample(entries =>
        {
            var content = new BatchContent(entries);
            return content.Lines.Sum(line => line.Amount.Cents) == entries.Sum(entry => entry.Amount.Cents)
                && content.Total.Cents == entries.Sum(entry => entry.Amount.Cents)
                && content.Lines.Select(line => (line.PupilId, line.Term)).Distinct().Count() == content.Lines.Count;
        });

    [Fact]
    public void The_digest_is_the_same_in_any_order() =>
        Entries.List[2, 40].Sample(entries => new BatchContent(entries).DigestOf(Name) == new BatchContent(entries.AsEnumerable().Reverse().ToList()).DigestOf(Name));

    [Fact]
    public void A_cent_an_entry_or_a_name_that_changes_changes_the_digest() =>
        Gen.Select(Entries.List[1, 20], Gen.Int[0, 19]).Sample((entries, at) =>
        {
            var whole = new BatchContent(entries).DigestOf(Name);
            var changed = entries.ToList();
            var one = changed[at % changed.Count];
            changed[at % changed.Count] = one with { Amount = one.Amount + new Money(1) };
            return whole != new BatchContent(changed).DigestOf(Name)
                && whole != new BatchContent([.. entries, Entry(Lea, 1, 335)]).DigestOf(Name)
                && whole != new BatchContent(entries).DigestOf(Name with { Number = 4 })
                && whole != new BatchContent(entries).DigestOf(Name with { Period = BatchPeriod.MonthOf(new(2026, 11, 1)) });
        });

    [Fact]
    public void The_digest_of_a_small_batch_is_known_by_heart() =>
        Assert.Equal("e03b970f90efbd179d2cae9196b4451c9373ab899deb329df3b6592a0dcfdef0", new BatchContent([Entry(Lea, 1, 335)]).DigestOf(Name));

    private static BatchEntry Entry(Guid pupil, int day, long cents, string kind = "refund") => new(
        new($"0199f000-0000-7000-8000-0000000001{day:x2}"), new MealRef(pupil, new(2026, 10, day), MealService.Lunch), kind, "2026-T1", new(cents));
}
