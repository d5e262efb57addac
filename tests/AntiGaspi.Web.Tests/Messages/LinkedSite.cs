using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Messages;

/// <summary>The demonstration, with the links that messages carry to the meals of Léa in the week of Monday 23 November.</summary>
internal sealed class LinkedSite(FamilySite family) : IAsyncDisposable
{
    public FamilySite Family => family;

    public StorySite Site => family.Site;

    public static async Task<LinkedSite> StartAsync() => new(await FamilySite.StartAsync());

    /// <summary>The path of the link of a persona.</summary>
    public async Task<string> PathAsync(string persona = "camille", int month = 11, int day = 24) => (await Site.Services.GetRequiredService<MealLinks>().PathAsync(
        Persona.Tenant, AccountOf(persona), new(family.Lea, new(2026, month, day), MealService.Lunch), StorySite.Start))!;

    public static Guid AccountOf(string persona) => Persona.All.Single(one => one.Key == persona).AccountId;

    public Task<int> RunAsync(string sql, object? values = null) => Site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(sql, values));

    /// <summary>Everything that a link could change, as one text.</summary>
    public async Task<string> KeptAsync() => string.Join('\n', await Site.Db.ReadAsync<string>(
        Scope.Service(Persona.Tenant),
        """
        select cancellation_id || coalesce(restored_at, '-') from cancellation where tenant = @tenant
        union all select cause_id || kind from ledger_entry where tenant = @tenant
        union all select op_id from operation where tenant = @tenant
        union all select audit_id from audit where tenant = @tenant
        union all select link_id || coalesce(closed_at, '-') from meal_link where tenant = @tenant
        union all select choice_id || wants_reminder || wants_receipt || wants_digest from message_choice where tenant = @tenant
        union all select message_id || attempts from outbox where tenant = @tenant
        order by 1
        """));

    /// <summary>The deadline of the last meal of the week.</summary>
    public async Task<DateTimeOffset> DeadlineAsync() => (await Site.Db.ReadAsync<DateTimeOffset>(
        Scope.Service(Persona.Tenant), "select max(cutoff_at) from meal where tenant = @tenant and pupil_id = @Lea and day between '2026-11-23' and '2026-11-29' and is_planned",
        new { family.Lea })).Single();

    /// <summary>A meal of Léa, as the form names it.</summary>
    public (string Name, string Value) Lunch(int day, int month = 11) => FamilySite.Meal(family.Lea, month, day);

    public Task<long> CountAsync(string action) => Site.NumberAsync("select count(*) from audit where tenant = @tenant and action = @action", new { action });

    public ValueTask DisposeAsync() => family.DisposeAsync();
}
