using AntiGaspi.Domain.Basics;
using Dapper;

namespace AntiGaspi.Bench;

/// <summary>A family of the demonstration that the bench plays: its account, one child, and the meals that can be cancelled.</summary>
internal sealed record Family(Guid AccountId, IReadOnlyList<MealRef> Meals)
{
    // One guardian for each child, so that no two families ask for the same meal.
    private const string Cancellable = """
        select m.pupil_id as pupil, m.day as day, (select min(u.account_id) from guardian_link g
            join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
            where g.tenant = m.tenant and g.pupil_id = m.pupil_id and g.ended_at is null and g.level <= 2) as account
        from meal m
        where m.is_planned and m.status = 'open' and m.cancellation_id is null and not m.is_excused and m.service = 1
          and m.sealed_at is null and m.day > '2026-11-23' and m.day < '2027-07-01'
        order by m.pupil_id, m.day
        """;

    /// <summary>The families of a store, in an order without meaning, the same at each run for the same data.</summary>
    public static async Task<IReadOnlyList<Family>> AllAsync(Store store)
    {
        await using var connection = await store.OpenAsync();
        var sql = store is SqliteStore ? Cancellable : Cancellable.Replace("min(u.account_id)", "min(u.account_id::text)", StringComparison.Ordinal);
        var rows = (await connection.QueryAsync(sql)).Where(row => row.account is not null)
            .Select(row => (Account: Guid.Parse((string)row.account), Meal: new MealRef(IdOf(row.pupil), DayOf(row.day), MealService.Lunch))).ToList();
        var families = rows.GroupBy(row => row.Account).Select(group => new Family(group.Key, [.. group.Select(row => row.Meal)])).ToArray();
        new Random(1).Shuffle(families);
        return families;
    }

    public static Guid IdOf(object value) => value is Guid id ? id : Guid.Parse((string)value);

    public static DateOnly DayOf(object value) => value switch
    {
        DateOnly day => day,
        DateTime midnight => DateOnly.FromDateTime(midnight),
        _ => DateOnly.Parse((string)value),
    };
}
