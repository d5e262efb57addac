using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace AntiGaspi.Tests.Support;

/// <summary>A mail as the server got it, parsed by somebody else than who wrote it.</summary>
public sealed record ReceivedMail(
    string MessageId, string From, string To, string Subject, string Text, string Html, DateTimeOffset Date, IReadOnlyList<string> Headers,
    IReadOnlyList<string> Recipients, bool Secure)
{
    /// <summary>The eight digits to be typed.</summary>
    public string Code => string.Concat(Text.Split('\n').Single(line => line.Length == 9 && line.All(sign => char.IsAsciiDigit(sign) || sign == ' ')).Where(char.IsAsciiDigit));

    /// <summary>The first link, as a path of the site.</summary>
    public string LinkPath => new Uri(Text.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
}

/// <summary>A sign-in that the server was asked for, and whether the line was encrypted.</summary>
public sealed record ReceivedLogin(string Login, bool Secure);

/// <summary>A real mail server (tests/node/mail-server.mjs), a process of its own on a free port of this machine.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly Channel<ReceivedMail> mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly ConcurrentQueue<ReceivedMail> all = new();
    private readonly ConcurrentQueue<ReceivedLogin> logins = new();
    private readonly TaskCompletionSource<int> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MailServer(Process process) => this.process = process;

    public int Port { get; private set; }

    /// <summary>Everything that it got.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. all];

    public IReadOnlyList<ReceivedLogin> Logins => [.. logins];

    /// <summary>Starts it; the options are those of the script.</summary>
    public static async Task<MailServer> StartAsync(params IEnumerable<string> options)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "node", "mail-server.mjs"), .. options]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var server = new MailServer(new Process { StartInfo = start });
        server.process.OutputDataReceived += (_, line) => server.Note(line.Data);
        server.process.Start();
        Janitor.Watch(server.process);
        server.process.BeginOutputReadLine();
        server.Port = await server.ready.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>The next mail that it gets, or has got and nobody has asked for.</summary>
    public async Task<ReceivedMail> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await mails.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Lets go of the mails that it holds.</summary>
    public async Task ReleaseAsync()
    {
        await process.StandardInput.WriteLineAsync("release");
        await process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Janitor.Forget(process);
        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (line.StartsWith("READY ", StringComparison.Ordinal))
        {
            ready.TrySetResult(int.Parse(line["READY ".Length..], System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        using var said = JsonDocument.Parse(line);
        if (said.RootElement.TryGetProperty("mail", out var mail))
        {
            var received = mail.Deserialize<ReceivedMail>(JsonSerializerOptions.Web)!;
            all.Enqueue(received);
            mails.Writer.TryWrite(received);
        }
        else
        {
            logins.Enqueue(said.RootElement.Deserialize<ReceivedLogin>(JsonSerializerOptions.Web)!);
        }
    }
}
