using AntiGaspi.Web.Tests.Access;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AntiGaspi.Web.Tests.Privacy;

/// <summary>
/// Every personal field holds a word of its own; the whole access table is played, by everybody, on every page and form. Pages say
/// these words to those who may read them; no log, trace, metric, address or header ever does.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task No_personal_field_leaves_the_pages()
    {
        using var overheard = new Overheard();
        Assert.True(await PlayAsync(overheard, overheard.ListenTo, AccessTable.Read()) > 1000);

        output.WriteLine($"{overheard.Pages} pages with personal data; {string.Join(", ", overheard.Heard.Select(kind => $"{kind.Value} × {kind.Key}"))}");
        Assert.Empty(overheard.Leaks.Take(20));
        Assert.True(overheard.Pages > 50, "pages that say nothing of anybody prove nothing");
        Assert.All(new[] { "log", "trace", "metric", "address", "header", "link" }, kind => Assert.True(overheard.Heard.GetValueOrDefault(kind) > 100, $"{kind} was not heard"));
    }

    [Fact]
    public async Task A_log_that_names_who_is_signed_in_is_caught()
    {
        using var overheard = new Overheard();
        await PlayAsync(overheard, builder =>
        {
            overheard.ListenTo(builder);
            builder.Services.AddSingleton<IStartupFilter>(new NamingLog());
        }, AccessTable.Read().Where(line => line.Pattern.StartsWith("/gestion/eleves", StringComparison.Ordinal)).ToList());

        Assert.Contains(overheard.Leaks, leak => leak.StartsWith("log: ", StringComparison.Ordinal));
    }

    // How many answers were given.
    private static async Task<int> PlayAsync(Overheard overheard, Action<WebApplicationBuilder> configure, IReadOnlyList<AccessLine> lines)
    {
        await using var site = await StorySite.StartAsync(AccessRoutesTests.Whole, configure);
        Assert.True(await Canaries.PlantAsync(site) > 5000);
        var player = await AccessPlayer.OnAsync(site);
        await player.DifferencesAsync(lines);
        Assert.NotEmpty(overheard.Heard);
        return player.Cells;
    }

    /// <summary>What nobody may write: the name of the person, in a log.</summary>
    private sealed class NamingLog : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate go) =>
            {
                await go(context);
                context.RequestServices.GetRequiredService<ILogger<NamingLog>>().LogWarning("{Name} was here", context.User.Identity?.Name);
            });
            next(app);
        };
    }
}
