namespace AntiGaspi.Domain.Calendar;

/// <summary>The year over which a family's deductions are added up: from 1 September, as billing years run nearly everywhere.</summary>
public static class BillingYear
{
    /// <summary>The first day of the billing year that a day belongs to.</summary>
    /// <remarks>Source: docs/rules/refund-order.md, §4.</remarks>
    public static DateOnly FirstDayOf(DateOnly day)
    {
        var first = BillingTerms.Usual.Starts[0];
        return first.In(day < first.In(day.Year) ? day.Year - 1 : day.Year);
    }
}
