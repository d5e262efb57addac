using System.Net;
using System.Text.Json;
using AntiGaspi.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AntiGaspi.Web.Tests.Providers;

/// <summary>The provider of the tests answers as the real ones do: names, lifetimes, signatures, the second service, the way out.</summary>
public sealed class ProviderSignInTests(SharedProviders providers)
{
    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task Its_document_says_where_everything_is_and_what_it_takes(House house)
    {
        var client = await ClientAsync(house);
        using var browser = new ProviderBrowser(client);

        var document = JsonDocument.Parse((await browser.GetAsync(new($"{client.Issuer}/.well-known/openid-configuration"))).Text).RootElement;

        foreach (var (name, path) in new[]
        {
            ("authorization_endpoint", "/authorize"), ("token_endpoint", "/token"), ("userinfo_endpoint", "/userinfo"), ("end_session_endpoint", "/session/end"),
            ("jwks_uri", "/jwks"), ("revocation_endpoint", "/token/revocation"), ("issuer", ""),
        })
        {
            Assert.Equal($"{client.Issuer}{path}", document.GetProperty(name).GetString());
        }

        Assert.Equal(["code"], Texts(document, "response_types_supported"));
        Assert.Equal(["pairwise"], Texts(document, "subject_types_supported"));
        Assert.Equal(["client_secret_post", "private_key_jwt"], Texts(document, "token_endpoint_auth_methods_supported"));
        Assert.Equal(["authorization_code"], Texts(document, "grant_types_supported"));
        Assert.True(document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        Assert.True(document.GetProperty("claims_parameter_supported").GetBoolean());
    }

    [Fact]
    public async Task The_way_back_carries_the_code_the_state_and_who_it_is()
    {
        var client = await ClientAsync(House.FranceConnect);
        using var browser = new ProviderBrowser(client);

        var back = await browser.SignInAsync("ordinaire");

        Assert.StartsWith(client.ReturnTo(ProviderBrowser.Site).AbsoluteUri, back.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal((ProviderBrowser.Long, client.Issuer.AbsoluteUri), (back["state"], back["iss"]));
        Assert.NotNull(back["code"]);
    }

    [Fact]
    public async Task The_tokens_are_as_the_specification_of_FranceConnect_says()
    {
        var client = await ClientAsync(House.FranceConnect);
        using var browser = new ProviderBrowser(client);
        var answer = JsonDocument.Parse((await browser.TokenAsync((await browser.SignInAsync("ordinaire"))["code"])).Text).RootElement;

        Assert.Equal(["access_token", "expires_in", "id_token", "scope", "token_type"], answer.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal((60, "Bearer"), (answer.GetProperty("expires_in").GetInt32(), answer.GetProperty("token_type").GetString()));
        var token = answer.GetProperty("id_token").GetString()!;
        var claims = ProviderBrowser.ClaimsOf(token);
        Assert.Equal(["acr", "aud", "auth_time", "exp", "iat", "iss", "nonce", "sub"], claims.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("eidas1", ProviderBrowser.Long, 60), (claims.GetProperty("acr").GetString(), claims.GetProperty("nonce").GetString(), claims.GetProperty("exp").GetInt32() - claims.GetProperty("iat").GetInt32()));
        Assert.Matches("^[0-9a-f]{64}v1$", claims.GetProperty("sub").GetString()!);
        Assert.Equal("ES256", ProviderBrowser.HeaderOf(token).GetProperty("alg").GetString());
        await SignedAsync(browser, client, token);
    }

    [Fact]
    public async Task How_the_person_proved_herself_is_told_on_request_only()
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.FranceConnect));

        var back = await browser.SignInAsync("ordinaire", ("claims", """{"id_token":{"amr":{"essential":true}}}"""));
        var token = JsonDocument.Parse((await browser.TokenAsync(back["code"])).Text).RootElement.GetProperty("id_token").GetString()!;

        Assert.Equal(["fc"], Texts(ProviderBrowser.ClaimsOf(token), "amr"));
    }

    [Theory]
    [InlineData(House.FranceConnect, "usage", "openid profile birth email", "preferred_username", "LEFÈVRE")]
    [InlineData(House.FranceConnect, "mois00", "openid birthdate", "birthdate", "1977-00-03")]
    [InlineData(House.FranceConnect, "genre", "openid identite_pivot", "gender", "unspecified")]
    [InlineData(House.FranceConnect, "etranger", "openid birth", "birthplace", "")]
    [InlineData(House.FranceConnect, "sans-adresse", "openid given_name email", "email", null)]
    [InlineData(House.FranceConnect, "usage", "openid identite_pivot", "preferred_username", null)]
    [InlineData(House.FranceConnect, "ordinaire", "openid given_name", "family_name", null)]
    [InlineData(House.ProConnect, "gestionnaire", "openid given_name usual_name email uid siret", "usual_name", "FOURNIER")]
    [InlineData(House.ProConnect, "gestionnaire", "openid siret", "siret", "19600057600018")]
    [InlineData(House.ProConnect, "gestionnaire", "openid usual_name", "family_name", null)]
    public async Task What_is_known_of_a_person_is_signed_and_as_asked(House house, string persona, string scope, string claim, string? value)
    {
        var client = await ClientAsync(house);
        using var browser = new ProviderBrowser(client);
        var answer = JsonDocument.Parse((await browser.TokenAsync((await browser.SignInAsync(persona, ("scope", scope)))["code"])).Text).RootElement;

        var known = await browser.UserInfoAsync(answer.GetProperty("access_token").GetString()!);

        Assert.Equal((HttpStatusCode.OK, "application/jwt"), (known.Status, known.MediaType));
        var claims = ProviderBrowser.ClaimsOf(known.Text);
        Assert.Equal(value, claims.TryGetProperty(claim, out var found) ? found.GetString() : null);
        Assert.Equal(ProviderBrowser.ClaimsOf(answer.GetProperty("id_token").GetString()!).GetProperty("sub").GetString(), claims.GetProperty("sub").GetString());
        await SignedAsync(browser, client, known.Text);
    }

    [Fact]
    public async Task A_second_service_asks_only_whether_to_continue_and_learns_another_name()
    {
        var (one, two) = (await ClientAsync(House.FranceConnect), await ClientAsync(House.FranceConnect));
        using var browser = new ProviderBrowser(one);
        var first = await SubjectAsync(browser, await browser.SignInAsync("ordinaire"));

        var (page, answer) = await browser.OpenAsync();
        Assert.Contains("en tant que Camille MARTIN", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DUBOIS", answer.Text, StringComparison.Ordinal);
        Assert.Equal(first, await SubjectAsync(browser, await browser.SubmitAsync(page, ("persona", "ordinaire"), ("continue", "yes"))));
        using var elsewhere = new ProviderBrowser(two);
        Assert.NotEqual(first, await SubjectAsync(elsewhere, await elsewhere.SignInAsync("ordinaire")));
    }

    [Theory]
    [InlineData("cancel", "yes", "access_denied", "User auth aborted")]
    [InlineData("persona", "refusee", "server_error", "authentication aborted due to a technical error on the authorization server")]
    public async Task Who_gives_up_and_who_has_no_address_go_back_with_an_error(string field, string value, string error, string description)
    {
        var client = await ClientAsync(House.FranceConnect);
        using var browser = new ProviderBrowser(client);
        var (page, _) = await browser.OpenAsync();

        var back = await browser.SubmitAsync(page, (field, value));

        Assert.Equal((error, description, ProviderBrowser.Long, client.Issuer.AbsoluteUri), (back["error"], back["error_description"], back["state"], back["iss"]));
    }

    [Fact]
    public async Task The_way_out_needs_the_token_and_a_registered_address_and_ends_what_it_knew()
    {
        var client = await ClientAsync(House.FranceConnect);
        using var browser = new ProviderBrowser(client);
        var token = JsonDocument.Parse((await browser.TokenAsync((await browser.SignInAsync("ordinaire"))["code"])).Text).RootElement.GetProperty("id_token").GetString()!;
        var back = Uri.EscapeDataString(ProviderClient.AfterSignOut(ProviderBrowser.Site).AbsoluteUri);

        foreach (var wrong in new[] { $"post_logout_redirect_uri={back}&state=s", $"id_token_hint={token}&post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Felsewhere", $"id_token_hint={token}&x=1", "id_token_hint=wrong" })
        {
            var refused = await browser.GetAsync(new($"{client.Issuer}/session/end?{wrong}"));
            Assert.Equal((HttpStatusCode.BadRequest, null), (refused.Status, refused.Location));
        }

        var left = await browser.GetAsync(new($"{client.Issuer}/session/end?id_token_hint={token}&post_logout_redirect_uri={back}&state=s"));
        Assert.Equal(ProviderClient.AfterSignOut(ProviderBrowser.Site) + "?state=s", left.Location!.AbsoluteUri);
        Assert.Contains("Se connecter avec FranceConnect", (await browser.OpenAsync()).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProConnect_answers_silently_whom_it_knows_and_says_so_of_whom_it_does_not()
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.ProConnect));

        Assert.Equal("login_required", (await browser.AuthorizeAsync(("prompt", "none")))["error"]);
        await browser.SignInAsync("gestionnaire");
        Assert.NotNull((await browser.AuthorizeAsync(("prompt", "none")))["code"]);
    }

    [Fact]
    public async Task ProConnect_takes_a_challenge_and_then_wants_its_answer()
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.ProConnect));
        (string, string?)[] challenge = [("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), ("code_challenge_method", "S256"), ("response_mode", "query")];

        var without = await browser.TokenAsync((await browser.SignInAsync("gestionnaire", challenge))["code"]);
        var with = await browser.TokenAsync((await browser.SignInAsync("gestionnaire", challenge))["code"], ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (without.Status, with.Status));
    }

    [Fact]
    public async Task An_agent_who_comes_from_another_identity_provider_has_another_name()
    {
        using var browser = new ProviderBrowser(await ClientAsync(House.ProConnect));
        using var other = new ProviderBrowser(await ClientAsync(House.ProConnect));

        Assert.NotEqual(await SubjectAsync(browser, await browser.SignInAsync("gestionnaire")), await SubjectAsync(other, await other.SignInAsync("autre-fournisseur")));
    }

    private static async Task<string> SubjectAsync(ProviderBrowser browser, ProviderAnswer back)
    {
        var tokens = JsonDocument.Parse((await browser.TokenAsync(back["code"])).Text).RootElement;
        return ProviderBrowser.ClaimsOf(tokens.GetProperty("id_token").GetString()!).GetProperty("sub").GetString()!;
    }

    private static IEnumerable<string?> Texts(JsonElement document, string name) => document.GetProperty(name).EnumerateArray().Select(one => one.GetString());

    private static async Task SignedAsync(ProviderBrowser browser, ProviderClient client, string token)
    {
        var keys = new JsonWebKeySet((await browser.GetAsync(new($"{client.Issuer}/jwks"))).Text);
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = client.Issuer.AbsoluteUri, ValidAudience = client.ClientId, IssuerSigningKeys = keys.GetSigningKeys(), ValidAlgorithms = ["ES256"],
        });
        Assert.True(read.IsValid, read.Exception?.Message);
    }

    private async Task<ProviderClient> ClientAsync(House house)
    {
        var server = await providers.ServerAsync();
        var client = server.NewClient(house);
        await server.RegisterAsync(client, ProviderBrowser.Site);
        return client;
    }
}
