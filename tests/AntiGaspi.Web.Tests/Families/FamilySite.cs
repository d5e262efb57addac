using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Builder;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>The demonstration seen by its families: Camille pays for Léa and Tom, Dominique does not.</summary>
public sealed class FamilySite(StorySite site, Guid lea, Guid tom, Guid foreign) : IAsyncDisposable
{
    public const string Cancel = "/famille/decommander";
    public const string Restore = "/famille/retablir";
    public const string Tell = "/famille/prevenir";

    private int operations;

    public StorySite Site => site;

    public Guid Lea => lea;

    public Guid Tom => tom;

    /// <summary>A pupil of the same collège whom neither guardian knows.</summary>
    public Guid Foreign => foreign;

    /// <param name="outside">What the site reaches outside itself; nothing when not given.</param>
    /// <param name="configure">What a test changes.</param>
    public static async Task<FamilySite> StartAsync(OutsideSettings? outside = null, Action<WebApplicationBuilder>? configure = null)
    {
        var site = await StorySite.StartAsync(outside, configure);
        return new(site, await PupilAsync(site, "Léa"), await PupilAsync(site, "Tom"), await ForeignAsync(site));
    }

    public Task<Visitor> AsAsync(string persona) => site.NewVisitor().AsAsync(persona);

    /// <summary>A meal as forms name it.</summary>
    public static (string Name, string Value) Meal(Guid pupil, int month, int day) =>
        ("repas", MealRequest.NameOf(new MealRef(pupil, new(2026, month, day), MealService.Lunch)));

    /// <summary>A new key of operation.</summary>
    public (string Name, string Value) Op() => ("op", Ids.New(StorySite.Start.AddMilliseconds(++operations)).ToString("D"));

    public Task<long> CancellationsAsync() => site.NumberAsync("select count(*) from cancellation where tenant = @tenant and restored_at is null");

    public Task<long> WrittenAsync() => site.NumberAsync(
        "select (select count(*) from cancellation) + (select count(*) from cancellation where restored_at is not null) + (select count(*) from late_notice) "
        + "+ (select count(*) from operation) + (select count(*) from ledger_entry)");

    public Task<long> BalanceAsync(Guid pupil) => site.NumberAsync(
        "select coalesce(sum(case when credit = 'family' then cents else -cents end), 0) from ledger_entry where tenant = @tenant and pupil_id = @pupil", new { pupil });

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static async Task<Guid> PupilAsync(StorySite site, string given) => (await site.Db.ReadAsync<Guid>(
        Scope.Service(Persona.Tenant),
        """
        select p.pupil_id from may_act y join pupil p on p.tenant = y.tenant and p.pupil_id = y.pupil_id
        where y.tenant = @tenant and y.account_id = @camille and p.given_name = @given
        """, new { given, camille = Persona.All[0].AccountId }))[0];

    private static async Task<Guid> ForeignAsync(StorySite site) => (await site.Db.ReadAsync<Guid>(
        Scope.Service(Persona.Tenant),
        "select p.pupil_id from pupil p join meal_plan m on m.tenant = p.tenant and m.pupil_id = p.pupil_id where p.tenant = @tenant and p.family_name <> 'MARTIN' and m.weekdays = 27 limit 1"))[0];
}
