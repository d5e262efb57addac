using System.Globalization;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>The tiny collège in a tenant of a database, asked through the acts of the service.</summary>
internal sealed class RealCollege(Db db, int tenant, Acts acts) : ICollege
{
    private const string Reused = "the key was used before";

    /// <summary>A collège nothing has happened to yet, in a tenant of its own.</summary>
    public static async Task<RealCollege> NewAsync(Db db, int tenant, Acts acts)
    {
        await TinyCollegeSeed.WriteAsync(db, tenant);
        return new RealCollege(db, tenant, acts);
    }

    public async Task<IReadOnlyList<string>> AskAsync(int key, Verb verb, int account, int[] meals, DateTimeOffset at)
    {
        var (scope, op, asked) = (TinyCollege.ScopeOf(tenant, account), new Operation(TinyCollege.Key(key), at), meals.Select(TinyCollege.Meal).ToList());
        try
        {
            return verb switch
            {
                Verb.Cancel => (await acts.Cancel(scope, op, asked)).Select(one => $"{Number(one.Meal)} {Words(one)}").ToList(),
                Verb.Restore => (await acts.Restore(scope, op, asked)).Select(one => $"{Number(one.Meal)} {Words(one)}").ToList(),
                Verb.TellLate => (await acts.TellLate(scope, op, asked)).Select(one => $"{Number(one.Meal)} {Words(one)}").ToList(),
            };
        }
        catch (OperationReusedException)
        {
            return [Reused];
        }
    }

    public async Task<string> SealAsync(int day, DateTimeOffset at) =>
        $"{await acts.Seal(Scope.Service(tenant), new(TinyCollege.Place, TinyCollege.Days[day].Date, MealService.Lunch), at)}";

    public async Task<string> DeclareAsync(Step.Declare asked, DateTimeOffset at)
    {
        var last = Math.Min(asked.First + asked.Length, TinyCollege.Days.Length - 1);
        var declared = new NewEvent(
            asked.Division is null ? EventKind.Strike : EventKind.Trip, TinyCollege.Place, TinyCollege.Days[asked.First].Date, TinyCollege.Days[last].Date, "Essai",
            asked.Division is null ? null : TinyCollege.School, asked.Division);
        return await acts.Declare.RunAsync(TinyCollege.ScopeOf(tenant, asked.Account), declared, at, asked.DryRun) switch
        {
            EventOutcome.Declared done => $"declared {done.Effect.Days} days {done.Effect.Meals} meals {done.Effect.Refunded.Cents} cents",
            EventOutcome.Refused refused => $"{refused.Why}",
            _ => "?",
        };
    }

    public Task DecideAsync(Vote vote, DateTimeOffset at) => new RecordTariff(db).RunAsync(
        TinyCollege.ScopeOf(tenant, TinyCollege.Office),
        [new(TinyCollege.School, vote.PriceClass, vote.From, new Money(vote.Price!.Value), new Money(vote.Food!.Value), "R2")],
        at);

    public async Task<string> RevalueAsync(DateTimeOffset at)
    {
        await acts.Revalue.RunAsync(Scope.Service(tenant), at);
        return await acts.Revalue.RunAsync(Scope.Service(tenant), at) == 0 ? "nothing is left to revalue" : "something was left to revalue";
    }

    public async Task<IReadOnlyList<string>> FactsAsync() =>
        (await db.ReadAsync<string>(Scope.Service(tenant), Facts)).Order(StringComparer.Ordinal).ToList();

    private static int Number(MealRef meal)
    {
        for (var number = 0; number < (TinyCollege.Children.Length + 1) * TinyCollege.Days.Length; number++)
        {
            if (TinyCollege.Meal(number) == meal)
            {
                return number;
            }
        }

        return -1;
    }

    private static string Words(CancelOutcome outcome) => outcome switch
    {
        CancelOutcome.Cancelled done => $"done {done.Refund?.Cents.ToString(CultureInfo.InvariantCulture) ?? "?"}",
        CancelOutcome.Refused refused => $"{refused.Why}{At(refused.CutoffAt)}",
        _ => "?",
    };

    private static string Words(RestoreOutcome outcome) => outcome switch
    {
        RestoreOutcome.Restored => "done",
        RestoreOutcome.Refused refused => $"{refused.Why}{At(refused.CutoffAt)}",
        _ => "?",
    };

    private static string Words(LateNoticeOutcome outcome) => outcome is LateNoticeOutcome.Refused refused ? $"{refused.Why}" : "done";

    private static string At(DateTimeOffset? cutoff) => cutoff is { } at ? $" {at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}" : "";

    // The facts that the model also has to tell, then what no program may ever leave behind (the model has no such line).
    private const string Facts = """
        select 'active ' || cast(pupil_id as text) || ' ' || cast(day as text) || ' tier ' || cast(tier as text) || ' ' || coalesce(cast(refund_cents as text), '?')
        from cancellation where tenant = @tenant and restored_at is null
        union all
        select 'told ' || cast(pupil_id as text) || ' ' || cast(day as text) from late_notice where tenant = @tenant
        union all
        select 'away ' || cast(pupil_id as text) || ' ' || cast(day as text) from event_pupil where tenant = @tenant
        union all
        select 'closed ' || cast(day as text) from service_day where tenant = @tenant and status = 'closed'
        union all
        select 'frozen ' || cast(day as text) || ' ' || part || ' ' || label || ' ' || cast(covers as text) from headcount_line where tenant = @tenant
        union all
        select 'owed ' || cast(pupil_id as text) || ' ' || cast(day as text) || ' ' || cast(sum(case when credit = 'family' then cents else -cents end) as text)
        from ledger_entry where tenant = @tenant group by pupil_id, day having sum(case when credit = 'family' then cents else -cents end) <> 0
        union all
        select 'BROKEN: a family owes ' || cast(pupil_id as text) || ' ' || cast(day as text)
        from ledger_entry where tenant = @tenant group by pupil_id, day having sum(case when credit = 'family' then cents else -cents end) < 0
        union all
        select 'BROKEN: two active cancellations ' || cast(pupil_id as text) || ' ' || cast(day as text)
        from cancellation where tenant = @tenant and restored_at is null group by pupil_id, day having count(*) > 1
        union all
        select 'BROKEN: two refunds stand ' || cast(pupil_id as text) || ' ' || cast(day as text)
        from ledger_entry where tenant = @tenant and kind in ('refund', 'refund_undo') and cancellation_id is not null
        group by pupil_id, day having sum(case when kind = 'refund' then 1 else -1 end) > 1
        union all
        select 'BROKEN: more than the price ' || cast(pupil_id as text) || ' ' || cast(day as text)
        from cancellation where tenant = @tenant and refund_cents > price_cents
        union all
        select 'BROKEN: owed for nothing ' || cast(e.pupil_id as text) || ' ' || cast(e.day as text)
        from ledger_entry e
        where e.tenant = @tenant
          and not exists (select 1 from cancellation c where c.tenant = e.tenant and c.pupil_id = e.pupil_id and c.day = e.day and c.restored_at is null)
          and not exists (select 1 from event_pupil p where p.tenant = e.tenant and p.pupil_id = e.pupil_id and p.day = e.day)
          and not exists (select 1 from service_day d where d.tenant = e.tenant and d.day = e.day and d.status = 'closed')
        group by e.pupil_id, e.day having sum(case when e.credit = 'family' then e.cents else -e.cents end) <> 0
        """;
}
