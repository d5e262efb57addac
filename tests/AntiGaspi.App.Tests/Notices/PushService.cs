using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Buffers.Text;
using AntiGaspi.App.Notices;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>A message as a browser shows it, with what the push service read around it.</summary>
public sealed record PushedMessage(string Path, string Topic, string Ttl, string Urgency, string Title, string Body, string Raw);

/// <summary>
/// A push service and a browser of it, on this machine: it checks who speaks (RFC 8292) and the browser decrypts what is said (RFC 8291,
/// aes128gcm), by other code than that which sends.
/// </summary>
public sealed class PushService : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ECDiffieHellman browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] auth = RandomNumberGenerator.GetBytes(16);
    private readonly ConcurrentQueue<PushedMessage> all = new();
    private readonly ConcurrentQueue<string> faults = new();
    private readonly Task serving;

    private PushService(int port)
    {
        Address = new($"http://127.0.0.1:{port}/");
        var (publicKey, privateKey) = PushSettings.NewPair();
        Settings = new(publicKey, privateKey, "mailto:exploitation@exemple.fr", PushSettings.KnownHosts) { TakesThisMachine = true };
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public PushSettings Settings { get; }

    /// <summary>What it answers, and with which delay it asks to be asked again.</summary>
    public int Status { get; set; } = 201;

    public string? RetryAfter { get; set; }

    /// <summary>Waits for this before it answers.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public IReadOnlyList<PushedMessage> Messages => [.. all];

    /// <summary>What was wrong with what it got.</summary>
    public IReadOnlyList<string> Faults => [.. faults];

    /// <summary>What the browser says of itself.</summary>
    public PushSubscriber Browser => new(new Uri(Address, "push/secret").ToString(), Base64Url.EncodeToString(PointOf(browser)), Base64Url.EncodeToString(auth));

    public static PushService Start()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return new(port);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
        browser.Dispose();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        try
        {
            CheckSpeaker(context.Request.Headers["Authorization"] ?? "");
            if (Status == 201)
            {
                all.Enqueue(Read(context.Request, body.ToArray()));
            }
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException or KeyNotFoundException or InvalidDataException)
        {
            faults.Enqueue(fault.ToString());
        }

        await (Hold?.Task ?? Task.CompletedTask);
        context.Response.StatusCode = Status;
        if (RetryAfter is not null)
        {
            context.Response.Headers["Retry-After"] = RetryAfter;
        }

        if (Status is >= 300 and < 400)
        {
            context.Response.Headers["Location"] = "http://127.0.0.1:9/";
        }

        context.Response.Close();
    }

    // The service of a browser has no port, and the library writes none. "vapid t=JWT, k=key": the token is for this service, is signed by that key, and says whom to write to.
    private void CheckSpeaker(string header)
    {
        var parts = header["vapid ".Length..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var token = parts["t"].Split('.');
        var point = Base64Url.DecodeFromChars(parts["k"]);
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token[1])).RootElement;
        if (parts["k"] != Settings.PublicKey || !key.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256)
            || claims.GetProperty("aud").GetString() != $"{Address.Scheme}://{Address.Host}" || claims.GetProperty("sub").GetString() != Settings.Subject)
        {
            throw new InvalidDataException($"Not who it says: {claims}");
        }
    }

    private PushedMessage Read(HttpListenerRequest request, byte[] body)
    {
        if (request.Headers["Content-Encoding"] != "aes128gcm")
        {
            throw new InvalidDataException("Not encrypted.");
        }

        var text = Decrypt(body);
        var shown = JsonDocument.Parse(text).RootElement;
        return new(
            request.Url!.AbsolutePath, request.Headers["Topic"] ?? "", request.Headers["TTL"] ?? "", request.Headers["Urgency"] ?? "normal",
            shown.GetProperty("title").GetString()!, shown.GetProperty("body").GetString()!, text);
    }

    // RFC 8188: salt (16), record size (4), length of the key, the sender's key; one record, ended by 2.
    private string Decrypt(byte[] body)
    {
        var (salt, length) = (body[..16], body[20]);
        var sender = body[21..(21 + length)];
        var record = body[(21 + length)..];
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = sender[1..33], Y = sender[33..] } });
        var shared = browser.DeriveRawSecretAgreement(other.PublicKey);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, auth, [.. "WebPush: info\0"u8, .. PointOf(browser), .. sender]);
        var content = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 16, salt, [.. "Content-Encoding: aes128gcm\0"u8]);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 12, salt, [.. "Content-Encoding: nonce\0"u8]);
        var plain = new byte[record.Length - 16];
        using var cipher = new AesGcm(content, 16);
        cipher.Decrypt(nonce, record.AsSpan(..^16), record.AsSpan(^16..), plain);
        return Encoding.UTF8.GetString(plain.AsSpan(..plain.AsSpan().LastIndexOf((byte)2)));
    }

    private static byte[] PointOf(ECDiffieHellman key) => key.ExportParameters(includePrivateParameters: false).Q is var q ? [4, .. q.X!, .. q.Y!] : [];
}
