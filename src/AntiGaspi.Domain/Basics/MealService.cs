namespace AntiGaspi.Domain.Basics;

/// <summary>A meal service of a day (<i>service</i>). Half-boarders have lunch only; boarders may have all three.</summary>
public enum MealService
{
    /// <summary>The midday meal (<i>déjeuner</i>).</summary>
    Lunch = 1,

    /// <summary>The evening meal of boarders (<i>dîner</i>).</summary>
    Dinner = 2,

    /// <summary>The morning meal of boarders (<i>petit-déjeuner</i>).</summary>
    Breakfast = 3,
}
