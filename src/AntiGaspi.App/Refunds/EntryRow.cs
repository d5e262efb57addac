using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>An entry of the ledger, as it is read for a refund batch.</summary>
internal sealed record EntryRow
{
    /// <summary>The columns of <c>ledger_entry e</c>.</summary>
    public const string Columns = """
        e.cause_id, e.pupil_id, e.day, e.service, e.kind, e.term, case when e.credit = 'family' then e.cents else -e.cents end as cents
        """;

    /// <summary>The entries of a batch.</summary>
    public const string OfBatch = """
        from refund_batch_entry x
        join ledger_entry e on e.tenant = x.tenant and e.cause_id = x.cause_id and e.pupil_id = x.pupil_id and e.day = x.day and e.service = x.service
          and e.kind = x.kind
        where x.tenant = @tenant and x.batch_id = @batch
        """;

    public Guid CauseId { get; init; }

    public Guid PupilId { get; init; }

    public DateOnly Day { get; init; }

    public MealService Service { get; init; }

    public string Kind { get; init; } = "";

    public string Term { get; init; } = "";

    public long Cents { get; init; }

    public BatchEntry Value => new(CauseId, new MealRef(PupilId, Day, Service), Kind, Term, new Money(Cents));
}
