using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>The facts of some meals, as far as the account of the scope may know them, for the rules to judge.</summary>
internal static class MealFactsRows
{
    private const string Columns = """
        select m.pupil_id, m.day, m.service, m.is_planned, m.status, m.opens_at, m.cutoff_at, m.sealed_at, m.starts_at,
          m.is_excused, m.is_told_late, m.cancellation_id
        from meal m
        where m.tenant = @tenant
          and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = m.pupil_id)
        """;

    private const string Postgres =
        Columns + " and (m.pupil_id, m.day, m.service) in (select * from unnest(@pupils, @days, @services))";

    private const string Sqlite =
        Columns + " and (m.pupil_id, m.day, m.service) in (select value ->> 0, value ->> 1, value ->> 2 from json_each(@asked))";

    /// <summary>The facts of each meal that is known to the account; a meal that is not in the answer is unknown to it.</summary>
    public static async Task<Dictionary<MealRef, MealFacts>> OfAsync(Db db, Scope scope, IReadOnlyList<MealRef> meals)
    {
        object values = db.Engine == Engine.Postgres
            ? new
            {
                pupils = meals.Select(m => m.PupilId).ToArray(), days = meals.Select(m => m.Day).ToArray(),
                services = meals.Select(m => (int)m.Service).ToArray(),
            }
            : new { asked = Json(meals) };
        var rows = await db.ReadAsync<Row>(scope, db.Engine == Engine.Postgres ? Postgres : Sqlite, values);
        return rows.ToDictionary(row => new MealRef(row.PupilId, row.Day, row.Service), row => row.Facts);
    }

    private static string Json(IReadOnlyList<MealRef> meals) => JsonSerializer.Serialize(
        meals.Select(m => new object[] { m.PupilId.ToString("D"), StoredValues.Text(m.Day), (int)m.Service }));

    private sealed record Row : MealColumns
    {
        public Guid PupilId { get; init; }

        public Guid? CancellationId { get; init; }

        public MealFacts Facts => FactsWhen(CancellationId is not null);
    }
}
