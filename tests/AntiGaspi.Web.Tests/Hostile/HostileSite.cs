using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Doors;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>The real service, both of whose providers are hostile; people go through its doors without a window.</summary>
public sealed class HostileSite : IAsyncLifetime
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private HostileProvider? families;
    private HostileProvider? agents;
    private DoorSite? site;

    /// <summary>What a test takes out of the service; nothing when not set.</summary>
    public Action<OpenIdConnectOptions>? Careless { get; init; }

    public DoorSite Site => site!;

    public HostileProvider Provider(House house) => house == House.FranceConnect ? families! : agents!;

    public async ValueTask InitializeAsync()
    {
        (families, agents) = (await HostileProvider.StartAsync(), await HostileProvider.StartAsync());
        site = await DoorSite.StartAsync(families.Settings, agents.Settings, builder =>
        {
            foreach (var door in new[] { House.FranceConnect, House.ProConnect })
            {
                builder.Services.Configure<OpenIdConnectOptions>(door.ToString(), options =>
                {
                    options.BackchannelTimeout = TimeSpan.FromSeconds(1);
                    Careless?.Invoke(options);
                });
            }
        });
        await site.InviteOfficeAsync(HostileProvider.Invited);
        agents.Subject = HostileProvider.Invited;
    }

    /// <summary>Goes through a door, and to the provider; the address that it sends the browser back to.</summary>
    public async Task<string> LeaveAsync(Visitor visitor, House house, string retour = "")
    {
        var left = await visitor.PostAsync("/connexion", Door(house), ("retour", retour));
        using var sent = await http.GetAsync(left.Location ?? throw new InvalidOperationException($"\"{retour}\": {left.Status}, {left.Words}"));
        return sent.Headers.Location?.PathAndQuery ?? throw new InvalidOperationException($"The provider leads nowhere: {sent.StatusCode}.");
    }

    /// <summary>All of a sign-in, at a provider that does one thing wrong.</summary>
    public async Task<Answer> ComeAsync(Visitor visitor, House house, Alteration? alteration = null, string retour = "")
    {
        Provider(house).Alteration = alteration ?? Alteration.Nothing;
        return await visitor.GetAsync(await LeaveAsync(visitor, house, retour));
    }

    /// <summary>Whether an answer leads back to the doors with the words that it did not work.</summary>
    public static bool IsRefused(Answer answer, House house) =>
        answer.Status == HttpStatusCode.Redirect && answer.Location!.StartsWith($"/connexion?suite=refus-{Name(house)}", StringComparison.Ordinal);

    /// <summary>That it was refused: with a page for people, and nothing left behind.</summary>
    public async Task RefusedAsync(Visitor visitor, House house, Answer answer)
    {
        Assert.True(IsRefused(answer, house), $"{answer.Status} to {answer.Location}");
        Assert.DoesNotContain(SessionHandler.CookieName, visitor.Jar.Keys);
        var page = await visitor.GetAsync(answer.Location!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"{house} n’a pas pu vous connecter", page.Words, StringComparison.Ordinal);
        Assert.Contains("réessayer ou choisir un autre moyen de connexion", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        foreach (var leak in new[] { "Exception", "IDX", "AntiGaspi.", " at line " })
        {
            // Not in the elements: the token of a form is random letters.
            Assert.DoesNotContain(leak, page.Words, StringComparison.Ordinal);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Site.DisposeAsync();
        await families!.DisposeAsync();
        await agents!.DisposeAsync();
    }

    public static string Door(House house) => $"/connexion/{Name(house)}";

    private static string Name(House house) => house.ToString().ToLowerInvariant();
}
