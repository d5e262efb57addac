using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Tests.Support.Crash;

/// <summary>What the database holds of the operations of a tenant, read again from the raw rows.</summary>
public sealed class CrashRows
{
    // One row for each meal that an operation cancelled or restored.
    private const string Meals = """
        select op_id as key, count(*) as count
        from (select op_id from cancellation where tenant = @tenant
              union all select restored_op from cancellation where tenant = @tenant and restored_op is not null) done
        group by op_id
        """;

    private const string Entries = "select op_id as key, count(*) as count from ledger_entry where tenant = @tenant group by op_id";
    private const string Operations = "select op_id as key, count(*) as count from operation where tenant = @tenant group by op_id";
    private const string Traces = "select subject_id as key, count(*) as count from audit where tenant = @tenant group by subject_id";
    private const string Active = "select pupil_id, day, service from cancellation where tenant = @tenant and restored_at is null";

    // What the ledger owes to a family is the worth of its active cancellations, no more and no less.
    private const string Unbalanced = """
        select p.pupil_id
        from pupil p
        where p.tenant = @tenant
          and (select coalesce(sum(case when e.credit = 'family' then e.cents else -e.cents end), 0)
               from ledger_entry e where e.tenant = p.tenant and e.pupil_id = p.pupil_id)
            <> (select coalesce(sum(c.refund_cents), 0)
                from cancellation c where c.tenant = p.tenant and c.pupil_id = p.pupil_id and c.restored_at is null)
        """;

    private Dictionary<Guid, int> meals = [];
    private Dictionary<Guid, int> entries = [];
    private Dictionary<Guid, int> operations = [];
    private Dictionary<Guid, int> traces = [];
    private List<MealRef> active = [];
    private int unbalanced;

    public static async Task<CrashRows> ReadAsync(Db db, int tenant)
    {
        var scope = Scope.Service(tenant);
        return new CrashRows
        {
            meals = await CountAsync(Meals),
            entries = await CountAsync(Entries),
            operations = await CountAsync(Operations),
            traces = await CountAsync(Traces),
            active = (await db.ReadAsync<MealRow>(scope, Active)).Select(row => new MealRef(row.PupilId, row.Day, row.Service)).ToList(),
            unbalanced = (await db.ReadAsync<Guid>(scope, Unbalanced)).Count,
        };

        async Task<Dictionary<Guid, int>> CountAsync(string sql) =>
            (await db.ReadAsync<CountRow>(scope, sql)).ToDictionary(row => row.Key, row => (int)row.Count);
    }

    /// <summary>Compares the rows with what was answered.</summary>
    /// <param name="seen">What was seen while the families wrote.</param>
    /// <param name="acknowledged">The operations that were answered, by key.</param>
    /// <param name="cancelled">The meals that the families hold for cancelled.</param>
    public CrashVerdict Judge(CrashVerdict seen, IReadOnlyDictionary<Guid, CrashOperation> acknowledged, IReadOnlySet<MealRef> cancelled)
    {
        var (missing, extra) = Differences(meals, key => acknowledged.GetValueOrDefault(key)?.Possible.Count ?? 0, acknowledged.Keys);
        var (forgotten, strange) = Differences(operations, key => acknowledged.ContainsKey(key) ? 1 : 0, acknowledged.Keys);
        var (unpaid, overpaid) = Differences(entries, key => meals.GetValueOrDefault(key), meals.Keys);
        var (untraced, overtraced) = Differences(traces, key => operations.GetValueOrDefault(key), operations.Keys);
        return seen with
        {
            Lost = missing + forgotten + cancelled.Except(active).Count(),
            Doubled = extra + strange + active.Count - active.Distinct().Count() + active.Except(cancelled).Count(),
            Unbalanced = unpaid + overpaid + untraced + overtraced + unbalanced,
        };
    }

    /// <summary>How many rows are too few, and how many too many, over all keys.</summary>
    private static (int Missing, int Extra) Differences(Dictionary<Guid, int> found, Func<Guid, int> expected, IEnumerable<Guid> keys)
    {
        var differences = found.Keys.Union(keys).Select(key => found.GetValueOrDefault(key) - expected(key)).ToList();
        return (-differences.Where(difference => difference < 0).Sum(), differences.Where(difference => difference > 0).Sum());
    }

    private sealed record CountRow
    {
        public Guid Key { get; init; }

        public long Count { get; init; }
    }

    private sealed record MealRow
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }
    }
}
