using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Refunds;

/// <summary>What is deducted for one meal, all movements added.</summary>
/// <param name="Meal">The meal.</param>
/// <param name="Term">The billing term it is deducted from.</param>
/// <param name="Amount">What is deducted; null where the amount is not known here: the day is the proof.</param>
/// <param name="IsFinal">The meal's day is frozen, or closed and past its deadline: nothing can change it by a click any more.</param>
/// <param name="Signed">The signed refund batch that holds it; null while none does.</param>
public sealed record StatementLine(MealRef Meal, string Term, Money? Amount, bool IsFinal, StatedIn? Signed);

/// <summary>The signed refund batch that holds what a meal is worth.</summary>
/// <param name="Exercise">The civil year of its number.</param>
/// <param name="Number">Its number.</param>
/// <param name="SignedDay">When it was signed, on the clock of the school.</param>
/// <param name="IsWhole">It holds everything; otherwise something that came later waits for the next one.</param>
public sealed record StatedIn(int Exercise, int Number, DateOnly SignedDay, bool IsWhole);

/// <summary>The statement of one pupil: what is owed to the family, meal by meal, newest first.</summary>
public sealed record PupilStatement(
    Guid PupilId, string GivenName, string FamilyName, string? Division, string SchoolName, Reader Reader, IReadOnlyList<StatementLine> Lines)
{
    /// <summary>The sum of what is known.</summary>
    public Money Total => Lines.Aggregate(Money.Zero, (sum, line) => line.Amount is { } amount ? sum + amount : sum);
}

/// <summary>Reads the statement of refunds of a family's children, or of one pupil for the school office; one statement.</summary>
public sealed class FamilyStatement(Db db)
{
    /// <summary>The statements of the pupils that the account may act for.</summary>
    /// <param name="scope">A guardian, or the school office.</param>
    /// <param name="since">First day of a meal to tell.</param>
    /// <param name="now">When it is asked: a closed day is settled once its deadline has passed, though nobody counts it.</param>
    /// <param name="pupilId">One pupil (the office always names one); every child of the family when null.</param>
    public async Task<IReadOnlyList<PupilStatement>> RunAsync(Scope scope, DateOnly since, DateTimeOffset now, Guid? pupilId = null)
    {
        var isFamily = pupilId is null || scope.Role == Role.Family;
        var rows = await db.ReadAsync<Row>(scope, Lines, new
        {
            since, now = now.ToStored(), any = pupilId is null ? 1 : 0, pupilId = pupilId ?? Guid.Empty,
        });
        return rows.GroupBy(row => row.PupilId).Select(group => group.First().With(group, isFamily)).ToList();
    }

    private const string Lines = """
        select p.pupil_id, p.given_name, coalesce(p.usage_name, p.family_name) as family_name, p.division, s.name as school_name,
          x.day, x.service, x.term, x.cents, x.is_final, x.waiting, x.exercise, x.number, x.signed_day,
          (select count(*) from guardian_link g join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
            where g.tenant = p.tenant and g.pupil_id = p.pupil_id and g.ended_at is null and g.is_payer and u.account_id = @account) as payer
        from may_act y
        join pupil p on p.tenant = y.tenant and p.pupil_id = y.pupil_id
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        left join (
          select e.tenant, e.pupil_id, e.day, e.service, e.term, sum(case when e.credit = 'family' then e.cents else -e.cents end) as cents,
            max(case when exists (select 1 from service_day d join meal_plan m on m.tenant = d.tenant and m.place_id = d.place_id and m.service = d.service
              where m.tenant = e.tenant and m.pupil_id = e.pupil_id and m.valid_from <= e.day and (m.valid_to is null or m.valid_to > e.day)
              and d.day = e.day and d.service = e.service and (d.sealed_at is not null or (d.status = 'closed' and d.cutoff_at <= @now))) then 1 else 0 end) as is_final,
            sum(case when b.batch_id is null then 1 else 0 end) as waiting, max(b.exercise) as exercise, max(b.number) as number, max(b.decided_day) as signed_day
          from ledger_entry e
          left join refund_batch_entry h on h.tenant = e.tenant and h.cause_id = e.cause_id and h.pupil_id = e.pupil_id and h.day = e.day
            and h.service = e.service and h.kind = e.kind and h.released_at is null
          left join refund_batch b on b.tenant = h.tenant and b.batch_id = h.batch_id and b.state = 'signed'
          where e.tenant = @tenant and e.day >= @since
          group by e.tenant, e.pupil_id, e.day, e.service, e.term
          union all
          select c.tenant, c.pupil_id, c.day, c.service, c.term, null, 0, 0, null, null, null
          from cancellation c
          where c.tenant = @tenant and c.day >= @since and c.restored_at is null and c.regulation_id is not null and c.refund_cents is null
        ) x on x.tenant = p.tenant and x.pupil_id = p.pupil_id
        where y.tenant = @tenant and y.account_id = @account and y.door = @scopeDoor and (@any = 1 or p.pupil_id = @pupilId)
        order by p.birth_day, p.given_name, p.pupil_id, x.day desc, x.service
        """;

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public string GivenName { get; init; } = "";

        public string FamilyName { get; init; } = "";

        public string? Division { get; init; }

        public string SchoolName { get; init; } = "";

        public DateOnly? Day { get; init; }

        public MealService Service { get; init; }

        public string? Term { get; init; }

        public long? Cents { get; init; }

        public int IsFinal { get; init; }

        /// <summary>Entries that no signed batch holds.</summary>
        public long Waiting { get; init; }

        public int? Exercise { get; init; }

        public int? Number { get; init; }

        public DateOnly? SignedDay { get; init; }

        public int Payer { get; init; }

        public PupilStatement With(IEnumerable<Row> rows, bool isFamily) => new(
            PupilId, GivenName, FamilyName, Division, SchoolName,
            !isFamily ? Reader.Office : Payer > 0 ? Reader.Payer : Reader.OtherGuardian,
            rows.Where(row => row.Day is not null && row.Cents != 0).Select(row => row.Line).ToList());

        private StatementLine Line => new(
            new MealRef(PupilId, Day!.Value, Service), Term!, Cents is { } cents ? new Money(cents) : null, IsFinal == 1,
            SignedDay is { } signed ? new StatedIn(Exercise!.Value, Number!.Value, signed, Waiting == 0) : null);
    }
}
