using System.Text.Json.Nodes;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>Everything that a provider, or somebody who stands before it, may answer and that must not be believed.</summary>
public static class Alterations
{
    private const string Json = "application/json";
    private const string Other = "https://other.example/api/v2";
    private const string Page = "<!DOCTYPE html><title>Maintenance</title><p>Exception at line 1</p>";

    /// <summary>All of them: whatever the door.</summary>
    public static IReadOnlyDictionary<string, Alteration> All { get; } =
        new[] { OfReturn(), OfToken(), OfTokenAnswer(), OfIdentity() }.SelectMany(part => part).ToDictionary(one => one.Name, StringComparer.Ordinal);

    private static IEnumerable<Alteration> OfReturn() =>
    [
        new("return: no iss") { Return = back => back.Remove("iss") },
        new("return: another iss") { Return = back => back["iss"] = Other },
        new("return: an empty iss") { Return = back => back["iss"] = "" },
        new("return: an iss that begins as the right one") { Return = back => back["iss"] += "/elsewhere" },
        new("return: no state") { Return = back => back.Remove("state") },
        new("return: an empty state") { Return = back => back["state"] = "" },
        new("return: the state of nobody") { Return = back => back["state"] = "undefined" },
        new("return: a state with one letter changed") { Return = back => back["state"] = "X" + back["state"][1..] },
        new("return: no code") { Return = back => back.Remove("code") },
        new("return: a made-up code") { Return = back => back["code"] = "made-up" },
        new("return: an ID token beside the code") { Return = back => back["id_token"] = back["code"] },
        new("return: an access token in place of the code") { Return = back => back["access_token"] = back.Remove("code", out var code) ? code : "" },
        new("return: an error of the provider") { Return = Error("server_error") },
        new("return: an error that nobody knows") { Return = Error("<script>alert(1)</script>") },
        new("return: an error beside a right code") { Return = back => back["error"] = "temporarily_unavailable" },
    ];

    private static IEnumerable<Alteration> OfToken() =>
    [
        .. Enum.GetValues<Seal>().Where(seal => seal != Seal.Right).Select(seal => new Alteration($"token: seal {seal}") { TokenSeal = seal }),
        new("token: another issuer") { Token = claims => claims["iss"] = Other },
        new("token: no issuer") { Token = claims => claims.Remove("iss") },
        new("token: another audience") { Token = claims => claims["aud"] = "another-service" },
        new("token: no audience") { Token = claims => claims.Remove("aud") },
        new("token: another nonce") { Token = claims => claims["nonce"] = new string('n', 40) },
        new("token: no nonce") { Token = claims => claims.Remove("nonce") },
        new("token: an empty nonce") { Token = claims => claims["nonce"] = "" },
        new("token: expired") { Token = claims => claims["exp"] = Seconds(-120) },
        new("token: without an end") { Token = claims => claims.Remove("exp") },
        new("token: not valid yet") { Token = claims => (claims["nbf"], claims["exp"]) = (Seconds(600), Seconds(700)) },
        new("token: no subject") { Token = claims => claims.Remove("sub") },
        new("token: no moment of issue") { Token = claims => claims.Remove("iat") },
    ];

    private static IEnumerable<Alteration> OfTokenAnswer() =>
    [
        new("tokens: none") { Tokens = tokens => tokens.Remove("id_token") },
        new("tokens: an ID token that is not one") { Tokens = tokens => tokens["id_token"] = "not.a.token" },
        new("tokens: no access token") { Tokens = tokens => tokens.Remove("access_token") },
        new("tokens: the code was used") { TokenAnswer = new(400, Json, """{"error":"invalid_grant","error_description":"grant request is invalid"}""") },
        new("tokens: who are you") { TokenAnswer = new(401, Json, """{"error":"invalid_client"}""") },
        new("tokens: a fault") { TokenAnswer = new(500, "text/html", Page) },
        new("tokens: a page") { TokenAnswer = new(200, "text/html", Page) },
        new("tokens: nothing") { TokenAnswer = new(200, Json, "") },
        new("tokens: half a document") { TokenAnswer = new(200, Json, """{"access_token":"a","id_tok""") },
        new("tokens: too slow") { IsSlow = true },
    ];

    private static IEnumerable<Alteration> OfIdentity() =>
    [
        .. Enum.GetValues<Seal>().Where(seal => seal != Seal.Right).Select(seal => new Alteration($"identity: seal {seal}") { IdentitySeal = seal }),
        new("identity: plain") { IsPlain = true, IdentityType = Json },
        new("identity: plain, said to be signed") { IsPlain = true },
        new("identity: signed, said to be plain") { IdentityType = Json },
        new("identity: of somebody else") { Identity = claims => claims["sub"] = "somebody-else" },
        new("identity: of nobody") { Identity = claims => claims.Remove("sub") },
        new("identity: another issuer") { Identity = claims => claims["iss"] = Other },
        new("identity: no issuer") { Identity = claims => claims.Remove("iss") },
        new("identity: another audience") { Identity = claims => claims["aud"] = "another-service" },
        new("identity: no audience") { Identity = claims => claims.Remove("aud") },
        new("identity: expired") { Identity = claims => claims["exp"] = Seconds(-120) },
        new("identity: not valid yet") { Identity = claims => (claims["nbf"], claims["exp"]) = (Seconds(600), Seconds(700)) },
        new("identity: a fault") { IdentityAnswer = new(500, "text/html", Page) },
        new("identity: a fault that looks signed") { IdentityAnswer = new(500, "application/jwt", Page) },
        new("identity: the token is not taken") { IdentityAnswer = new(401, Json, """{"error":"invalid_token"}""") },
        new("identity: nothing") { IdentityAnswer = new(200, "application/jwt", "") },
        new("identity: too long") { IdentityAnswer = new(200, "application/jwt", new string('a', 200_000)) },
    ];

    /// <summary>What matters at FranceConnect only: the level that was asked for must come back.</summary>
    public static IReadOnlyDictionary<string, Alteration> OfLevel { get; } = new Alteration[]
    {
        new("level: none") { Token = claims => claims.Remove("acr") },
        new("level: a lower one") { Token = claims => claims["acr"] = "eidas0" },
        new("level: another one") { Token = claims => claims["acr"] = "eidas2" },
        new("level: in capitals") { Token = claims => claims["acr"] = "EIDAS1" },
        new("level: in a list") { Token = claims => claims["acr"] = new JsonArray("eidas0", "eidas1") },
    }.ToDictionary(one => one.Name, StringComparer.Ordinal);

    private static Action<Dictionary<string, string>> Error(string error) => back =>
    {
        back.Remove("code");
        back["error"] = error;
        back["error_description"] = "<script>alert(1)</script>";
    };

    private static long Seconds(int fromNow) => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + fromNow;
}
