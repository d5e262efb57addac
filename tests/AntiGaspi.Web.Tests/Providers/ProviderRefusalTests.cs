using System.Net;
using System.Text;
using System.Text.Json;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Providers;

/// <summary>The provider of the tests refuses what the real ones refuse: a service that passes here has asked as it must.</summary>
public sealed class ProviderRefusalTests(SharedProviders providers)
{
    public static TheoryData<House, string, string?> Refused() => new()
    {
        { House.FranceConnect, "nonce", new string('a', 21) },
        { House.FranceConnect, "nonce", null },
        { House.FranceConnect, "state", null },
        { House.FranceConnect, "acr_values", null },
        { House.FranceConnect, "prompt", "none" },
        { House.FranceConnect, "prompt", "select_account" },
        { House.FranceConnect, "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" },
        { House.FranceConnect, "code_challenge_method", "S256" },
        { House.FranceConnect, "response_mode", "query" },
        { House.FranceConnect, "x-client-SKU", "ID_NET10_0" },
        { House.FranceConnect, "login_hint", "a@essai.test" },
        { House.FranceConnect, "max_age", "60" },
        { House.FranceConnect, "client_id", null },
        { House.FranceConnect, "redirect_uri", null },
        { House.FranceConnect, "response_type", null },
        { House.FranceConnect, "scope", null },
        { House.ProConnect, "nonce", new string('a', 31) },
        { House.ProConnect, "state", new string('a', 31) },
        { House.ProConnect, "nonce", null },
        { House.ProConnect, "prompt", "select_account" },
        { House.ProConnect, "x-client-SKU", "ID_NET10_0" },
        { House.ProConnect, "max_age", "60" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_request_that_is_not_as_it_must_gets_a_page_and_no_way_back(House house, string parameter, string? value)
    {
        using var browser = new ProviderBrowser(await ClientAsync(house));

        var answer = await browser.AuthorizeAsync((parameter, value));

        Assert.Equal((HttpStatusCode.BadRequest, null), (answer.Status, answer.Location));
        Assert.Contains(house == House.FranceConnect ? "Y030007" : "Y000400", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_given_twice_is_refused()
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.FranceConnect));

        var answer = await browser.GetAsync(new($"{browser.AuthorizeAddress()}&scope=openid"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("client_id", "somebody", "Y04EA6EF")]
    [InlineData("redirect_uri", "http://127.0.0.1:9/elsewhere", "Y04C013C")]
    [InlineData("redirect_uri", "https://evil.example/connexion/franceconnect/retour", "Y04C013C")]
    public async Task A_stranger_or_another_return_address_gets_a_page_and_no_way_back(string parameter, string value, string code)
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.FranceConnect));

        var answer = await browser.AuthorizeAsync((parameter, value));

        Assert.Equal((HttpStatusCode.BadRequest, null), (answer.Status, answer.Location));
        Assert.Contains(code, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acr_values", "eidas2", "invalid_acr")]
    [InlineData("acr_values", "eidas3 eidas2", "invalid_acr")]
    [InlineData("scope", "profile", "invalid_request")]
    [InlineData("scope", "openid address", "invalid_scope")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    public async Task A_wish_that_it_cannot_grant_goes_back_to_the_service(string parameter, string value, string error)
    {
        var client = await ClientAsync(House.FranceConnect);
        using var browser = new ProviderBrowser(client);

        var answer = await browser.AuthorizeAsync((parameter, value));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith(client.ReturnTo(ProviderBrowser.Site).AbsoluteUri, answer.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal((error, ProviderBrowser.Long, client.Issuer.AbsoluteUri), (answer["error"], answer["state"], answer["iss"]));
    }

    [Theory]
    [InlineData("eidas1 eidas2")]
    [InlineData("unknown")]
    public async Task Levels_that_include_the_lowest_or_are_unknown_fall_back_to_it(string levels)
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.FranceConnect));

        var back = await browser.SignInAsync("ordinaire", ("acr_values", levels));
        var token = JsonDocument.Parse((await browser.TokenAsync(back["code"])).Text).RootElement.GetProperty("id_token").GetString()!;

        Assert.Equal("eidas1", ProviderBrowser.ClaimsOf(token).GetProperty("acr").GetString());
    }

    [Fact]
    public async Task The_secret_is_taken_from_the_form_only_and_must_be_right()
    {
        var client = await ClientAsync(House.FranceConnect);
        using var browser = new ProviderBrowser(client);
        var code = (await browser.SignInAsync("ordinaire"))["code"]!;

        using var basic = new HttpRequestMessage(HttpMethod.Post, $"{client.Issuer}/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", client.ReturnTo(ProviderBrowser.Site).AbsoluteUri)]),
        };
        basic.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.ClientId}:{client.ClientSecret}")));
        await RefusedAsync(browser.SendAsync(basic), HttpStatusCode.Unauthorized, "invalid_client");
        using var stranger = new ProviderBrowser(client with { ClientSecret = "wrong" });
        await RefusedAsync(stranger.TokenAsync(code), HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task A_code_serves_once_and_a_made_up_one_or_a_made_up_token_never()
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.FranceConnect));
        var code = (await browser.SignInAsync("ordinaire"))["code"];

        Assert.Equal(HttpStatusCode.OK, (await browser.TokenAsync(code)).Status);
        await RefusedAsync(browser.TokenAsync(code), HttpStatusCode.BadRequest, "invalid_grant");
        await RefusedAsync(browser.TokenAsync(ProviderBrowser.Long), HttpStatusCode.BadRequest, "invalid_grant");
        await RefusedAsync(browser.UserInfoAsync(ProviderBrowser.Long), HttpStatusCode.Unauthorized, "invalid_token");
    }

    [Fact]
    public async Task A_code_of_one_service_is_not_given_to_another()
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.FranceConnect));
        using var other = new ProviderBrowser(await ClientAsync(House.FranceConnect));
        var code = (await browser.SignInAsync("ordinaire"))["code"];

        await RefusedAsync(other.TokenAsync(code), HttpStatusCode.BadRequest, "invalid_grant");
    }

    private static async Task RefusedAsync(Task<ProviderAnswer> answer, HttpStatusCode status, string error)
    {
        var refused = await answer;
        Assert.Equal((status, error), (refused.Status, JsonDocument.Parse(refused.Text).RootElement.GetProperty("error").GetString()));
    }

    private async Task<ProviderClient> ClientAsync(House house)
    {
        var server = await providers.ServerAsync();
        var client = server.NewClient(house);
        await server.RegisterAsync(client, ProviderBrowser.Site);
        return client;
    }
}
