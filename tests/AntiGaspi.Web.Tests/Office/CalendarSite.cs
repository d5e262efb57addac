using System.Text.RegularExpressions;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>
/// The demonstration seen by the office of Jean-Moulin, with counts of the tables that share nothing with the pages:
/// no view, no status of a day, only plans, cancellations and the ledger.
/// </summary>
public sealed partial class CalendarSite(StorySite site, Guid place, Guid otherPlace) : IAsyncDisposable
{
    public const string Calendar = "/gestion/calendrier";
    public const string Declaring = "/gestion/calendrier/declarer";

    /// <summary>A meal at Jean-Moulin in 2026, in cents, for those whose price is known here: the four-day plan.</summary>
    public const long Price = 335;

    private int operations;

    public StorySite Site => site;

    public Guid Place => place;

    /// <summary>The canteen of Rosa-Parks, which this office knows nothing of.</summary>
    public Guid OtherPlace => otherPlace;

    public static async Task<CalendarSite> StartAsync()
    {
        var site = await StorySite.StartAsync();
        return new(site, await PlaceAsync(site, "Jean-Moulin"), await PlaceAsync(site, "Rosa-Parks"));
    }

    public Task<Visitor> AsAsync(string persona) => site.NewVisitor().AsAsync(persona);

    /// <summary>A form that declares, as the page of a kind sends it.</summary>
    public (string, string)[] Form(string kind, string from, string to = "", string division = "", string weekday = "", string label = "") =>
    [
        ("op", Ids.New(StorySite.Start.AddMilliseconds(++operations)).ToString("D")), ("genre", kind), ("du", from), ("au", to), ("classe", division),
        ("comme", weekday), ("libelle", label),
    ];

    /// <summary>Sends the form as its second button does.</summary>
    public static Task<Answer> ConfirmAsync(Visitor visitor, IEnumerable<(string, string)> form) =>
        visitor.PostAsync($"{Declaring}?genre=fermeture", Declaring, [.. form, ("etape", "declarer")]);

    /// <summary>Sends the form as its first button does.</summary>
    public static Task<Answer> TellAsync(Visitor visitor, IEnumerable<(string, string)> form) =>
        visitor.PostAsync($"{Declaring}?genre=fermeture", Declaring, [.. form, ("etape", "verifier")]);

    /// <summary>The page of an event, from the answer that led to it.</summary>
    public static string PageOf(Answer answer) => EventPage().Match(answer.Location ?? "").Value;

    /// <summary>Cancels the meals of a day for some pupils of a class (of all when empty), as the office may at its desk.</summary>
    public async Task<IReadOnlyList<Guid>> CancelAsync(DateOnly day, int count, string division = "", DateOnly? servedAs = null)
    {
        var pupils = await Site.Db.ReadAsync<Guid>(
            Scope.Service(Persona.Tenant), $"select p.pupil_id {Planned} and m.price_class = 'DP4' and (p.division = @division or @division = '') "
            + "and not exists (select 1 from cancellation c where c.pupil_id = p.pupil_id and c.day = @day and c.restored_at is null) order by p.siecle_id desc limit @count",
            new { bit = Weekdays.Bit(servedAs ?? day), day, count, division });
        var now = site.Clock!.GetUtcNow();
        var gestion = new Scope(Persona.Tenant, Persona.All.Single(one => one.Key == "gestion").AccountId, Role.SchoolManager, []);
        var answers = await new CancelMeals(site.Db).RunAsync(
            gestion, new Operation(Ids.New(now.AddMilliseconds(++operations)), now), pupils.Select(pupil => new MealRef(pupil, day, MealService.Lunch)).ToList());
        Assert.All(answers, answer => Assert.IsType<CancelOutcome.Cancelled>(answer));
        return pupils;
    }

    /// <summary>Pupils of Jean-Moulin whose plan covers a day, served as the weekday of another.</summary>
    public Task<long> PlannedAsync(DateOnly day, DateOnly? servedAs = null, string division = "", string price = "") => site.NumberAsync(
        $"select count(*) {Planned} and (p.division = @division or @division = '') and (m.price_class = @price or @price = '')",
        new { bit = Weekdays.Bit(servedAs ?? day), day, division, price });

    /// <summary>Those of them who have cancelled.</summary>
    public Task<long> CancelledAsync(DateOnly day, string division = "") => site.NumberAsync(
        $"""
        select count(*) {Planned} and (p.division = @division or @division = '')
          and exists (select 1 from cancellation c where c.pupil_id = p.pupil_id and c.day = @day and c.restored_at is null)
        """, new { bit = Weekdays.Bit(day), day, division });

    /// <summary>What the ledger owes for a day to all families of the place.</summary>
    public Task<long> OwedAsync(DateOnly day) => site.NumberAsync(
        $"""
        select coalesce(sum(case when e.credit = 'family' then e.cents else -e.cents end), 0) from ledger_entry e
        where e.day = @day and e.pupil_id in (select m.pupil_id from meal_plan m where m.place_id = @place)
        """, new { day, place });

    /// <summary>How many pupils are owed exactly an amount for a day.</summary>
    public Task<long> OwedExactlyAsync(DateOnly day, long cents) => site.NumberAsync(
        """
        select count(*) from (select e.pupil_id, sum(case when e.credit = 'family' then e.cents else -e.cents end) as owed
          from ledger_entry e where e.day = @day and e.pupil_id in (select m.pupil_id from meal_plan m where m.place_id = @place) group by e.pupil_id) x
        where x.owed = @cents
        """, new { day, cents, place });

    /// <summary>Everything that these pages could have written.</summary>
    public Task<long> WrittenAsync() => site.NumberAsync(
        """
        select (select count(*) from calendar_event) + (select count(*) from calendar_event where withdrawn_at is not null) + (select count(*) from event_pupil)
          + (select count(*) from ledger_entry) + (select count(*) from service_day) + (select count(*) from service_day where status = 'closed')
          + (select count(*) from extra_cover) + (select count(*) from extra_cover where withdrawn_at is not null) + (select count(*) from audit)
          + (select sum(version) from service_day) + (select count(*) from cancellation where restored_at is not null)
        """);

    /// <summary>The big number of the kitchen's story of a day.</summary>
    public static async Task<long> ToCookAsync(Visitor visitor, DateOnly day) => long.Parse(
        BigNumber().Match((await visitor.GetAsync($"/cuisine/effectif/{day:yyyy-MM-dd}")).Html).Groups["meals"].Value, null);

    /// <summary>An amount as the page writes it, with plain spaces.</summary>
    public static string Euros(long cents) => App.French.Formats.Euros(new Money(cents)).Replace('\u00A0', ' ');

    /// <summary>A number as the page writes it, with plain spaces.</summary>
    public static string Number(long number) => App.French.Formats.Number(number).Replace('\u00A0', ' ');

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private const string Planned = """
        from meal_plan m join pupil p using (tenant, pupil_id) join place l using (tenant, place_id)
        where l.name like '%Jean-Moulin' and (m.weekdays & @bit) > 0 and m.valid_from <= @day and coalesce(m.valid_to, '9999') > @day
          and coalesce(p.entry_day, '0') <= @day and coalesce(p.exit_day, '9999') >= @day
        """;

    private static async Task<Guid> PlaceAsync(StorySite site, string school) => (await site.Db.ReadAsync<Guid>(
        Scope.Service(Persona.Tenant), "select place_id from place where name like '%' || @school", new { school })).Single();

    [GeneratedRegex("/gestion/calendrier/evenements/[0-9a-f-]{36}", RegexOptions.None, 10_000)]
    private static partial Regex EventPage();

    [GeneratedRegex("ag-number__value\">(?<meals>\\d+)<", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex BigNumber();
}
