using System.Text.Json;
using AntiGaspi.App.Privacy;
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
        var asked = new AskedMeals(op, meals);
        var hash = Operation.HashOf(Route, asked.Meals);
        var log = new OperationLog(db, scope, op, hash);
        if (await log.FirstAnswerAsync() is { } before)
        {
            return Repeat(asked, before);
        }

        var facts = await MealFactsRows.OfAsync(db, scope, asked.Meals);
        var offering = await OfferingAsync(scope, asked);
        var now = op.ReceivedAt.ToStored();
        var answers = asked.Meals
            .Select(meal => PupilLifeNotice.Judge(facts.GetValueOrDefault(meal, MealFacts.Unknown), offering.Contains(meal.PupilId), now) is { } why
                ? (PupilLifeOutcome)new PupilLifeOutcome.Refused(meal, why)
                : new PupilLifeOutcome.Told(meal))
            .ToList();
        if (!answers.Any(answer => answer is PupilLifeOutcome.Told))
        {
            return answers;
        }

        // Null when the same sending came twice at once and the other one was first.
        var done = await log.OnceAsync(() => db.WriteAsync(scope, transaction => InsertAsync(transaction, op, hash, answers)));
        return done ?? Repeat(asked, await log.FirstAnswerAsync() ?? []);
    }

    private static async Task<IReadOnlyList<PupilLifeOutcome>> InsertAsync(Transaction transaction, Operation op, string hash, List<PupilLifeOutcome> answers)
    {
        var now = op.ReceivedAt.ToStored();
        var refused = answers.OfType<PupilLifeOutcome.Refused>().Select(answer => new StoredRefusal(answer.Meal, (int)answer.Why, null));
        await transaction.ExecuteAsync(OperationLog.InsertWithRefusals, new { op = op.Id, route = Route, hash, now, refused = OperationLog.Stored(refused) });
        await transaction.ExecuteEachAsync(
            Insert,
            answers.OfType<PupilLifeOutcome.Told>().Select(answer => answer.Meal),
            meal => new { meal.PupilId, meal.Day, Service = (int)meal.Service, op = op.Id, now });
        await AuditTrail.AddAsync(transaction, "meals.told_to_pupil_life", op.Id, now);
        return answers;
    }

    private async Task<HashSet<Guid>> OfferingAsync(Scope scope, AskedMeals asked)
    {
        var pupils = asked.Meals.Select(meal => meal.PupilId).Distinct().ToArray();
        object values = db.Engine == Engine.Postgres ? new { pupils } : new { asked = JsonSerializer.Serialize(pupils) };
        return (await db.ReadAsync<Guid>(scope, db.Engine == Engine.Postgres ? OfferingPostgres : OfferingSqlite, values)).ToHashSet();
    }

    private static List<PupilLifeOutcome> Repeat(AskedMeals asked, IReadOnlyList<StoredRefusal> first)
    {
        var refused = first.ToDictionary(refusal => refusal.Meal);
        return asked.Meals.Select(meal => refused.TryGetValue(meal, out var why)
            ? (PupilLifeOutcome)new PupilLifeOutcome.Refused(meal, (PupilLifeRefusal)why.Why)
            : new PupilLifeOutcome.Told(meal)).ToList();
    }

    private const string Offering = """
        select p.pupil_id from pupil p join school s on s.tenant = p.tenant and s.school_id = p.school_id
        where p.tenant = @tenant and s.offers_pupil_life
        """;

    private const string OfferingPostgres = Offering + " and p.pupil_id = any(@pupils)";

    private const string OfferingSqlite = Offering + " and p.pupil_id in (select value from json_each(@asked))";

    // The guards are written again beside the insert. Told again, it is the new absence that it speaks of.
    internal const string Insert = """
        insert into pupil_life_notice (tenant, pupil_id, day, service, op_id, told_at, told_by)
        select m.tenant, m.pupil_id, m.day, m.service, @op, @now, @account
        from meal m
        join school s on s.tenant = m.tenant and s.school_id = m.school_id
        where m.tenant = @tenant and m.pupil_id = @PupilId and m.day = @Day and m.service = @Service and s.offers_pupil_life
          and m.is_planned and not m.is_excused and m.status <> 'closed' and (m.cancellation_id is not null or m.is_told_late) and @now < m.starts_at
        on conflict (tenant, pupil_id, day, service) do update set op_id = excluded.op_id, told_at = excluded.told_at, told_by = excluded.told_by
        """;
}
