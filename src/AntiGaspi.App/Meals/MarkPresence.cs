using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>
/// Pupils' life marks at the door that a pupil whose absence was said came all the same, and takes a wrong mark back until the family is
/// told. The pupil eats whatever is marked.
/// </summary>
public sealed class MarkPresence(Db db)
{
    /// <summary>Marks a pupil at lunch; null when the mark stands, marked before or not.</summary>
    /// <param name="scope">Somebody of pupils' life of the school of the pupil.</param>
    /// <param name="pupilId">The pupil.</param>
    /// <param name="day">The day at the place.</param>
    /// <param name="now">When the server had the whole request.</param>
    public async Task<MarkRefusal?> RunAsync(Scope scope, Guid pupilId, DateOnly day, DateTimeOffset now)
    {
        var values = new { pupilId, day, came = true, now = now.ToStored() };
        if (Attendance.JudgeMark(await FactsAsync(scope, values), now) is { } why)
        {
            return why;
        }

        await db.WriteAsync(scope, async transaction => await transaction.ExecuteAsync(Insert, values) == 0
            ? 0 : await AuditTrail.AddAsync(transaction, "attendance.marked", pupilId, now, StoredValues.Text(day)));
        return null;
    }

    /// <summary>Takes a mark of the door back; null when it is not there, or not there any more.</summary>
    public async Task<MarkRefusal?> TakeBackAsync(Scope scope, Guid pupilId, DateOnly day, DateTimeOffset now)
    {
        var values = new { pupilId, day };
        if (!(await FactsAsync(scope, values)).IsKnown)
        {
            return MarkRefusal.UnknownMeal;
        }

        await db.WriteAsync(scope, async transaction => await transaction.ExecuteAsync(Delete, values) == 0
            ? 0 : await AuditTrail.AddAsync(transaction, "attendance.unmarked", pupilId, now, StoredValues.Text(day)));
        return null;
    }

    private async Task<MealFacts> FactsAsync(Scope scope, object values) => await db.ReadAsync<Row>(scope, Facts, values) is [var row, ..] ? row.Value : MealFacts.Unknown;

    private const string IsOfDoor = """
        exists (select 1 from role_grant r join pupil p on p.tenant = r.tenant and p.school_id = r.school_id
          where r.tenant = @tenant and r.account_id = @account and r.role = 5 and r.ended_at is null and p.pupil_id = @pupilId)
        """;

    private const string Facts = $"""
        select m.day, m.service, m.is_planned, m.status, m.opens_at, m.cutoff_at, m.sealed_at, m.starts_at, m.is_excused, m.is_told_late, m.cancellation_id
        from meal m where m.tenant = @tenant and m.pupil_id = @pupilId and m.day = @day and m.service = 1 and {IsOfDoor}
        """;

    // What was judged cannot change any more: the service has begun.
    private const string Insert = $"""
        insert into attendance (tenant, pupil_id, day, service, is_present, source, recorded_at, recorded_by)
        select @tenant, @pupilId, @day, 1, @came, 'door', @now, @account where {IsOfDoor}
        on conflict (tenant, pupil_id, day, service) do nothing
        """;

    // What a family was told is answered to the family, and not taken out of sight.
    private const string Delete = $"""
        delete from attendance where tenant = @tenant and pupil_id = @pupilId and day = @day and service = 1 and source = 'door' and told_evening is null and {IsOfDoor}
        """;

    private sealed record Row : MealColumns
    {
        public Guid? CancellationId { get; init; }

        public MealFacts Value => FactsWhen(CancellationId is not null);
    }
}
