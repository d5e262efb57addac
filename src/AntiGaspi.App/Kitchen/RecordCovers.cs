using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Kitchen;

/// <summary>Guests who are not pupils of a plan, on some days of a place.</summary>
/// <param name="PlaceId">The place of meal.</param>
/// <param name="FirstDay">First day, included.</param>
/// <param name="LastDay">Last day, included; at most <see cref="RecordCovers.MaxDays"/> later.</param>
/// <param name="Part">Adults, a group, or an adjustment; never pupils.</param>
/// <param name="Label">What they are called on the sheet; no name of a person.</param>
/// <param name="Covers">How many; negative only for an adjustment.</param>
/// <param name="Key">The key of the sending: sent twice, it is recorded once. A new one when not given.</param>
public sealed record NewCovers(Guid PlaceId, DateOnly FirstDay, DateOnly LastDay, HeadcountPart Part, string Label, int Covers, Guid? Key = null);

/// <summary>Why covers cannot be recorded.</summary>
public enum CoversRefusal
{
    /// <summary>The place is not one of the account's.</summary>
    UnknownPlace,

    /// <summary>The last day is before the first, or too far from it.</summary>
    WrongSpan,

    /// <summary>Pupils, no cover at all, too many, or a negative number of guests.</summary>
    WrongNumber,

    /// <summary>The label is empty or longer than a line.</summary>
    WrongLabel,

    /// <summary>The place does not serve on those days.</summary>
    NoDay,

    /// <summary>The headcount of one of the days is frozen.</summary>
    Frozen,

    /// <summary>The key was used before for other covers.</summary>
    KeyReused,
}

/// <summary>Adds adults, an outside group or the chef's adjustment to the headcount of some days, before it is frozen.</summary>
public sealed class RecordCovers(Db db)
{
    /// <summary>Longest span: a school year.</summary>
    public const int MaxDays = 366;

    /// <summary>Most covers of one record.</summary>
    public const int MaxCovers = 999;

    /// <summary>Longest label.</summary>
    public const int MaxLabel = 60;

    /// <summary>Records the covers; null when done, else why nothing was changed.</summary>
    public Task<CoversRefusal?> RunAsync(Scope scope, NewCovers asked, DateTimeOffset receivedAt)
    {
        if (Fault(asked) is { } fault)
        {
            return Task.FromResult<CoversRefusal?>(fault);
        }

        return db.WriteAsync(
            scope,
            async transaction =>
            {
                var values = new
                {
                    id = asked.Key ?? Ids.New(receivedAt), asked.PlaceId, asked.FirstDay, asked.LastDay, asked.Covers, label = asked.Label.Trim(),
                    part = HeadcountRows.Text(asked.Part), now = receivedAt.ToStored(),
                };
                if ((await transaction.QueryAsync<int>(Reach, values)).Count == 0)
                {
                    return CoversRefusal.UnknownPlace;
                }

                // The days are held, so that a freeze cannot count between the look and the writing.
                var days = await transaction.QueryAsync<DayRow>($"{Days} {transaction.ForUpdate}", values);
                if (await transaction.QueryAsync<int>(Earlier, values) is [var isSame])
                {
                    return isSame == 1 ? null : CoversRefusal.KeyReused;
                }

                if (days.Count == 0 || days.Any(day => day.SealedAt is not null))
                {
                    return days.Count == 0 ? CoversRefusal.NoDay : CoversRefusal.Frozen;
                }

                await transaction.ExecuteAsync(Insert, values);
                await AuditTrail.AddAsync(transaction, "covers.recorded", values.id, receivedAt);
                return (CoversRefusal?)null;
            },
            keep: refusal => refusal is null);
    }

    private static CoversRefusal? Fault(NewCovers asked)
    {
        if (asked.LastDay < asked.FirstDay || asked.LastDay.DayNumber - asked.FirstDay.DayNumber >= MaxDays)
        {
            return CoversRefusal.WrongSpan;
        }

        if (asked.Part == HeadcountPart.Pupils || asked.Covers == 0 || Math.Abs(asked.Covers) > MaxCovers
            || (asked.Covers < 0 && asked.Part != HeadcountPart.Adjustment))
        {
            return CoversRefusal.WrongNumber;
        }

        return asked.Label.Trim().Length is 0 or > MaxLabel ? CoversRefusal.WrongLabel : null;
    }

    internal const string Reach = """
        select role from may_see_place where tenant = @tenant and account_id = @account and place_id = @PlaceId and role in (2, 3)
        """;

    private const string Days = """
        select sealed_at from service_day
        where tenant = @tenant and place_id = @PlaceId and service = 1 and day >= @FirstDay and day <= @LastDay order by day
        """;

    // Looked for once the days are held, so that the same sending twice at once is seen too.
    private const string Earlier = """
        select case when x.place_id = @PlaceId and x.first_day = @FirstDay and x.kind = @part and x.label = @label and x.covers = @Covers
          and x.created_by = @account then 1 else 0 end
        from extra_cover x where x.tenant = @tenant and x.extra_id = @id
        """;

    private const string Insert = """
        insert into extra_cover (tenant, extra_id, place_id, first_day, last_day, service, weekdays, kind, label, covers, created_at, created_by)
        values (@tenant, @id, @PlaceId, @FirstDay, @LastDay, 1, 127, @part, @label, @Covers, @now, @account)
        """;

    private sealed record DayRow
    {
        public DateTimeOffset? SealedAt { get; init; }
    }
}
