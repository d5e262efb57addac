using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>The whole access table, played over HTTP on the demonstration and a second authority: every answer is as declared.</summary>
public sealed class AccessMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_answer_is_as_the_table_declares_it()
    {
        await using var site = await StorySite.StartAsync(AccessRoutesTests.Whole);
        var player = await AccessPlayer.OnAsync(site);

        var differences = await player.DifferencesAsync(AccessTable.Read());

        output.WriteLine($"{player.Cells} answers compared");
        output.WriteLine(string.Join('\n', differences));
        Assert.Empty(differences);
        Assert.True(player.Cells > 1000, "a table that asks little proves nothing");
    }

    [Theory]
    [InlineData("GET /gestion", "gestion, principal")]
    [InlineData("GET /gestion/importations", "personne")]
    [InlineData("GET /cuisine/semaines", "chef, gestion, principal")]
    [InlineData("GET /famille", "toute personne connectée")]
    public async Task A_line_that_says_more_or_less_than_the_site_is_caught(string address, string open)
    {
        await using var site = await StorySite.StartAsync();
        var player = await AccessPlayer.OnAsync(site);
        var line = AccessTable.Read().Single(one => one.Address == address) with { Open = open.Split(", ") };

        Assert.NotEmpty(await player.DifferencesAsync([line]));
    }

    [Fact]
    public async Task A_policy_that_lets_one_role_more_in_is_caught()
    {
        await using var site = await StorySite.StartAsync(configure: builder => builder.Services.PostConfigure<AuthorizationOptions>(options => options.AddPolicy(
            Policies.Office, policy => policy.RequireRole(nameof(Role.SchoolManager), nameof(Role.PupilLife)))));
        var player = await AccessPlayer.OnAsync(site);

        Assert.Contains(
            await player.DifferencesAsync([AccessTable.Read().Single(one => one.Address == "GET /gestion/eleves")]),
            difference => difference.StartsWith("vie scolaire", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_more_header_on_what_is_somebody_elses_is_caught()
    {
        await using var site = await StorySite.StartAsync(configure: builder => builder.Services.AddTransient<IStartupFilter, TellingHeader>());
        var player = await AccessPlayer.OnAsync(site);

        Assert.NotEmpty(await player.DifferencesAsync([AccessTable.Read().Single(one => one.Address == "GET /gestion/eleves/{eleve:guid}")]));
    }

    /// <summary>Tells, by a header, what exists from what does not.</summary>
    private sealed class TellingHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                if (context.Request.Path.StartsWithSegments("/gestion/eleves", StringComparison.Ordinal) && !context.Request.Path.Value!.EndsWith("dead", StringComparison.Ordinal))
                {
                    context.Response.Headers["X-Known"] = "yes";
                }

                return go(context);
            });
            next(app);
        };
    }
}
