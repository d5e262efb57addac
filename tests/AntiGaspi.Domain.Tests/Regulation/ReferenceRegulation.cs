using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Regulation;
using static AntiGaspi.Domain.Tests.Calendar.ZoneB;

namespace AntiGaspi.Domain.Tests.Regulation;

/// <summary>The règlement of the worked examples: previous serving day at 10:00, all refunded, 3.35 € then 3.45 € from January.</summary>
internal static class ReferenceRegulation
{
    public static RelativeCutoff EveAtTen { get; } = new(1, DayUnit.ServiceDay, new(10, 0));

    public static RefundPolicy Policy { get; } = new() { Tiers = [new(1, EveAtTen, new TierShare.Full(), "4.1")] };

    /// <summary>All until a week before, the food only until the eve.</summary>
    public static RefundPolicy Tiered { get; } = new()
    {
        Tiers =
        [
            new(1, new RelativeCutoff(7, DayUnit.CalendarDay, new(10, 0)), new TierShare.Full()),
            new(2, EveAtTen, new TierShare.FoodCostOnly()),
        ],
    };

    public static CanteenRegulation Whole { get; } = new()
    {
        Title = "Règlement de référence",
        Deliberation = new("R1", Day("2026-06-12"), Day("2026-06-20")),
        ValidFrom = Day("2026-09-01"),
        Policy = Policy,
        Tariffs =
        [
            new("DP4", "Forfait 4 jours",
                [new(Day("2026-09-01"), new(new(335)), new(185)), new(Day("2027-01-01"), new(new(345)), new(190))]),
        ],
        Examples = [Cancelled("2026-11-24T09:59:59", 335, "2026-11-26")],
    };

    public static WorkedExample Cancelled(string told, long cents, params string[] meals) =>
        new("exemple", "DP4", [.. meals.Select(Day)], RefundReason.CancelledInTime, DateTime.Parse(told, null), new(cents));

    public static ExampleOutcome Run(this CanteenRegulation regulation, WorkedExample example) => example.Run(regulation, FourDays, Paris);
}
