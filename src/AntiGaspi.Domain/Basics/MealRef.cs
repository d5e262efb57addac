namespace AntiGaspi.Domain.Basics;

/// <summary>One meal of one pupil: who, which day, which service. Every key about a meal is this one.</summary>
/// <param name="PupilId">The pupil, inside the tenant of the scope.</param>
/// <param name="Day">The local date of the meal at the place where it is eaten.</param>
/// <param name="Service">The service of that day.</param>
public readonly record struct MealRef(Guid PupilId, DateOnly Day, MealService Service)
{
    /// <summary>Most meals that one operation may name.</summary>
    public const int MaxPerOperation = 200;

    /// <summary>Meals by day, then service, then pupil: the order in which an operation locks their days.</summary>
    public static IComparer<MealRef> LockOrder { get; } = Comparer<MealRef>.Create((left, right) =>
        (left.Day, left.Service, left.PupilId).CompareTo((right.Day, right.Service, right.PupilId)));
}
