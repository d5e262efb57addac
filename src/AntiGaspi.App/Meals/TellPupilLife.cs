using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>Tells pupils' life (<i>vie scolaire</i>) of absences that were said: the name, the class and the day, no reason.</summary>
public sealed class TellPupilLife(Db db)
{
    internal const string Route = "tell-pupil-life";

    /// <summary>Tells the absences that can be; one answer per meal, ordered by day. The same sending twice gets the same answer.</summary>
    /// <exception cref="OperationReusedException">The key was used before with another body.</exception>
    public async Task<IReadOnlyList<PupilLifeOutcome>> RunAsync(Scope scope, Operation op, IReadOnlyList<MealRef> meals)
    {
        var now = op.ReceivedAt.ToStored();
        var told = await new Telling(db, scope, op, Route, meals).AnswerAsync(
            async asked =>
            {
                var facts = await MealFactsRows.OfAsync(db, scope, asked);
                var offering = await OfferingAsync(scope, asked);
                var already = await AlreadyAsync(scope, asked);
                return meal => (int?)PupilLifeNotice.Judge(facts.GetValueOrDefault(meal, MealFacts.Unknown), offering.Contains(meal.PupilId), already.Contains(meal), now);
            },
            Insert,
            "meals.told_to_pupil_life");
        return told.Select(one => one.Why is { } why
            ? (PupilLifeOutcome)new PupilLifeOutcome.Refused(one.Meal, (PupilLifeRefusal)why)
            : new PupilLifeOutcome.Told(one.Meal)).ToList();
    }

    private async Task<HashSet<Guid>> OfferingAsync(Scope scope, MealRef[] asked)
    {
        var pupils = PupilsOf(asked);
        object values = db.Engine == Engine.Postgres ? new { pupils } : new { asked = JsonSerializer.Serialize(pupils) };
        return (await db.ReadAsync<Guid>(scope, Offering + PupilsAsked, values)).ToHashSet();
    }

    private async Task<HashSet<MealRef>> AlreadyAsync(Scope scope, MealRef[] asked)
    {
        var (pupils, days) = (PupilsOf(asked), asked.Select(meal => meal.Day).DefaultIfEmpty().ToList());
        var (from, to) = (days.Min(), days.Max());
        object values = db.Engine == Engine.Postgres ? new { pupils, from, to } : new { asked = JsonSerializer.Serialize(pupils), from, to };
        return (await db.ReadAsync<ToldRow>(scope, Already + PupilsAsked, values)).Select(row => new MealRef(row.PupilId, row.Day, row.Service)).ToHashSet();
    }

    private static Guid[] PupilsOf(MealRef[] asked) => asked.Select(meal => meal.PupilId).Distinct().ToArray();

    private string PupilsAsked => db.Engine == Engine.Postgres ? " and p.pupil_id = any(@pupils)" : " and p.pupil_id in (select value from json_each(@asked))";

    private const string Offering = """
        select p.pupil_id from pupil p join school s on s.tenant = p.tenant and s.school_id = p.school_id
        where p.tenant = @tenant and s.offers_pupil_life
        """;

    private const string Already = $"""
        select n.pupil_id, n.day, n.service
        from pupil p
        join pupil_life_notice n on n.tenant = p.tenant and n.pupil_id = p.pupil_id
        join meal m on m.tenant = n.tenant and m.pupil_id = n.pupil_id and m.day = n.day and m.service = n.service
        where p.tenant = @tenant and n.day >= @from and n.day <= @to and {PupilLifeRows.Stands}
        """;

    // Whoever told it first stays, also when two tell it at once; only another absence than that one is told anew.
    internal const string Insert = $"""
        insert into pupil_life_notice as n (tenant, pupil_id, day, service, op_id, told_at, told_by)
        select m.tenant, m.pupil_id, m.day, m.service, @op, @now, @account
        from meal m
        join school s on s.tenant = m.tenant and s.school_id = m.school_id
        where m.tenant = @tenant and m.pupil_id = @PupilId and m.day = @Day and m.service = @Service and s.offers_pupil_life
          and m.is_planned and not m.is_excused and m.status <> 'closed' and (m.cancellation_id is not null or m.is_told_late) and @now < m.starts_at
        on conflict (tenant, pupil_id, day, service) do update set op_id = excluded.op_id, told_at = excluded.told_at, told_by = excluded.told_by
        where not exists (select 1 from meal m
          where m.tenant = n.tenant and m.pupil_id = n.pupil_id and m.day = n.day and m.service = n.service and {PupilLifeRows.Stands})
        """;

    private sealed record ToldRow
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }
    }
}
