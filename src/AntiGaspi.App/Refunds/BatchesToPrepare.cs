using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>A period of which a school could prepare a batch.</summary>
/// <param name="School">The school.</param>
/// <param name="Period">Its days, all over.</param>
/// <param name="Entries">Entries that no batch holds yet.</param>
/// <param name="Amount">Their sum.</param>
public sealed record FreePeriod(BatchSchool School, BatchPeriod Period, long Entries, Money Amount);

/// <summary>What the office may prepare: the ended months and terms that hold entries in no batch.</summary>
public sealed class BatchesToPrepare(Db db)
{
    /// <summary>The periods of every school of the account, the latest first.</summary>
    public async Task<IReadOnlyList<FreePeriod>> RunAsync(Scope scope, IReadOnlyList<BatchSchool> schools, DateTimeOffset now)
    {
        List<FreePeriod> periods = [];
        foreach (var school in schools)
        {
            periods.AddRange(PeriodsOf(school, await db.ReadAsync<DayRow>(scope, Free, new { school.SchoolId }), now));
        }

        return periods;
    }

    /// <summary>The schools among these whose règlement gives no refund, nor ever gave one here: there is nothing to prepare.</summary>
    public async Task<IReadOnlyList<BatchSchool>> WithoutRefundAsync(Scope scope, IReadOnlyList<BatchSchool> schools)
    {
        List<BatchSchool> without = [];
        foreach (var school in schools)
        {
            if ((await db.ReadAsync<int>(scope, Refunding, new { school.SchoolId })).Count == 0)
            {
                without.Add(school);
            }
        }

        return without;
    }

    private static IEnumerable<FreePeriod> PeriodsOf(BatchSchool school, IReadOnlyList<DayRow> days, DateTimeOffset now) =>
        from period in BatchPeriod.Over(days.Select(day => (day.Day, day.Term)), school.TodayAt(now))
        let within = days.Where(day => period.FirstDay <= day.Day && day.Day <= period.LastDay).ToList()
        select new FreePeriod(school, period, within.Sum(day => day.Entries), new Money(within.Sum(day => day.Cents)));

    private const string Free = $"""
        select e.day, e.term, count(*) as entries, cast(sum(case when e.credit = 'family' then e.cents else -e.cents end) as bigint) as cents
        {PrepareBatch.Unheld}
        group by e.day, e.term
        """;

    private const string Refunding = """
        select 1 from refund_rate r where r.tenant = @tenant and r.school_id = @SchoolId
        union
        select 1 from ledger_entry e join pupil p on p.tenant = e.tenant and p.pupil_id = e.pupil_id where e.tenant = @tenant and p.school_id = @SchoolId
        limit 1
        """;

    private sealed record DayRow
    {
        public DateOnly Day { get; init; }

        public string Term { get; init; } = "";

        public long Entries { get; init; }

        public long Cents { get; init; }
    }
}
