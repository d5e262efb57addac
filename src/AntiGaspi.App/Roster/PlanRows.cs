using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>What a plan says, whoever it is for: where, on which weekdays, at which price class.</summary>
internal sealed record PlanTerms(Guid PlaceId, int Weekdays, string Basis, string PriceClass, string MenuOption);

/// <summary>From a day on, a pupil's plan is another; or there is none any more, when it has no terms.</summary>
internal sealed record PlanChange(Guid PupilId, DateOnly From, PlanTerms? Terms);

/// <summary>Ends and begins the plans of pupils; a day whose headcount is frozen keeps the plan that it was counted with.</summary>
internal static class PlanRows
{
    public const string StandardMenu = "standard";

    private const string TicketBasis = "ticket";
    private const string BoarderBasis = "boarder";
    private const string FlatBasis = "flat";

    /// <summary>The last plan of each pupil of a school, ended or not.</summary>
    public static async Task<Dictionary<Guid, PlanRow>> LastOnesAsync(Transaction transaction, Guid schoolId)
    {
        var last = new Dictionary<Guid, PlanRow>();
        foreach (var row in await transaction.QueryAsync<PlanRow>(OfSchool, new { schoolId }))
        {
            last[row.PupilId] = row;
        }

        return last;
    }

    /// <summary>
    /// The first day from which a plan of a place may begin: the day wanted, or the day after the last frozen one. The days
    /// ahead are held, so that none is frozen in between.
    /// </summary>
    public static async Task<DateOnly> FirstDayAsync(Transaction transaction, Guid placeId, DateOnly wanted)
    {
        var share = transaction.Engine == Engine.Postgres ? "for share" : "";
        await transaction.QueryAsync<DateOnly>(
            $"select day from service_day where {OfPlace} and day >= @wanted and sealed_at is null order by day {share}", new { placeId, wanted });
        var lastFrozen = await transaction.QueryAsync<DateOnly>(
            $"select day from service_day where {OfPlace} and day >= @wanted and sealed_at is not null order by day desc limit 1", new { placeId, wanted });
        return lastFrozen.Count == 0 ? wanted : lastFrozen[0].AddDays(1);
    }

    /// <summary>Ends the plans that pupils have, and begins others; one change for a pupil.</summary>
    public static async Task ChangeAsync(Transaction transaction, IReadOnlyList<PlanChange> changes)
    {
        await transaction.ExecuteEachAsync(End, changes, change => new { change.PupilId, change.From });
        await transaction.ExecuteEachAsync(Begin, changes.Where(change => change.Terms is not null), change => new
        {
            change.PupilId, change.From, change.Terms!.PlaceId, change.Terms.Weekdays, change.Terms.Basis, change.Terms.PriceClass, change.Terms.MenuOption,
        });
    }

    /// <summary>What a boarding status gives until the office says more; null for a pupil who does not eat here, or about whom nobody may guess.</summary>
    public static PlanTerms? Of(BoardingStatus boarding, Guid placeId, int servedWeekdays, string menuOption)
    {
        var basis = boarding.Meaning switch
        {
            BoardingMeaning.HalfBoard => FlatBasis,
            BoardingMeaning.Ticket => TicketBasis,
            BoardingMeaning.Boarder => BoarderBasis,
            BoardingMeaning.External or BoardingMeaning.Elsewhere or BoardingMeaning.Missing or BoardingMeaning.Unknown => null,
        };
        return basis is null
            ? null
            : new(placeId, boarding.DefaultDays?.Mask ?? servedWeekdays, basis, PriceClassOf(boarding), menuOption);
    }

    /// <summary>What the office states: a flat rate on some weekdays.</summary>
    public static PlanTerms Flat(Guid placeId, Weekdays days, string menuOption) =>
        new(placeId, days.Mask, FlatBasis, $"DP{days.Count}", menuOption);

    /// <summary>What the office states: a boarder, counted on some weekdays and never refunded here.</summary>
    public static PlanTerms Boarder(Guid placeId, Weekdays days, string menuOption) =>
        new(placeId, days.Mask, BoarderBasis, "interne", menuOption);

    /// <summary>What the office states: each meal is paid, or none is taken; nobody is expected by default.</summary>
    public static PlanTerms Ticket(Guid placeId, string menuOption) => new(placeId, Weekdays.None.Mask, TicketBasis, TicketBasis, menuOption);

    private static string PriceClassOf(BoardingStatus boarding) => boarding switch
    {
        { Meaning: BoardingMeaning.Ticket } => TicketBasis,
        { Meaning: BoardingMeaning.Boarder } => "interne",
        { Code: ['2', var days] } => $"DP{days}",
        _ => "DP4",
    };

    // A plan that was to begin later never does.
    private const string End = """
        update meal_plan set valid_to = case when valid_from >= @From then valid_from else @From end
        where tenant = @tenant and pupil_id = @PupilId and service = 1 and (valid_to is null or valid_to > @From)
        """;

    private const string Begin = """
        insert into meal_plan (tenant, pupil_id, service, valid_from, valid_to, place_id, weekdays, basis, price_class, menu_option)
        values (@tenant, @PupilId, 1, @From, null, @PlaceId, @Weekdays, @Basis, @PriceClass, @MenuOption)
        on conflict (tenant, pupil_id, service, valid_from) do update set valid_to = null, place_id = excluded.place_id,
          weekdays = excluded.weekdays, basis = excluded.basis, price_class = excluded.price_class, menu_option = excluded.menu_option
        """;

    private const string OfPlace = "tenant = @tenant and place_id = @placeId and service = 1";

    private const string OfSchool = """
        select m.pupil_id, m.valid_to, m.place_id, m.basis, m.price_class, m.menu_option
        from meal_plan m
        join pupil p on p.tenant = m.tenant and p.pupil_id = m.pupil_id
        where m.tenant = @tenant and p.school_id = @schoolId and m.service = 1 and (m.valid_to is null or m.valid_to > m.valid_from)
        order by m.valid_from
        """;

    /// <summary>A plan as stored.</summary>
    internal sealed record PlanRow
    {
        public Guid PupilId { get; init; }

        public DateOnly? ValidTo { get; init; }

        public Guid PlaceId { get; init; }

        public string Basis { get; init; } = "";

        public string PriceClass { get; init; } = "";

        public string MenuOption { get; init; } = "";
    }
}
