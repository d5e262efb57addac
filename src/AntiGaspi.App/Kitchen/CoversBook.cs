using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Kitchen;

/// <summary>Covers that were recorded, and hold today or later.</summary>
public sealed record RecordedCovers
{
    public Guid ExtraId { get; init; }

    public string Kind { get; init; } = "";

    public string Label { get; init; } = "";

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    public int Covers { get; init; }

    /// <summary>Whether a day is left to withdraw them from: one whose headcount is not frozen.</summary>
    public bool IsOpen { get; init; }

    public HeadcountPart Part => HeadcountRows.Parse(Kind);
}

/// <summary>The adults, groups and adjustments recorded for a place, and who may change them.</summary>
public sealed class CoversBook(Db db)
{
    /// <summary>Most lines of one reading; those that end soonest come first.</summary>
    public const int MaxLines = 200;

    /// <summary>What is recorded for a day or later; empty when the account may not see the place.</summary>
    public Task<IReadOnlyList<RecordedCovers>> RunAsync(Scope scope, Guid placeId, DateOnly from) =>
        db.ReadAsync<RecordedCovers>(scope, Lines, new { placeId, from, MaxLines });

    /// <summary>Whether the account may add and withdraw: the head cook and the office of the place.</summary>
    public async Task<bool> MayRecordAsync(Scope scope, Guid placeId) =>
        (await db.ReadAsync<int>(scope, RecordCovers.Reach, new { PlaceId = placeId })).Count > 0;

    private const string Lines = """
        select x.extra_id, x.kind, x.label, x.first_day, x.last_day, x.covers,
          not exists (select 1 from service_day d where d.tenant = x.tenant and d.place_id = x.place_id and d.service = x.service
            and d.day >= x.first_day and d.day <= x.last_day and d.sealed_at is not null)
          or exists (select 1 from service_day d where d.tenant = x.tenant and d.place_id = x.place_id and d.service = x.service
            and d.day >= x.first_day and d.day <= x.last_day and d.sealed_at is null) as is_open
        from extra_cover x
        where x.tenant = @tenant and x.place_id = @placeId and x.service = 1 and x.withdrawn_at is null and x.last_day >= @from
          and exists (select 1 from may_see_place y where y.tenant = @tenant and y.account_id = @account and y.place_id = @placeId)
        order by x.last_day, x.first_day, x.kind, x.label, x.extra_id limit @MaxLines
        """;
}
