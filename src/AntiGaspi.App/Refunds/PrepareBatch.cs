using System.Globalization;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>
/// Prepares a refund batch (<i>état des remises d’ordre</i>): every entry of a school's meals of some ended days that no other batch
/// holds. What is in it is fixed then; its sums are worked out here and added up again by the database, and must agree to the cent.
/// </summary>
public sealed class PrepareBatch(Db db)
{
    /// <summary>Most entries of one batch: a term of a large collège that was closed for a month.</summary>
    public const int MaxEntries = 30_000;

    public Task<PrepareOutcome> RunAsync(Scope scope, NewBatch asked, DateTimeOffset now) => db.WriteAsync(
        scope, transaction => PrepareAsync(transaction, asked, now), keep: outcome => outcome is PrepareOutcome.Prepared);

    private static async Task<PrepareOutcome> PrepareAsync(Transaction transaction, NewBatch asked, DateTimeOffset now)
    {
        // The preparations of a school wait for each other: the number of a batch is the next one.
        var found = await transaction.QueryAsync<SchoolRow>($"{School} {(transaction.Engine == Engine.Postgres ? "for no key update of s" : "")}", new { asked.SchoolId });
        if (found is not [var school])
        {
            return new PrepareOutcome.Refused(PrepareRefusal.UnknownSchool);
        }

        var values = new { batch = asked.Key, asked.SchoolId, asked.Period.FirstDay, asked.Period.LastDay, asked.Period.Exercise, most = MaxEntries + 1 };
        if (await transaction.QueryAsync<int>(Earlier, values) is [var isSame])
        {
            return isSame == 1 ? new PrepareOutcome.Repeated(asked.Key) : new PrepareOutcome.Refused(PrepareRefusal.KeyReused);
        }

        if (!asked.Period.IsOver(BatchReach.DayOf(school.TimeZone, now)) || !asked.Period.IsOfOneExercise)
        {
            return new PrepareOutcome.Refused(PrepareRefusal.NotOver);
        }

        if ((await transaction.QueryAsync<int>(NotFrozen, values)).Count > 0)
        {
            return new PrepareOutcome.Refused(PrepareRefusal.NotFrozen);
        }

        var entries = (await transaction.QueryAsync<EntryRow>($"select {EntryRow.Columns} {Free} limit @most", values)).Select(row => row.Value).ToList();
        return entries.Count switch
        {
            0 => new PrepareOutcome.Refused(PrepareRefusal.NothingToRefund),
            > MaxEntries => new PrepareOutcome.Refused(PrepareRefusal.TooMany),
            _ => await WriteAsync(transaction, asked, new BatchContent(entries), now),
        };
    }

    private static async Task<PrepareOutcome> WriteAsync(Transaction transaction, NewBatch asked, BatchContent content, DateTimeOffset now)
    {
        var number = (await transaction.QueryAsync<int>(NextNumber, new { asked.SchoolId, asked.Period.Exercise })).Single();
        var values = new
        {
            batch = asked.Key, asked.SchoolId, asked.Period.Exercise, number, asked.Period.FirstDay, asked.Period.LastDay, entries = content.Entries.Count,
            accounts = content.Lines.Count, cents = content.Total.Cents, now = now.ToStored(),
            digest = content.DigestOf(new BatchName(asked.SchoolId, asked.Period.Exercise, number, asked.Period)),
        };
        await transaction.ExecuteAsync(Insert, values);
        await transaction.ExecuteAsync(InsertEntries, values);

        // An entry that came in between is in the batch and in no sum.
        if ((await transaction.QueryAsync<SumRow>(Sum, values)).Single() is var sum
            && (sum.Entries != values.entries || sum.Accounts != values.accounts || sum.Cents != values.cents))
        {
            return new PrepareOutcome.Refused(PrepareRefusal.Moving);
        }

        await AuditTrail.AddAsync(transaction, "batch.prepared", asked.Key, now, string.Create(CultureInfo.InvariantCulture, $"{values.Exercise}/{number}"));
        return new PrepareOutcome.Prepared(asked.Key);
    }

    private const string School = $"""
        select s.school_id, {BatchReach.ZoneOfSchool} as time_zone
        from school s
        where s.tenant = @tenant and s.school_id = @SchoolId
          and exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.school_id = s.school_id and r.role = 3 and r.ended_at is null)
        """;

    private const string Earlier = """
        select case when b.school_id = @SchoolId and b.first_day = @FirstDay and b.last_day = @LastDay and b.prepared_by = @account then 1 else 0 end
        from refund_batch b where b.tenant = @tenant and b.batch_id = @batch
        """;

    // Of the places where pupils of the school eat.
    private const string NotFrozen = """
        select 1 from service_day d
        where d.tenant = @tenant and d.day >= @FirstDay and d.day <= @LastDay and d.status <> 'closed' and d.sealed_at is null
          and d.place_id in (
            select m.place_id from meal_plan m join pupil p on p.tenant = m.tenant and p.pupil_id = m.pupil_id
            where m.tenant = @tenant and p.school_id = @SchoolId)
        limit 1
        """;

    private const string Free = $"{Unheld} and e.day >= @FirstDay and e.day <= @LastDay";

    /// <summary>The entries of a school that no batch holds.</summary>
    internal const string Unheld = """
        from pupil p
        join ledger_entry e on e.tenant = p.tenant and e.pupil_id = p.pupil_id
        where p.tenant = @tenant and p.school_id = @SchoolId
          and not exists (select 1 from refund_batch_entry x where x.tenant = e.tenant and x.cause_id = e.cause_id and x.pupil_id = e.pupil_id
            and x.day = e.day and x.service = e.service and x.kind = e.kind and x.released_at is null)
        """;

    private const string NextNumber = """
        select cast(coalesce(max(number), 0) + 1 as integer) from refund_batch where tenant = @tenant and school_id = @SchoolId and exercise = @Exercise
        """;

    private const string Insert = """
        insert into refund_batch (tenant, batch_id, school_id, exercise, number, first_day, last_day, entries, accounts, cents, sha256, state, prepared_at, prepared_by)
        values (@tenant, @batch, @SchoolId, @Exercise, @number, @FirstDay, @LastDay, @entries, @accounts, @cents, @digest, 'prepared', @now, @account)
        """;

    private const string InsertEntries = $"""
        insert into refund_batch_entry (tenant, batch_id, cause_id, pupil_id, day, service, kind)
        select e.tenant, @batch, e.cause_id, e.pupil_id, e.day, e.service, e.kind {Free}
        """;

    private const string Sum = """
        select cast(count(*) as integer) as entries, cast(count(distinct cast(e.pupil_id as text) || e.term) as integer) as accounts,
          cast(coalesce(sum(case when e.credit = 'family' then e.cents else -e.cents end), 0) as bigint) as cents
        from refund_batch_entry x
        join ledger_entry e on e.tenant = x.tenant and e.cause_id = x.cause_id and e.pupil_id = x.pupil_id and e.day = x.day and e.service = x.service
          and e.kind = x.kind
        where x.tenant = @tenant and x.batch_id = @batch
        """;

    private sealed record SchoolRow
    {
        public Guid SchoolId { get; init; }

        public string TimeZone { get; init; } = "";
    }

    private sealed record SumRow
    {
        public int Entries { get; init; }

        public int Accounts { get; init; }

        public long Cents { get; init; }
    }
}
