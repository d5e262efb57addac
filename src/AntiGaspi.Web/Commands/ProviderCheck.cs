using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;

namespace AntiGaspi.Web.Commands;

/// <summary>
/// Asks an identity provider what a sign-in would ask, without a person: its discovery document, its keys, whether it knows this
/// service (a made-up code is refused as a code, and not as a stranger's), and whether it would lead back to us.
/// </summary>
internal sealed class ProviderCheck(HttpClient http, Provider door, ProviderSettings provider, Uri? publicUrl)
{
    private readonly string name = door.Name;

    private string Refused => $"{name} ne connaît pas ce service : vérifiez {name}:ClientId et {name}:ClientSecret, copiés de son espace partenaires.";

    /// <summary>What is wrong, and what to do.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        try
        {
            var address = provider.Authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration";
            using var discovery = JsonDocument.Parse(await http.GetStringAsync(address));
            var root = discovery.RootElement;
            if (Text(root, "issuer").TrimEnd('/') != provider.Authority.AbsoluteUri.TrimEnd('/'))
            {
                return [$"{name} se nomme « {Text(root, "issuer")} » : écrivez cette adresse dans {name}:Authority."];
            }

            return [.. await KeysFaultsAsync(Text(root, "jwks_uri")), .. await ClientFaultsAsync(Text(root, "token_endpoint")), .. await ReturnFaultsAsync(Text(root, "authorization_endpoint"))];
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or JsonException or UriFormatException or InvalidOperationException)
        {
            return [$"{name} ne répond pas comme un fournisseur d’identité à {provider.Authority} : {fault.Message} Vérifiez {name}:Authority, et que cette machine a le droit de sortir vers cette adresse."];
        }
    }

    private async Task<IReadOnlyList<string>> KeysFaultsAsync(string address)
    {
        using var keys = JsonDocument.Parse(await http.GetStringAsync(address));
        return keys.RootElement.TryGetProperty("keys", out var list) && list.GetArrayLength() > 0
            ? []
            : [$"{name} ne publie aucune clé à {address} : personne ne pourra se connecter. Signalez-le à son support."];
    }

    // "invalid_grant" comes after the client was recognised; "invalid_client" before.
    private async Task<IReadOnlyList<string>> ClientFaultsAsync(string address)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code", ["code"] = Random(), ["redirect_uri"] = ReturnUrl, ["client_id"] = provider.ClientId, ["client_secret"] = provider.ClientSecret,
        });
        using var answer = await http.PostAsync(new Uri(address), form);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return Text(body.RootElement, "error") == "invalid_grant" ? [] : [Refused];
    }

    private async Task<IReadOnlyList<string>> ReturnFaultsAsync(string address)
    {
        if (publicUrl is null)
        {
            return [];
        }

        var query = new QueryBuilder
        {
            { "client_id", provider.ClientId }, { "redirect_uri", ReturnUrl }, { "response_type", "code" }, { "scope", door.Scopes }, { "state", Random() }, { "nonce", Random() },
        };
        if (door.Assurance is { } level)
        {
            query.Add("acr_values", level);
        }

        using var answer = await http.GetAsync(new Uri(address + query));
        return answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? [$"{name} n’accepte pas de revenir à {ReturnUrl} : faites enregistrer cette adresse dans son espace partenaires, ou corrigez PublicUrl."]
            : [];
    }

    private string ReturnUrl => new Uri(publicUrl ?? new Uri("http://127.0.0.1"), door.ReturnAddress).AbsoluteUri;

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
