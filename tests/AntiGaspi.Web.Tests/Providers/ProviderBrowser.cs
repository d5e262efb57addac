using System.Net;
using System.Text.Json;
using System.Web;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Providers;

/// <summary>What a provider answered: a page, or the way somewhere else.</summary>
public sealed record ProviderAnswer(HttpStatusCode Status, Uri? Location, string Text, string MediaType)
{
    /// <summary>A parameter of the way back: in its query, or in its fragment when the service asked for tokens there.</summary>
    public string? this[string parameter] => Location is null ? null : HttpUtility.ParseQueryString(Location.Query.Length > 0 ? Location.Query : Location.Fragment.TrimStart('#'))[parameter];
}

/// <summary>A person at a provider, and the service that sends her there: both without a window.</summary>
/// <param name="client">The service.</param>
/// <param name="site">Where it is; not given, a site where nobody listens: the way back is only read.</param>
public sealed class ProviderBrowser(ProviderClient client, Uri? site = null) : IDisposable
{
    public static readonly Uri Site = new("http://127.0.0.1:9");

    public static readonly string Long = new('a', 32);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The request of a service that does all right, with what a test changes: null takes a parameter away.</summary>
    public Uri AuthorizeAddress(params IEnumerable<(string Name, string? Value)> changes)
    {
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = client.ClientId, ["redirect_uri"] = client.ReturnTo(site ?? Site).AbsoluteUri, ["response_type"] = "code", ["state"] = Long, ["nonce"] = Long,
            ["scope"] = client.House == House.FranceConnect ? "openid given_name family_name preferred_username email" : "openid given_name usual_name email uid siret",
            ["acr_values"] = client.House == House.FranceConnect ? "eidas1" : null,
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        var query = parameters.Where(one => one.Value is not null).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value!)}");
        return new($"{client.Issuer}/authorize?{string.Join('&', query)}");
    }

    public Task<ProviderAnswer> AuthorizeAsync(params IEnumerable<(string Name, string? Value)> changes) => GetAsync(AuthorizeAddress(changes));

    /// <summary>Goes to the provider and up to its first page.</summary>
    public async Task<(Uri Page, ProviderAnswer Answer)> OpenAsync(params IEnumerable<(string Name, string? Value)> changes)
    {
        var page = (await AuthorizeAsync(changes)).Location ?? throw new InvalidOperationException("The provider shows no page.");
        return (page, await GetAsync(page));
    }

    /// <summary>Sends a form of the provider and follows it to the way back to the service.</summary>
    public async Task<ProviderAnswer> SubmitAsync(Uri page, params IEnumerable<(string Name, string Value)> fields)
    {
        var sent = await PostAsync(page, fields);
        return sent.Location is null ? sent : await GetAsync(sent.Location);
    }

    /// <summary>All of it: the answer is the way back to the service.</summary>
    public async Task<ProviderAnswer> SignInAsync(string persona, params IEnumerable<(string Name, string? Value)> changes)
    {
        var (page, _) = await OpenAsync(changes);
        return await SubmitAsync(page, ("persona", persona), ("continue", "yes"));
    }

    /// <summary>A person whom the service sent to an address of the provider; the address that she is sent back to.</summary>
    public async Task<string> ThroughAsync(Uri start, string persona)
    {
        var page = (await GetAsync(start)).Location ?? throw new InvalidOperationException("The provider shows no page.");
        return (await SubmitAsync(page, ("persona", persona), ("continue", "yes"))).Location!.PathAndQuery;
    }

    /// <summary>The provider's name of a person at this service.</summary>
    public async Task<string> SubjectAsync(string persona)
    {
        var tokens = JsonDocument.Parse((await TokenAsync((await SignInAsync(persona))["code"])).Text).RootElement;
        return ClaimsOf(tokens.GetProperty("id_token").GetString()!).GetProperty("sub").GetString()!;
    }

    public Task<ProviderAnswer> TokenAsync(string? code, params IEnumerable<(string Name, string Value)> more) => PostAsync(
        new($"{client.Issuer}/token"),
        [
            ("grant_type", "authorization_code"), ("code", code ?? ""), ("redirect_uri", client.ReturnTo(site ?? Site).AbsoluteUri), ("client_id", client.ClientId),
            ("client_secret", client.ClientSecret), .. more,
        ]);

    public async Task<ProviderAnswer> UserInfoAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{client.Issuer}/userinfo");
        request.Headers.Authorization = new("Bearer", accessToken);
        return await SendAsync(request);
    }

    public async Task<ProviderAnswer> GetAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        return await SendAsync(request);
    }

    public async Task<ProviderAnswer> PostAsync(Uri address, params IEnumerable<(string Name, string Value)> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        return await SendAsync(request);
    }

    public async Task<ProviderAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        var location = response.Headers.Location is { } found ? new Uri(request.RequestUri!, found) : null;
        return new(response.StatusCode, location, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType ?? "");
    }

    /// <summary>The claims of a signed token, whose signature somebody else checks.</summary>
    public static JsonElement ClaimsOf(string token) => PartOf(token, 1);

    public static JsonElement HeaderOf(string token) => PartOf(token, 0);

    public void Dispose() => http.Dispose();

    private static JsonElement PartOf(string token, int part) =>
        JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[part])).RootElement;
}
