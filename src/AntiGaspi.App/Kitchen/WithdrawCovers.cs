using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Kitchen;

/// <summary>Why covers cannot be withdrawn.</summary>
public enum WithdrawCoversRefusal
{
    /// <summary>No such covers in the places that the account may change.</summary>
    UnknownCovers,

    /// <summary>They were withdrawn before.</summary>
    AlreadyWithdrawn,

    /// <summary>The headcount of their last day is frozen: no day is left to withdraw them from.</summary>
    Frozen,
}

/// <summary>The answer to a withdrawal of covers.</summary>
public abstract record WithdrawCoversOutcome
{
    /// <summary>Withdrawn from every day whose headcount is not frozen.</summary>
    /// <param name="KeptUntil">The last frozen day, on which they stay counted; null when no day is frozen.</param>
    public sealed record Withdrawn(DateOnly? KeptUntil) : WithdrawCoversOutcome;

    /// <summary>Refused; nothing was changed.</summary>
    public sealed record Refused(WithdrawCoversRefusal Why) : WithdrawCoversOutcome;
}

/// <summary>
/// Takes adults, a group or an adjustment out of the days that are still ahead. A frozen number never changes, and it is
/// counted again each night from these rows: so covers that already stand in one end on that day, and are withdrawn whole
/// only while none of their days is frozen.
/// </summary>
public sealed class WithdrawCovers(Db db)
{
    /// <summary>Withdraws the covers.</summary>
    public Task<WithdrawCoversOutcome> RunAsync(Scope scope, Guid coversId, DateTimeOffset receivedAt) => db.WriteAsync(
        scope,
        transaction => DecideAsync(transaction, coversId, receivedAt.ToStored()),
        keep: outcome => outcome is WithdrawCoversOutcome.Withdrawn);

    private static async Task<WithdrawCoversOutcome> DecideAsync(Transaction transaction, Guid id, DateTimeOffset now)
    {
        var found = await transaction.QueryAsync<CoversRow>($"{Covers} {(transaction.Engine == Engine.Postgres ? "for update of x" : "")}", new { id });
        if (found is not [var covers])
        {
            return Refused(WithdrawCoversRefusal.UnknownCovers);
        }

        if (covers.WithdrawnAt is not null)
        {
            return Refused(WithdrawCoversRefusal.AlreadyWithdrawn);
        }

        // The days are held, so that a freeze cannot count between the look and the writing.
        var values = new { id, now, covers.PlaceId, covers.FirstDay, covers.LastDay, covers.Service, audit = Ids.New(now) };
        var frozen = (await transaction.QueryAsync<DayRow>($"{Days} {transaction.ForUpdate}", values)).LastOrDefault(day => day.SealedAt is not null)?.Day;
        if (frozen is { } last && !await IsServedAfterAsync(transaction, covers, last))
        {
            return Refused(WithdrawCoversRefusal.Frozen);
        }

        await transaction.ExecuteAsync(frozen is null ? Withdraw : End, new { id, now, frozen });
        await transaction.ExecuteAsync(Audit, values);
        return new WithdrawCoversOutcome.Withdrawn(frozen);
    }

    // Covers whose remaining days hold no service have nothing to be withdrawn from.
    private static async Task<bool> IsServedAfterAsync(Transaction transaction, CoversRow covers, DateOnly frozen) =>
        frozen < covers.LastDay && (await transaction.QueryAsync<int>(After, new { covers.PlaceId, covers.LastDay, covers.Service, frozen })).Count > 0;

    private static WithdrawCoversOutcome.Refused Refused(WithdrawCoversRefusal why) => new(why);

    private const string Covers = """
        select x.place_id, x.first_day, x.last_day, x.service, x.withdrawn_at
        from extra_cover x
        where x.tenant = @tenant and x.extra_id = @id and exists (select 1 from may_see_place y
          where y.tenant = @tenant and y.account_id = @account and y.place_id = x.place_id and y.role in (2, 3))
        """;

    private const string Days = """
        select day, sealed_at from service_day
        where tenant = @tenant and place_id = @PlaceId and service = @Service and day >= @FirstDay and day <= @LastDay order by day
        """;

    private const string After = """
        select 1 from service_day
        where tenant = @tenant and place_id = @PlaceId and service = @Service and day > @frozen and day <= @LastDay limit 1
        """;

    private const string Withdraw = "update extra_cover set withdrawn_at = @now where tenant = @tenant and extra_id = @id";

    private const string End = "update extra_cover set last_day = @frozen where tenant = @tenant and extra_id = @id";

    private const string Audit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @audit, @now, @account, 'covers.withdrawn', @id, '')
        """;

    private sealed record CoversRow
    {
        public Guid PlaceId { get; init; }

        public DateOnly FirstDay { get; init; }

        public DateOnly LastDay { get; init; }

        public int Service { get; init; }

        public DateTimeOffset? WithdrawnAt { get; init; }
    }

    private sealed record DayRow
    {
        public DateOnly Day { get; init; }

        public DateTimeOffset? SealedAt { get; init; }
    }
}
