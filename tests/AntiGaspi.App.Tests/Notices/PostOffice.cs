using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>An outbox, a sender on a clock that the test moves, and a real mail server.</summary>
internal sealed class PostOffice(Db db, MailServer server) : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Start);

    public Db Db => db;

    public MailServer Server => server;

    /// <summary>What the sender reaches; a test may change it.</summary>
    public MailSettings Settings { get; set; } = new("127.0.0.1", server.Port, null, null, "cantine@exemple.fr");

    /// <summary>The languages that may be written; none when not given.</summary>
    public OfferedLanguages? Languages { get; set; }

    /// <summary>Where people may say what they think; nothing is set up when not given.</summary>
    public Uri? Opinion { get; set; }

    public static PushSeals Seals { get; } = new(ServerKey.Demonstration);

    /// <summary>Conversations with push services; none is set up when not given.</summary>
    public PushLine Push { get; set; } = new(null);

    public static async Task<PostOffice> OpenAsync(Engine engine, params string[] options) => new(await Stores.NewAsync(engine), await MailServer.StartAsync(options));

    /// <summary>A sender of its own, as each node has.</summary>
    public SendMessages Sender() => new(db, Composing.On(db, Clock, Languages, Opinion), new UnreachableMailboxes(db), new SentMark(ServerKey.Demonstration),
        new SendPush(db, Composing.OfFamilies(db, Clock), Languages ?? new([]), Seals, Push, Clock), Settings, Clock);

    public Task<SendReport> SendAsync() => Sender().RunAsync(MessageKinds.Urgent);

    /// <summary>Writes a sign-in message; its mailbox is a known one.</summary>
    public async Task<Guid> WriteAsync(string recipient, int tenant = 0, TimeSpan? lasts = null)
    {
        await KnowAsync(recipient);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [ComposeMessage.LinkValue] = Ids.New(Start).ToString("D") };
        return await db.WriteAsync(Scope.Service(tenant), transaction => Outbox.AddAsync(
            transaction, new Message(MessageKind.SignIn, recipient, values, lasts ?? TimeSpan.FromDays(2)), Clock.GetUtcNow()));
    }

    /// <summary>The rows of a tenant, in the order of their writing.</summary>
    public Task<IReadOnlyList<OutboxRow>> RowsAsync(int tenant = 0) => db.ReadAsync<OutboxRow>(
        Scope.Service(tenant), "select recipient, content, attempts, next_at, sent_at, failed_at from outbox where tenant = @tenant order by message_id");

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await db.DisposeAsync();
    }

    private async Task KnowAsync(string recipient) => await new OpenAccount(db).RunAsync(IdentityProvider.Mail, recipient, recipient, Start);
}

internal sealed record OutboxRow
{
    public string Recipient { get; init; } = "";

    public string Content { get; init; } = "";

    public int Attempts { get; init; }

    public DateTimeOffset NextAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? FailedAt { get; init; }
}
