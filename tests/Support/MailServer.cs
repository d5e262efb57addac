using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;

namespace AntiGaspi.Tests.Support;

/// <summary>A mail as the server got it, parsed by somebody else than who wrote it.</summary>
public sealed record ReceivedMail(
    string MessageId, string From, string To, string Subject, string Text, string Html, DateTimeOffset Date, IReadOnlyList<string> Headers,
    IReadOnlyList<string> Recipients, bool Secure)
{
    /// <summary>The first that the server got is 1.</summary>
    public int Number { get; init; }

    /// <summary>The eight digits to be typed.</summary>
    public string Code => string.Concat(Text.Split('\n').Single(line => line.Length == 9 && line.All(sign => char.IsAsciiDigit(sign) || sign == ' ')).Where(char.IsAsciiDigit));

    /// <summary>The first link, as a path of the site.</summary>
    public string LinkPath => new Uri(Text.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
}

/// <summary>A sign-in that the server was asked for, and whether the line was encrypted.</summary>
public sealed record ReceivedLogin(string Login, bool Secure);

/// <summary>A real mail server on a free port of this machine. All those of the tests live in one process: <see cref="MailProcess"/>.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MailProcess process;
    private readonly Channel<ReceivedMail> mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly ConcurrentQueue<ReceivedMail> all = new();
    private readonly ConcurrentQueue<ReceivedLogin> logins = new();
    private readonly TaskCompletionSource<int> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int id;
    private int latest;

    private MailServer(MailProcess process, IEnumerable<string> options)
    {
        this.process = process;
        id = process.Open(options, Note);
    }

    public int Port { get; private set; }

    /// <summary>Everything that it got.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. all];

    public IReadOnlyList<ReceivedLogin> Logins => [.. logins];

    /// <summary>Starts it; the options are those of the script.</summary>
    public static async Task<MailServer> StartAsync(params IEnumerable<string> options)
    {
        var server = new MailServer(MailProcess.Shared, options);
        server.Port = await server.ready.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>The next mail that it gets, or has got and nobody has asked for.</summary>
    public async Task<ReceivedMail> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var mail = await mails.Reader.ReadAsync(patience.Token);
        latest = mail.Number;
        return mail;
    }

    /// <summary>Lets go of the mails that it holds, but of none that <see cref="NextAsync"/> has not given yet: a test that is slow would let that go unseen.</summary>
    public void Release() => process.Release(id, latest);

    public ValueTask DisposeAsync()
    {
        process.Close(id);
        return ValueTask.CompletedTask;
    }

    private void Note(JsonElement said)
    {
        if (said.TryGetProperty("port", out var port))
        {
            ready.TrySetResult(port.GetInt32());
        }
        else if (said.TryGetProperty("mail", out var mail))
        {
            var received = mail.Deserialize<ReceivedMail>(JsonSerializerOptions.Web)!;
            all.Enqueue(received);
            mails.Writer.TryWrite(received);
        }
        else
        {
            logins.Enqueue(said.Deserialize<ReceivedLogin>(JsonSerializerOptions.Web)!);
        }
    }
}
