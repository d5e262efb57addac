using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Demo;

/// <summary>
/// A past school year of the demonstration, and the beginning of this one: plausible cancellations in time, their ledger,
/// and the frozen headcounts. The same for the same files and the same starting clock, because chance is a digest of the
/// pupil's number and the day.
/// </summary>
internal sealed class DemoHistory(Db db, DateTimeOffset start, Func<Task> analyse)
{
    // Half the days off of a class are Fridays' and winter's; a family cancels about one meal in twenty.
    private const uint OrdinaryPerMille = 42;
    private const uint FridayPerMille = 61;
    private const uint WinterPerMille = 66;
    private const int LeaPastMeals = 8;

    public async Task WriteAsync(Scope scope, string leaSiecleId)
    {
        await db.WriteAsync(scope, async transaction =>
        {
            var pupils = await transaction.QueryAsync<PupilRow>(Pupils);
            var days = await transaction.QueryAsync<DayRow>(Days);
            var lea = pupils.First(pupil => pupil.SiecleId == leaSiecleId && pupil.Uai == DemoSchools.JeanMoulin);
            var chosen = pupils.Where(pupil => pupil != lea).SelectMany(pupil => MealsOf(pupil, days))
                .Concat(MealsOfLea(lea, days)).ToList();
            await transaction.ExecuteEachAsync(Cancel, chosen, one => one);
            await transaction.ExecuteAsync(Ledger);
            await transaction.ExecuteAsync(Seal, new { now = start.ToStored() });
            return chosen.Count;
        });

        // Counting each of a year's meals without knowing how many rows there are took PostgreSQL twenty seconds.
        await analyse();
        await db.WriteAsync(scope, async transaction =>
        {
            await transaction.ExecuteAsync(SealLines);
            return await transaction.ExecuteAsync(SealDays, new { now = start.ToStored() });
        });
    }

    private IEnumerable<object> MealsOf(PupilRow pupil, IReadOnlyList<DayRow> days) =>
        from day in days
        where pupil.Eats(day) && Chance(pupil.SiecleId, day.Day) % 1000 < PerMille(day.Day)
        let lead = TimeSpan.FromMinutes(30 + (Chance(pupil.SiecleId, day.Day, "when ") % 4000))
        let received = day.CutoffAt - lead
        where received < start
        select CancellationOf(pupil, day, received);

    // Léa's statement has eight meals since September, and the Friday of the story is cancelled already.
    private IEnumerable<object> MealsOfLea(PupilRow lea, IReadOnlyList<DayRow> days)
    {
        var hers = days.Where(lea.Eats).ToList();
        var past = hers.Where(day => day.CutoffAt < start && day.Day >= new DateOnly(DateOnly.FromDateTime(start.Date).Year, 9, 1)).ToList();
        var step = Math.Max(1, past.Count / LeaPastMeals);
        var kept = past.Where((_, i) => i % step == step - 1).Take(LeaPastMeals - 1);
        var friday = hers.FirstOrDefault(day => day.CutoffAt > start && day.Day.DayOfWeek == DayOfWeek.Friday);
        return (friday is null ? kept : kept.Append(friday)).Select(day => CancellationOf(lea, day, Earlier(day.CutoffAt)));
    }

    private DateTimeOffset Earlier(DateTimeOffset cutoff) => (cutoff < start ? cutoff : start).AddHours(-14);

    private static uint PerMille(DateOnly day) => (day.DayOfWeek, day.Month) switch
    {
        (DayOfWeek.Friday, _) => FridayPerMille,
        (_, 12 or 1 or 2) => WinterPerMille,
        _ => OrdinaryPerMille,
    };

    // FNV-1a: enough to look like chance, and the same on every machine.
    private static uint Chance(string pupil, DateOnly day, string salt = "")
    {
        var digest = 2166136261u;
        foreach (var sign in $"{salt}{pupil}:{day.DayNumber}")
        {
            digest = (digest ^ sign) * 16777619u;
        }

        return (digest ^ (digest >> 15)) * 2246822519u >> 8;
    }

    private object CancellationOf(PupilRow pupil, DayRow day, DateTimeOffset received) => new
    {
        id = Ids.New(received), op = Ids.New(received), pupil.PupilId, day.Day, day.PlaceId, received = received.ToStored(), pupil.Account,
        tier = received < day.FirstCutoffAt ? 1 : day.Tiers,
    };

    private const string Pupils = """
        select p.pupil_id, p.siecle_id, s.uai, p.entry_day, p.exit_day, m.place_id, m.weekdays, m.valid_from,
          (select g.guardian_id from guardian_link g where g.tenant = p.tenant and g.pupil_id = p.pupil_id and g.level = 1 order by g.guardian_id limit 1) as account
        from pupil p
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        join meal_plan m on m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.valid_to is null
        where p.tenant = @tenant and m.basis = 'flat' order by s.uai, p.siecle_id
        """;

    private const string Days = """
        select d.place_id, d.day, d.plan_bit, d.cutoff_at, min(t.cutoff_at) as first_cutoff_at, max(t.tier) as tiers
        from service_day d
        join service_tier t on t.tenant = d.tenant and t.place_id = d.place_id and t.day = d.day and t.service = d.service
        where d.tenant = @tenant and d.status = 'open' and d.service = 1
        group by d.place_id, d.day, d.plan_bit, d.cutoff_at order by d.day, d.place_id
        """;

    private const string Cancel = """
        insert into cancellation (tenant, cancellation_id, pupil_id, day, service, place_id, op_id, received_at, account_id, channel, tier, term,
          regulation_id, tariff_id, price_cents, refund_cents)
        select @tenant, @id, p.pupil_id, d.day, 1, d.place_id, @op, @received, coalesce(@Account, p.pupil_id), 'demo', @tier, d.term, d.regulation_id,
          r.tariff_id, r.price_cents, r.refund_cents
        from service_day d
        join pupil p on p.tenant = d.tenant and p.pupil_id = @PupilId
        join meal_plan m on m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.valid_to is null
        left join refund_rate r on r.tenant = d.tenant and r.school_id = p.school_id and r.price_class = m.price_class and r.tier = @tier
          and r.valid_from <= d.day and (r.valid_to is null or r.valid_to > d.day)
        where d.tenant = @tenant and d.place_id = @PlaceId and d.day = @Day and d.service = 1
        """;

    private const string Ledger = """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id, regulation_id, tariff_id,
          entered_at, op_id)
        select tenant, cancellation_id, pupil_id, day, service, 'refund', 'refund_orders', 'family', refund_cents, term, cancellation_id, regulation_id,
          tariff_id, received_at, op_id
        from cancellation where tenant = @tenant and refund_cents > 0
        """;

    private const string Seal = """
        insert into headcount (tenant, place_id, day, service, version, sealed_at, reason)
        select tenant, place_id, day, service, 1, cutoff_at, 'cutoff' from service_day where tenant = @tenant and cutoff_at < @now
        """;

    private const string SealLines = """
        insert into headcount_line (tenant, place_id, day, service, version, part, label, covers)
        select h.tenant, h.place_id, h.day, h.service, 1, 'pupils', m.menu_option, count(*)
        from headcount h
        join meal m on m.tenant = h.tenant and m.place_id = h.place_id and m.day = h.day and m.service = h.service
        where h.tenant = @tenant and m.is_planned and m.cancellation_id is null
        group by h.tenant, h.place_id, h.day, h.service, m.menu_option
        union all
        select h.tenant, h.place_id, h.day, h.service, 1, x.kind, x.label, sum(x.covers)
        from headcount h
        join service_day d on d.tenant = h.tenant and d.place_id = h.place_id and d.day = h.day and d.service = h.service
        join extra_cover x on x.tenant = h.tenant and x.place_id = h.place_id and x.service = h.service
          and x.first_day <= h.day and x.last_day >= h.day and (x.weekdays & d.plan_bit) <> 0
        where h.tenant = @tenant
        group by h.tenant, h.place_id, h.day, h.service, x.kind, x.label
        """;

    private const string SealDays = "update service_day set sealed_at = cutoff_at, sealed_version = 1 where tenant = @tenant and cutoff_at < @now";

    private sealed record PupilRow
    {
        public Guid PupilId { get; init; }

        public string SiecleId { get; init; } = "";

        public string Uai { get; init; } = "";

        public DateOnly? EntryDay { get; init; }

        public DateOnly? ExitDay { get; init; }

        public Guid PlaceId { get; init; }

        public int Weekdays { get; init; }

        public DateOnly ValidFrom { get; init; }

        public Guid? Account { get; init; }

        public bool Eats(DayRow day) =>
            day.PlaceId == PlaceId && (Weekdays & day.PlanBit) != 0 && ValidFrom <= day.Day && (EntryDay ?? day.Day) <= day.Day && (ExitDay ?? day.Day) >= day.Day;
    }

    private sealed record DayRow
    {
        public Guid PlaceId { get; init; }

        public DateOnly Day { get; init; }

        public int PlanBit { get; init; }

        public DateTimeOffset CutoffAt { get; init; }

        public DateTimeOffset FirstCutoffAt { get; init; }

        public int Tiers { get; init; }
    }
}
