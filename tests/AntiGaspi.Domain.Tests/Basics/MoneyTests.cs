using AntiGaspi.Domain.Basics;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Basics;

public sealed class MoneyTests
{
    [Fact]
    public void Seventeen_meals_at_4_15_are_70_55() =>
        Assert.Equal(new Money(70_55), new Money(4_15) * 17);

    [Fact]
    public void Seven_days_of_a_year_of_436_euros_over_139_days_are_21_96() =>
        Assert.Equal(new Money(21_96), new Money(436_00).Prorate(7, 139));

    [Fact]
    public void The_parts_of_an_amount_differ_from_it_by_less_than_a_cent_a_part() =>
        Gen.Select(Gen.Long[-10_000_000, 10_000_000], Gen.Int[1, 200]).Sample((cents, days) =>
        {
            var parts = Enumerable.Range(0, days).Sum(_ => new Money(cents).Prorate(1, days).Cents);
            return Math.Abs(parts - cents) <= days;
        });
}
