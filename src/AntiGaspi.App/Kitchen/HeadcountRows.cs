using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Kitchen;

/// <summary>A day of a place and a service: what a headcount is about.</summary>
public readonly record struct ServiceKey(Guid PlaceId, DateOnly Day, MealService Service);

/// <summary>The counting of covers from the raw rows: one grouped statement, for the page, the freeze and the nightly recount.</summary>
internal static class HeadcountRows
{
    public const string Count = """
        select 'pupils' as part, m.menu_option as label, count(*) as covers
        from meal m
        where m.tenant = @tenant and m.place_id = @PlaceId and m.day = @Day and m.service = @Service
          and m.status <> 'closed' and m.is_planned and not m.is_excused and m.cancellation_id is null
        group by m.menu_option
        union all
        select x.kind as part, x.label, sum(x.covers) as covers
        from service_day d
        join extra_cover x on x.tenant = d.tenant and x.place_id = d.place_id and x.service = d.service and x.withdrawn_at is null
          and x.first_day <= d.day and x.last_day >= d.day and (x.weekdays & d.plan_bit) <> 0
        where d.tenant = @tenant and d.place_id = @PlaceId and d.day = @Day and d.service = @Service and d.status <> 'closed'
        group by x.kind, x.label
        order by 1, 2
        """;

    public static object Values(ServiceKey key) =>
        new { key.PlaceId, key.Day, Service = (int)key.Service };

    public static HeadcountPart Parse(string part) => part switch
    {
        "pupils" => HeadcountPart.Pupils,
        "adults" => HeadcountPart.Adults,
        "group" => HeadcountPart.Group,
        "adjustment" => HeadcountPart.Adjustment,
        _ => throw new InvalidDataException($"Unknown part of a headcount: {part}."),
    };

    public static string Text(HeadcountPart part) => part switch
    {
        HeadcountPart.Pupils => "pupils",
        HeadcountPart.Adults => "adults",
        HeadcountPart.Group => "group",
        HeadcountPart.Adjustment => "adjustment",
    };

    /// <summary>One line as stored or counted.</summary>
    internal sealed record Line
    {
        public string Part { get; init; } = "";

        public string Label { get; init; } = "";

        public long Covers { get; init; }

        public HeadcountLine Value => new(Parse(Part), Label, checked((int)Covers));
    }
}
