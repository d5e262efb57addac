using AntiGaspi.App.Calendar;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>The acts that a program is played with: those of the service, or with one of them sabotaged.</summary>
internal sealed record Acts(
    Func<Scope, Operation, IReadOnlyList<MealRef>, Task<IReadOnlyList<CancelOutcome>>> Cancel,
    Func<Scope, Operation, IReadOnlyList<MealRef>, Task<IReadOnlyList<RestoreOutcome>>> Restore,
    Func<Scope, Operation, IReadOnlyList<MealRef>, Task<IReadOnlyList<LateNoticeOutcome>>> TellLate,
    Func<Scope, ServiceKey, DateTimeOffset, Task<SealOutcome>> Seal,
    DeclareEvent Declare,
    RevalueMeals Revalue)
{
    public static Acts Of(Db db) => new(
        (scope, op, meals) => new CancelMeals(db).RunAsync(scope, op, meals),
        new RestoreMeals(db).RunAsync,
        new TellLate(db).RunAsync,
        new SealHeadcount(db).RunAsync,
        new DeclareEvent(db),
        new RevalueMeals(db));
}
