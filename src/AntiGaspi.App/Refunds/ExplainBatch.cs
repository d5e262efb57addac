using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>An account of a batch with the pupil whom it names, as long as the pupil is known here.</summary>
/// <param name="Line">What the entries come to.</param>
/// <param name="Person">Who the pupil is, and who is billed.</param>
public sealed record NamedLine(BatchLine Line, BatchPerson Person);

/// <summary>The pupil of an account, and whoever is billed: names only, as they are known now. An erased pupil has none.</summary>
public sealed record BatchPerson
{
    public Guid PupilId { get; init; }

    public string SiecleId { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string? Division { get; init; }

    public string BoardingCode { get; init; } = "";

    /// <summary>The number of the payer in the school's file; none where nobody is named, or several are.</summary>
    public string? PayerId { get; init; }

    public string? PayerName { get; init; }
}

/// <summary>An entry of a batch with what it comes from.</summary>
public sealed record EntryStory
{
    public Guid PupilId { get; init; }

    public DateOnly Day { get; init; }

    public MealService Service { get; init; }

    public string Kind { get; init; } = "";

    public string Term { get; init; } = "";

    public long Cents { get; init; }

    /// <summary>When the request was received; none for an event of the calendar.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When the entry was written.</summary>
    public DateTimeOffset EnteredAt { get; init; }

    public long? PriceCents { get; init; }

    /// <summary>The act that voted the price.</summary>
    public string Act { get; init; } = "";

    public string RegulationNumber { get; init; } = "";

    public DateOnly RegulationDay { get; init; }

    /// <summary>The article of the règlement; none where the rate has changed since.</summary>
    public string? Article { get; init; }

    public Money Amount => new(Cents);

    public MealRef Meal => new(PupilId, Day, Service);
}

/// <summary>« D’où vient ce chiffre ? » of a batch that was read: account by account, then entry by entry.</summary>
public sealed class ExplainBatch(Db db)
{
    /// <summary>The accounts of a batch, as GFE shows them: by class, then by name. Added up from the entries, as the batch was.</summary>
    public async Task<IReadOnlyList<NamedLine>> RunAsync(Scope scope, RefundBatch batch)
    {
        var values = new { batch = batch.BatchId };
        var (entries, people) = await db.ReadBothAsync<EntryRow, BatchPerson>(scope, $"select {EntryRow.Columns} {EntryRow.OfBatch}", People, values);
        var known = people.ToDictionary(person => person.PupilId);
        return new BatchContent(entries.Select(row => row.Value).ToList()).Lines
            .Select(line => new NamedLine(line, known[line.PupilId]))
            .OrderBy(line => line.Person.Division, StringComparer.Ordinal).ThenBy(line => line.Person.FamilyName, StringComparer.Ordinal)
            .ThenBy(line => line.Person.GivenName, StringComparer.Ordinal).ThenBy(line => line.Line.PupilId).ThenBy(line => line.Line.Term, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>The entries of a batch, of one pupil or of all, by day.</summary>
    public Task<IReadOnlyList<EntryStory>> EntriesAsync(Scope scope, RefundBatch batch, Guid? pupil = null) =>
        db.ReadAsync<EntryStory>(scope, Entries, new { batch = batch.BatchId, pupil = pupil ?? Guid.Empty, all = pupil is null ? 1 : 0 });

    private const string People = """
        select p.pupil_id, p.siecle_id, coalesce(p.usage_name, p.family_name) as family_name, p.given_name, p.division, p.boarding_code,
          min(u.siecle_person_id) as payer_id, min(coalesce(u.usage_name, u.family_name) || ' ' || u.given_name) as payer_name
        from pupil p
        left join guardian_link g on g.tenant = p.tenant and g.pupil_id = p.pupil_id and g.is_payer and g.ended_at is null
          and 1 = (select count(*) from guardian_link o where o.tenant = g.tenant and o.pupil_id = g.pupil_id and o.is_payer and o.ended_at is null)
        left join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        where p.tenant = @tenant and p.pupil_id in (select x.pupil_id from refund_batch_entry x where x.tenant = @tenant and x.batch_id = @batch)
        group by p.pupil_id, p.siecle_id, p.usage_name, p.family_name, p.given_name, p.division, p.boarding_code
        """;

    private const string Entries = """
        select e.pupil_id, e.day, e.service, e.kind, e.term, case when e.credit = 'family' then e.cents else -e.cents end as cents, c.received_at, e.entered_at,
          f.price_cents, f.act, g.number as regulation_number, g.voted_day as regulation_day,
          (select min(r.article) from refund_rate r where r.tenant = e.tenant and r.school_id = f.school_id and r.price_class = f.price_class
            and r.regulation_id = e.regulation_id and r.tier = coalesce(c.tier, 0) and r.valid_from <= e.day and (r.valid_to is null or r.valid_to > e.day)) as article
        from refund_batch_entry x
        join ledger_entry e on e.tenant = x.tenant and e.cause_id = x.cause_id and e.pupil_id = x.pupil_id and e.day = x.day and e.service = x.service
          and e.kind = x.kind
        join tariff f on f.tenant = e.tenant and f.tariff_id = e.tariff_id
        join regulation g on g.tenant = e.tenant and g.regulation_id = e.regulation_id
        left join cancellation c on c.tenant = e.tenant and c.cancellation_id = e.cancellation_id
        where x.tenant = @tenant and x.batch_id = @batch and (@all = 1 or x.pupil_id = @pupil)
        order by x.pupil_id, e.day, e.service, e.entered_at, e.kind
        """;
}
