namespace AntiGaspi.Domain.Regulation;

/// <summary>A parameter of a règlement that the service knows how to read and not yet how to apply.</summary>
public enum PolicyParameter
{
    /// <summary>1. The département sends the bill.</summary>
    BillingEntity = 1,

    /// <summary>5. Cents are rounded after the multiplication, on prices with fractions of a cent.</summary>
    Rounding = 5,

    /// <summary>6. The aid is refunded too.</summary>
    AidTreatment = 6,

    /// <summary>7. The refunds of a term may pass what the family pays.</summary>
    CapPerTerm = 7,

    /// <summary>8. A reason whose act does not exist yet.</summary>
    Reason = 8,

    /// <summary>9 and 10. A reason of right that has to be asked for, or proved.</summary>
    Request = 9,

    /// <summary>11 to 14. A reason of right that needs some days of absence.</summary>
    Threshold = 11,

    /// <summary>16. A cancellation after the last deadline is refunded.</summary>
    LateCancellation = 16,

    /// <summary>17. A meal that was made is refunded.</summary>
    RequiresNotProduced = 17,

    /// <summary>18. A meal is restored after the last deadline.</summary>
    UndoLimit = 18,

    /// <summary>20. The number of cancelled meals is limited.</summary>
    MaxCancelledMeals = 20,

    /// <summary>21. A child who comes after all is charged an occasional meal.</summary>
    ShowUp = 21,

    /// <summary>22. A packed meal is refunded.</summary>
    PackedMeal = 22,

    /// <summary>23. Another way to settle refunds.</summary>
    Settlement = 23,

    /// <summary>24. Another order of reasons.</summary>
    ReasonPriority = 24,

    /// <summary>25. Refunds for boarders or pay-per-meal pupils.</summary>
    EligiblePlans = 25,

    /// <summary>26. A pupil who stays on site is not refunded.</summary>
    MayStayOnSite = 26,
}

/// <summary>A parameter that nothing applies yet, at the value that a règlement gives it.</summary>
/// <param name="Parameter">Which one.</param>
/// <param name="Reason">The reason concerned, for parameters 8 to 14.</param>
public sealed record UnsupportedParameter(PolicyParameter Parameter, RefundReason? Reason = null);

/// <summary>Says which parts of a règlement stay with the office, so that activating it hides nothing.</summary>
public static class UnsupportedParameters
{
    /// <summary>The reasons whose acts exist.</summary>
    private static readonly RefundReason[] Applied =
        [RefundReason.CancelledInTime, RefundReason.ServiceClosed, RefundReason.SchoolTrip, RefundReason.Departure];

    /// <summary>The parameters that a règlement sets to a value that nothing applies yet, in their order.</summary>
    public static IReadOnlyList<UnsupportedParameter> In(CanteenRegulation regulation)
    {
        var policy = regulation.Policy;
        var wholeCents = regulation.Tariffs.SelectMany(tariff => tariff.Prices).All(price => price.Billed.Days == 1);
        (PolicyParameter Parameter, bool IsUnsupported)[] single =
        [
            (PolicyParameter.BillingEntity, policy.BillingEntity != BillingEntity.School),
            (PolicyParameter.Rounding, policy.Rounding != RoundingOrder.UnitThenMultiply && !wholeCents),
            (PolicyParameter.AidTreatment, policy.AidTreatment != AidTreatment.FamilyShareOnly),
            (PolicyParameter.CapPerTerm, !policy.CapPerTerm),
            (PolicyParameter.LateCancellation, policy.LateCancellation is not LateCancellation.NoRefund),
            (PolicyParameter.RequiresNotProduced, !policy.RequiresNotProduced),
            (PolicyParameter.UndoLimit, policy.UndoLimit != UndoLimit.Cutoff),
            (PolicyParameter.MaxCancelledMeals, policy.MaxCancelledMealsPerTerm is not null),
            (PolicyParameter.ShowUp, policy.ShowUpAfterCancellation != ShowUpRule.VoidRefund),
            (PolicyParameter.PackedMeal, policy.PackedMealFromSchool != PackedMealRule.NoRefund),
            (PolicyParameter.Settlement, policy.Settlement != Settlement.Default),
            (PolicyParameter.ReasonPriority, !policy.ReasonPriority.SequenceEqual(RefundPolicy.DefaultPriority)),
            (PolicyParameter.EligiblePlans, policy.EligiblePlans != EligiblePlans.FlatRate),
            (PolicyParameter.MayStayOnSite, !policy.MayStayOnSite),
        ];
        return single
            .Where(parameter => parameter.IsUnsupported)
            .Select(parameter => new UnsupportedParameter(parameter.Parameter))
            .Concat(policy.Reasons.SelectMany(OfReason))
            .OrderBy(parameter => parameter.Parameter)
            .ThenBy(parameter => parameter.Reason)
            .ToList();
    }

    private static IEnumerable<UnsupportedParameter> OfReason(ReasonRule rule)
    {
        if (rule.Class == ReasonClass.Excluded)
        {
            yield break;
        }

        if (rule.Class == ReasonClass.Conditional || !Applied.Contains(rule.Reason))
        {
            yield return new(PolicyParameter.Reason, rule.Reason);
            yield break;
        }

        if (rule.Request is not null || rule.EvidenceRequired)
        {
            yield return new(PolicyParameter.Request, rule.Reason);
        }

        if (rule.Threshold != AbsenceThreshold.None)
        {
            yield return new(PolicyParameter.Threshold, rule.Reason);
        }
    }
}
