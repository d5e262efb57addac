using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>The columns of the view <c>meal</c> that a meal is judged by, for whatever reads them.</summary>
internal abstract record MealColumns
{
    public DateOnly Day { get; init; }

    public MealService Service { get; init; }

    public bool IsPlanned { get; init; }

    public string Status { get; init; } = "";

    public DateTimeOffset? OpensAt { get; init; }

    public DateTimeOffset CutoffAt { get; init; }

    public DateTimeOffset? SealedAt { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public bool IsExcused { get; init; }

    public bool IsToldLate { get; init; }

    protected MealFacts FactsWhen(bool isCancelled) => new(
        true, IsPlanned, DayStatuses.Parse(Status), OpensAt, CutoffAt, SealedAt, StartsAt, IsExcused, isCancelled, IsToldLate);
}
