using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Jobs;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;
using AntiGaspi.Web.Tests.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Presence;

/// <summary>The demonstration on Tuesday 24 November: Camille had cancelled the lunch of Léa, and Léa came all the same.</summary>
internal sealed class PresenceSite(LinkedSite linked) : IAsyncDisposable
{
    public const string Door = "/vie-scolaire";
    public const string FamilyPage = "/famille/pointage";
    public const string Sheet = "/gestion/pointage";
    public const string Contests = "/gestion/contestations";

    public LinkedSite Linked => linked;

    public FamilySite Family => linked.Family;

    public StorySite Site => linked.Site;

    public (string Name, string Value) Lunch => linked.Lunch(24);

    /// <summary>Tuesday at half past twelve, with the cancelled lunch; the door has marked nothing yet.</summary>
    public static async Task<PresenceSite> StartAsync()
    {
        var site = new PresenceSite(await LinkedSite.StartAsync());
        using var camille = await site.Family.AsAsync("camille");
        await camille.PostAsync("/famille", FamilySite.Cancel, site.Family.Op(), site.Lunch);
        site.At(24, 12, 30);
        return site;
    }

    /// <summary>The same in the evening: the door marked Léa, and the families were told.</summary>
    public static async Task<PresenceSite> ToldAsync()
    {
        var site = await StartAsync();
        using var lou = await site.Family.AsAsync("vie-scolaire");
        await lou.PostAsync(Door, Door, ("eleve", site.Family.Lea.ToString("D")));
        site.At(24, 19);
        await site.TellAsync();
        return site;
    }

    public void At(int day, int hour, int minute = 0) => Site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(1)));

    public Task<int> TellAsync() => new TellFamilies(Site.Db, Site.Services.GetRequiredService<TellMismatches>(), Site.Clock!).RunAsync();

    /// <summary>The path of the link that a persona finds in the message.</summary>
    public async Task<string> LinkAsync(string persona = "camille") => (await Site.Services.GetRequiredService<MealLinks>().AttendancePathAsync(
        Persona.Tenant, LinkedSite.AccountOf(persona), new(Family.Lea, new(2026, 11, 24), MealService.Lunch), Site.Clock!.GetUtcNow()))!;

    /// <summary>The path of the link that a persona finds in a message about the meals of next week.</summary>
    public async Task<string> MealLinkAsync(string persona = "camille") => (await Site.Services.GetRequiredService<MealLinks>().PathAsync(
        Persona.Tenant, LinkedSite.AccountOf(persona), new(Family.Lea, new(2026, 11, 30), MealService.Lunch), Site.Clock!.GetUtcNow()))!;

    /// <summary>Everything that a page about presence could change, as one text.</summary>
    public async Task<string> KeptAsync() => await Linked.KeptAsync() + string.Join('\n', await Site.Db.ReadAsync<string>(
        Scope.Service(Persona.Tenant),
        """
        select pupil_id || day || is_present || coalesce(told_evening, '-') from attendance where tenant = @tenant
        union all select contest_id || coalesce(answer, '-') from contest where tenant = @tenant
        union all select school_id || declared_at from attendance_list where tenant = @tenant
        order by 1
        """));

    public ValueTask DisposeAsync() => linked.DisposeAsync();
}
