using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>Every address of the site has its line in the access table, and every line its address.</summary>
public sealed class AccessRoutesTests
{
    [Fact]
    public async Task Every_address_has_its_line_and_every_line_its_address()
    {
        await using var site = await StorySite.StartAsync(Whole);
        Assert.Empty(await FaultsAsync(site, AccessTable.Read()));
    }

    [Fact]
    public async Task An_address_without_a_line_is_found_and_told_what_to_write()
    {
        await using var site = await StorySite.StartAsync(Whole);
        var table = AccessTable.Read().Where(line => line.Address != "GET /gestion/importations").ToList();

        var fault = Assert.Single(await FaultsAsync(site, table));
        Assert.EndsWith("| `GET /gestion/importations` | gestion | – |", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_an_address_is_found()
    {
        await using var site = await StorySite.StartAsync(Whole);
        var table = AccessTable.Read().Append(new("GET /partie", ["gestion"], "–")).ToList();

        Assert.StartsWith("GET /partie", Assert.Single(await FaultsAsync(site, table)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| `GET /x` | directeur | – |", "directeur")]
    [InlineData("| `GET /x` | chef | – |\n| `GET /x` | gestion | – |", "2 lines")]
    public void A_line_that_means_nothing_is_found(string text, string word) =>
        Assert.Contains(word, Assert.Single(AccessTable.Faults(AccessTable.Parse(text))), StringComparison.Ordinal);

    /// <summary>With all that can be set up, so that every address exists.</summary>
    internal static OutsideSettings Whole { get; } = OutsideSettings.None with
    {
        SecurityContact = new Uri("mailto:securite@exemple.fr"),

        // Nobody answers there: the door opens, and says that its provider is down.
        FranceConnect = new(new Uri("http://127.0.0.1:1/api/v2"), "service", "secret"),
        ProConnect = new(new Uri("http://127.0.0.1:1/api/v2"), "service", "secret"),
        Mail = new("127.0.0.1", 1, null, null, "cantine@exemple.fr"),
        PublicUrl = new Uri("https://cantine.exemple.fr"),
    };

    private static async Task<IReadOnlyList<string>> FaultsAsync(StorySite site, IReadOnlyList<AccessLine> table)
    {
        var routes = await SiteRoutes.OfAsync(site.Services);
        var policies = site.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value;
        var without = routes.ExceptBy(table.Select(line => line.Address), route => route.Address, StringComparer.Ordinal).Select(route =>
            $"{route.Address} has no line in {AccessTable.File}. Read its policy again, then write there: {AccessTable.Text(LineOf(route, policies))}");
        var gone = table.ExceptBy(routes.Select(route => route.Address), line => line.Address, StringComparer.Ordinal).Select(line =>
            $"{line.Address} is in {AccessTable.File} and is no address of the site: take its line out.");
        var objects = table.Where(line => line.Object != AccessLine.NoObject && !AccessObjects.Kinds.Contains(line.Object, StringComparer.Ordinal)).Select(line =>
            $"{line.Address} names an object, “{line.Object}”, of which AccessObjects has none: add one of each relation there, or write one of: –, {string.Join(", ", AccessObjects.Kinds)}.");
        return [.. AccessTable.Faults(table), .. without, .. gone, .. objects];
    }

    // What the policy says; what the address names is for a person to say.
    private static AccessLine LineOf(SiteRoute route, AuthorizationOptions policies)
    {
        if (route.Policies.Count == 0)
        {
            return new(route.Address, [AccessLine.Everybody], AccessLine.NoObject);
        }

        var roles = route.Policies.SelectMany(name => policies.GetPolicy(name)?.Requirements ?? [])
            .OfType<Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement>().SelectMany(rule => rule.AllowedRoles).ToList();
        return new(route.Address, roles.Count == 0 ? [AccessLine.SignedIn] : AccessTable.Roles.Except([Identity.Phone, Identity.Delegate]).Where(role => roles.Contains(Identity.RoleOf(role).ToString(), StringComparer.Ordinal)).ToList(), AccessLine.NoObject);
    }
}
