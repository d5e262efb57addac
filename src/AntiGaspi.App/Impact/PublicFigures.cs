using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Impact;

namespace AntiGaspi.App.Impact;

/// <summary>A collectivité whose figures may be asked for.</summary>
public sealed record PublicAuthority(int Tenant, string Code, string Name);

/// <summary>The exact counts behind a demonstration, days to come included.</summary>
/// <param name="Meals">Meals cancelled in time and still so.</param>
/// <param name="SinceStart">Those of them that were received since the story began.</param>
public sealed record LiveMeals(long Meals, long SinceStart);

/// <summary>
/// Reads the public figures from the real records. Counted: cancellations still active, made in time, of days that were
/// served, frozen and are past. What may be published of them is a rule of <see cref="PublicReport"/>.
/// </summary>
public sealed class PublicFigures(Db db)
{
    /// <summary>The collectivités that may be asked for, by their code.</summary>
    public async Task<IReadOnlyList<PublicAuthority>> AuthoritiesAsync() =>
        (await db.ReadNationalAsync<AuthorityRow>("select tenant, code, name from local_authority order by code"))
        .Select(row => new PublicAuthority(row.Tenant, row.Code, row.Name)).ToList();

    /// <summary>The report of one collectivité on a day.</summary>
    /// <param name="tenant">The collectivité.</param>
    /// <param name="today">The date; only days before it count, only months before its own are told.</param>
    public async Task<PublicReport> RunAsync(int tenant, DateOnly today)
    {
        var scope = Scope.Public(tenant);
        var until = PublicReport.UntilSeenFrom(today);
        var (closed, months) = await db.ReadBothAsync<SpanRow, SpanRow>(scope, Closed, ByMonth, new { before = today, from = DateOnly.MinValue });
        var year = await db.ReadAsync<SpanRow>(scope, InAll, new { before = until.AddDays(1), from = PublicReport.SchoolYearFrom(until) });
        return PublicReport.Of(
            closed.Concat(months).Select(row => new MonthRecords(DateOnly.ParseExact(row.Span + "-01", "yyyy-MM-dd", null), row.Value)).ToList(),
            year.Count == 0 ? new ImpactRecords(0, 0, Money.Zero, 0, 0, 0) : year[0].Value,
            today);
    }

    /// <summary>The exact counts, for the demonstration's own page only.</summary>
    public async Task<LiveMeals> LiveAsync(int tenant, DateTimeOffset since) => (await db.ReadAsync<LiveRow>(
        Scope.Public(tenant),
        """
        select count(*) as meals, cast(coalesce(sum(case when c.received_at >= @since then 1 else 0 end), 0) as bigint) as since_start
        from cancellation c
        join service_day d on d.tenant = c.tenant and d.place_id = c.place_id and d.day = c.day and d.service = c.service
        where c.tenant = @tenant and c.restored_at is null and d.status <> 'closed'
        """,
        new { since = since.ToStored() })).Select(row => new LiveMeals(row.Meals, row.SinceStart)).Single();

    // A month whose cancellations are over their time was counted before they went.
    private const string Closed = """
        select month as span, meals, pupils, cents, priced_pupils, half_boarders, active_half_boarders
        from closed_month where tenant = @tenant order by month
        """;

    internal const string ByMonth = Spans + "substr(cast(d.day as text), 1, 7)" + Counts;

    private const string InAll = Spans + "'all'" + Counts;

    // The days that count, cut in spans: by month, or all as one.
    private const string Spans = """
        with served as (
          select d.place_id, d.day, d.service, 
        """;

    private const string Counts = """
           as span
          from service_day d
          where d.tenant = @tenant and d.day >= @from and d.day < @before and d.sealed_at is not null and d.status <> 'closed'
            and not exists (select 1 from closed_month k where k.tenant = d.tenant and k.month = substr(cast(d.day as text), 1, 7))
        ), spans as (
          select span, min(day) as first_day, max(day) as last_day from served group by span
        ), boarders as (
          select s.span, count(distinct m.pupil_id) as half_boarders
          from spans s
          join meal_plan m on m.tenant = @tenant and m.basis = 'flat' and m.valid_from <= s.last_day
            and (m.valid_to is null or m.valid_to > s.first_day)
          join pupil p on p.tenant = m.tenant and p.pupil_id = m.pupil_id
            and (((p.entry_day is null or p.entry_day <= s.last_day) and (p.exit_day is null or p.exit_day >= s.first_day))
              or exists (select 1 from earlier_stay h where h.tenant = p.tenant and h.pupil_id = p.pupil_id and h.last_day >= s.first_day
                and (h.first_day is null or h.first_day <= s.last_day)))
          group by s.span
        ), taken as (
          select s.span, count(*) as meals, count(distinct c.pupil_id) as pupils, coalesce(sum(c.refund_cents), 0) as cents,
            count(distinct case when c.refund_cents is not null then c.pupil_id end) as priced_pupils,
            count(distinct m.pupil_id) as active_half_boarders
          from served s
          join cancellation c on c.tenant = @tenant and c.place_id = s.place_id and c.day = s.day and c.service = s.service
            and c.restored_at is null
          left join meal_plan m on m.tenant = c.tenant and m.pupil_id = c.pupil_id and m.service = c.service and m.basis = 'flat'
            and m.valid_from <= c.day and (m.valid_to is null or m.valid_to > c.day)
          group by s.span
        )
        select s.span, coalesce(t.meals, 0) as meals, coalesce(t.pupils, 0) as pupils, cast(coalesce(t.cents, 0) as bigint) as cents,
          coalesce(t.priced_pupils, 0) as priced_pupils, coalesce(b.half_boarders, 0) as half_boarders,
          coalesce(t.active_half_boarders, 0) as active_half_boarders
        from spans s
        left join boarders b on b.span = s.span
        left join taken t on t.span = s.span
        order by s.span
        """;

    private sealed record AuthorityRow
    {
        public int Tenant { get; init; }

        public string Code { get; init; } = "";

        public string Name { get; init; } = "";
    }

    private sealed record LiveRow
    {
        public long Meals { get; init; }

        public long SinceStart { get; init; }
    }

    private sealed record SpanRow
    {
        public string Span { get; init; } = "";

        public long Meals { get; init; }

        public long Pupils { get; init; }

        public long Cents { get; init; }

        public long PricedPupils { get; init; }

        public long HalfBoarders { get; init; }

        public long ActiveHalfBoarders { get; init; }

        public ImpactRecords Value => new(Meals, Pupils, new Money(Cents), PricedPupils, HalfBoarders, ActiveHalfBoarders);
    }
}
