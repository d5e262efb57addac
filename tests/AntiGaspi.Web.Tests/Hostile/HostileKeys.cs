using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>How a document is signed: the right way, and the ways of those who cannot sign.</summary>
public enum Seal
{
    Right,

    /// <summary>By another key, under the name of the right one.</summary>
    Forged,

    /// <summary>By another key, under a name that nobody published.</summary>
    UnknownKey,

    /// <summary>By nobody, and it says so: "alg": "none".</summary>
    None,

    /// <summary>With a shared secret, which is the text of the public key.</summary>
    PublicKeyAsSecret,

    /// <summary>With the secret that the service itself knows.</summary>
    ClientSecret,

    /// <summary>The right way, then one claim is changed.</summary>
    ChangedAfter,

    /// <summary>The right way, without the last part.</summary>
    CutOff,

    /// <summary>By another key, which the document brings with it.</summary>
    OwnKey,
}

/// <summary>The key of a provider, and that of somebody who would like to be it.</summary>
public sealed class HostileKeys(string clientSecret) : IDisposable
{
    public const string KeyName = "right";

    private readonly ECDsa right = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What the provider publishes.</summary>
    public JsonObject Published => PublicKey(right, KeyName);

    public string Sign(JsonObject claims, Seal seal) => seal switch
    {
        Seal.Right => Signed(claims, "ES256", KeyName, text => Es256(right, text)),
        Seal.Forged => Signed(claims, "ES256", KeyName, text => Es256(stranger, text)),
        Seal.UnknownKey => Signed(claims, "ES256", "unknown", text => Es256(stranger, text)),
        Seal.None => Signed(claims, "none", null, _ => []),
        Seal.PublicKeyAsSecret => Signed(claims, "HS256", KeyName, text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(right.ExportSubjectPublicKeyInfoPem()), Encoding.UTF8.GetBytes(text))),
        Seal.ClientSecret => Signed(claims, "HS256", KeyName, text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(clientSecret), Encoding.UTF8.GetBytes(text))),
        Seal.ChangedAfter => Changed(claims),
        Seal.CutOff => string.Join('.', Sign(claims, Seal.Right).Split('.')[..2]) + ".",
        Seal.OwnKey => Signed(claims, "ES256", "mine", text => Es256(stranger, text), PublicKey(stranger, "mine")),
        _ => throw new ArgumentOutOfRangeException(nameof(seal)),
    };

    public void Dispose()
    {
        right.Dispose();
        stranger.Dispose();
    }

    private string Changed(JsonObject claims)
    {
        var parts = Sign(claims, Seal.Right).Split('.');
        var others = claims.DeepClone().AsObject();
        others["given_name"] = "Pirate";
        return $"{parts[0]}.{Encoded(others.ToJsonString())}.{parts[2]}";
    }

    private static byte[] Es256(ECDsa key, string text) => key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256);

    private static string Signed(JsonObject claims, string algorithm, string? keyName, Func<string, byte[]> sign, JsonObject? key = null)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        if (keyName is not null)
        {
            header["kid"] = keyName;
        }

        if (key is not null)
        {
            header["jwk"] = key;
        }

        var text = $"{Encoded(header.ToJsonString())}.{Encoded(claims.ToJsonString())}";
        return $"{text}.{Base64Url.EncodeToString(sign(text))}";
    }

    private static JsonObject PublicKey(ECDsa key, string name)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new()
        {
            ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["alg"] = "ES256", ["kid"] = name,
            ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }

    private static string Encoded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
