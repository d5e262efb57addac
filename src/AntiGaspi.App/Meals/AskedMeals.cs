using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Meals;

/// <summary>The meals of one operation, each once, in the order in which their days are locked.</summary>
internal sealed class AskedMeals
{
    public AskedMeals(Operation op, IReadOnlyList<MealRef> meals)
    {
        if (meals.Count > MealRef.MaxPerOperation)
        {
            throw new ArgumentOutOfRangeException(nameof(meals), meals.Count, $"At most {MealRef.MaxPerOperation} meals in one operation.");
        }

        Meals = meals.Distinct().Order(MealRef.LockOrder).ToArray();
        Ids = Meals.Select(_ => Storage.Ids.New(op.ReceivedAt)).ToArray();
    }

    public MealRef[] Meals { get; }

    public Guid[] Ids { get; }

    public Guid[] Pupils => Array.ConvertAll(Meals, meal => meal.PupilId);

    public DateOnly[] Days => Array.ConvertAll(Meals, meal => meal.Day);

    public int[] Services => Array.ConvertAll(Meals, meal => (int)meal.Service);

    /// <summary>The same list for SQLite's <c>json_each</c>: id, pupil, day, service.</summary>
    public string Json => JsonSerializer.Serialize(Meals.Select((meal, i) => new object[]
    {
        Ids[i].ToString("D"), meal.PupilId.ToString("D"), StoredValues.Text(meal.Day), (int)meal.Service,
    }));
}
