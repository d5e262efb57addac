using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;

namespace AntiGaspi.Tests.Support;

/// <summary>One of the two identity providers.</summary>
public enum House
{
    FranceConnect,
    ProConnect,
}

/// <summary>A service, as a provider knows it.</summary>
public sealed record ProviderClient(House House, Uri Issuer, string ClientId, string ClientSecret)
{
    /// <summary>The return address of the service at a site.</summary>
    public Uri ReturnTo(Uri site) => new(site, $"/connexion/{Name}/retour");

    /// <summary>Where the service wants people back once they are signed out.</summary>
    public static Uri AfterSignOut(Uri site) => new(site, "/deconnexion/retour");

    internal string Name => House.ToString().ToLowerInvariant();
}

/// <summary>FranceConnect and ProConnect (tests/node/identity-provider.mjs), a process of its own on two free ports of this machine.</summary>
public sealed class ProviderServer : IAsyncDisposable
{
    private const string ReadyWord = "READY ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri[]> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string?> answers = Channel.CreateUnbounded<string?>();
    private readonly SemaphoreSlim turn = new(1, 1);
    private Uri[] issuers = [];

    private ProviderServer(Process process) => this.process = process;

    public static async Task<ProviderServer> StartAsync()
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "node", "identity-provider.mjs")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        var server = new ProviderServer(new Process { StartInfo = start });
        server.process.OutputDataReceived += (_, line) => server.Note(line.Data);
        server.process.Start();
        Janitor.Watch(server.process);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        server.issuers = await server.ready.Task.WaitAsync(Patience);
        return server;
    }

    public Uri Issuer(House house) => issuers[(int)house];

    /// <summary>A service that is not registered yet: its site must be running to have an address.</summary>
    public ProviderClient NewClient(House house) =>
        new(house, Issuer(house), $"service-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Tells the provider where the service is.</summary>
    public Task RegisterAsync(ProviderClient client, Uri site) => OrderAsync(new
    {
        @do = "register", house = client.Name, client = new
        {
            client_id = client.ClientId, client_secret = client.ClientSecret, redirect_uris = new[] { client.ReturnTo(site) },
            post_logout_redirect_uris = new[] { ProviderClient.AfterSignOut(site) },
        },
    });

    /// <summary>From now on it signs with a new key; the old one stays published.</summary>
    public Task RotateKeysAsync(House house) => OrderAsync(new { @do = "rotate", house = NameOf(house) });

    /// <summary>Nobody answers at its address any more.</summary>
    public Task GoDownAsync(House house) => OrderAsync(new { @do = "down", house = NameOf(house) });

    /// <summary>It is there again, at the same address.</summary>
    public Task ComeUpAsync(House house) => OrderAsync(new { @do = "up", house = NameOf(house) });

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Janitor.Forget(process);
        process.Dispose();
        turn.Dispose();
    }

    private static string NameOf(House house) => house.ToString().ToLowerInvariant();

    private async Task OrderAsync(object order)
    {
        await turn.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
            await process.StandardInput.FlushAsync();
            using var patience = new CancellationTokenSource(Patience);
            if (await answers.Reader.ReadAsync(patience.Token) is { } fault)
            {
                throw new InvalidOperationException($"The provider refuses the order: {fault}");
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            ready.TrySetException(new InvalidOperationException("The provider ended before it was ready."));
            return;
        }

        if (line.StartsWith(ReadyWord, StringComparison.Ordinal))
        {
            ready.TrySetResult([.. line[ReadyWord.Length..].Split(' ').Select(address => new Uri(address))]);
            return;
        }

        using var said = JsonDocument.Parse(line);
        answers.Writer.TryWrite(said.RootElement.TryGetProperty("fault", out var fault) ? fault.GetString() : null);
    }
}
