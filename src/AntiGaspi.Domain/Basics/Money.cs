namespace AntiGaspi.Domain.Basics;

/// <summary>An exact amount in euro cents; negative when it is owed to a family.</summary>
/// <param name="Cents">Integer cents; no fraction of a cent is ever kept.</param>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    /// <summary>No cent at all.</summary>
    public static Money Zero => new(0);

    /// <summary>The sum of two amounts.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Cents + right.Cents));

    /// <summary>The difference of two amounts.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Cents - right.Cents));

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money amount) => new(checked(-amount.Cents));

    /// <summary>This amount for a whole number of meals or days.</summary>
    public static Money operator *(Money amount, int times) => new(checked(amount.Cents * times));

    /// <summary>Whether the left amount is the smaller one.</summary>
    public static bool operator <(Money left, Money right) => left.Cents < right.Cents;

    /// <summary>Whether the left amount is the larger one.</summary>
    public static bool operator >(Money left, Money right) => left.Cents > right.Cents;

    /// <summary>Whether the left amount is at most the right one.</summary>
    public static bool operator <=(Money left, Money right) => left.Cents <= right.Cents;

    /// <summary>Whether the left amount is at least the right one.</summary>
    public static bool operator >=(Money left, Money right) => left.Cents >= right.Cents;

    /// <summary>The share of this amount for some of its days, to the nearest cent.</summary>
    /// <param name="days">Days to pay for, from 0 to <paramref name="totalDays"/>.</param>
    /// <param name="totalDays">Days that the whole amount covers, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Days outside those bounds.</exception>
    /// <remarks>Half a cent goes away from zero. Source: docs/rules/refund-order.md, §2.</remarks>
    public Money Prorate(int days, int totalDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(totalDays, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, totalDays);
        return RoundedFrom((decimal)Cents * days / totalDays);
    }

    /// <summary>A percentage of this amount, to the nearest cent.</summary>
    /// <param name="percent">From 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A percentage outside those bounds.</exception>
    /// <remarks>Half a cent goes away from zero.</remarks>
    public Money Percent(decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100m);
        return RoundedFrom(Cents * percent / 100m);
    }

    /// <summary>The nearest whole cent of an exact number of cents; half a cent goes away from zero.</summary>
    public static Money RoundedFrom(decimal cents) => new((long)Math.Round(cents, MidpointRounding.AwayFromZero));

    /// <inheritdoc/>
    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);
}
