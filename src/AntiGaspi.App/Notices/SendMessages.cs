using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>What a run of the sender did.</summary>
/// <param name="Sent">Mails that the server has taken.</param>
/// <param name="Refused">Mails that it never will.</param>
/// <param name="Later">Mails that wait for another try.</param>
/// <param name="Trouble">Why nothing more leaves for now; null when all goes well. It holds nothing of a person.</param>
public sealed record SendReport(int Sent, int Refused, int Later, string? Trouble)
{
    /// <summary>Whether a push service refused our keys.</summary>
    public bool AreKeysRefused { get; init; }
}

/// <summary>
/// Sends what waits in the outbox, in every tenant. A message is taken for two minutes: whoever is killed while sending leaves it to
/// the next one, so that none is lost and one at most is sent twice, under the same Message-ID. Once sent, it holds nobody's address,
/// only a mark by which a mail that comes back is known.
/// </summary>
public sealed class SendMessages(Db db, ComposeMessage compose, UnreachableMailboxes unreachable, SentMark mark, SendPush push, MailSettings settings, TimeProvider clock)
{
    private const int Batch = 10;

    // A bound for the loop: what remains is sent at the next tick.
    private const int MaxBatches = 1000;

    // Longer than a server may hold us over one mail, so that a mail that is being sent is not taken by another.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(1);

    /// <summary>Sends what is due, of some kinds, until nothing is left or the server is away.</summary>
    /// <exception cref="AggregateException">Some messages could not be written; all others were sent, and these are tried again.</exception>
    public async Task<SendReport> RunAsync(IReadOnlyList<string> kinds)
    {
        await using var line = new SmtpLine(settings, SmtpLine.SecurityOf(settings));
        var run = new Run(line);
        List<Place> places = [new Place(), .. await db.ReadNationalAsync<Place>("select tenant, name from local_authority order by tenant")];
        foreach (var place in places)
        {
            for (var batch = 0; batch < MaxBatches && !run.IsAway && await TakeAsync(place, kinds) is { Count: > 0 } taken; batch++)
            {
                await SendAsync(taken, run);
            }
        }

        return run.Faults.Count == 0 ? run.Report : throw new AggregateException("Some messages could not be written; they are tried again later.", run.Faults);
    }

    private async Task SendAsync(IReadOnlyList<WaitingMessage> taken, Run run)
    {
        var until = clock.GetUtcNow() + Lease - LongestSending;
        foreach (var message in taken)
        {
            var fate = MessageFate.Of(MailAnswer.Later);
            try
            {
                fate = run.IsAway || clock.GetUtcNow() > until ? fate : await SendAsync(message, run);
            }
#pragma warning disable CA1031 // A message that cannot be written must not keep the others from leaving; it is told at the end of the run.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                run.Faults.Add(fault);
            }

            await NoteAsync(message, fate);
            run.Count(fate);
        }
    }

    private async Task<MessageFate> SendAsync(WaitingMessage message, Run run)
    {
        if (message.NotBefore(clock.GetUtcNow()) is { } morning)
        {
            return MessageFate.PutOffUntil(morning);
        }

        if (message.Kind == MessageKind.PushNotice)
        {
            return await push.SendAsync(message, run.AwayServices);
        }

        if (MailWriter.AddressOf(message.Recipient) is not { } recipient)
        {
            return MessageFate.Of(MailAnswer.Refused);
        }

        // What somebody only asked for never knocks at a mailbox that is known to be shut.
        return MessageKinds.IsOptional(message.Kind) && await unreachable.HasAsync(message.Recipient) ? MessageFate.Dropped
            : await compose.ComposeAsync(message) is { } text ? MessageFate.Of(await run.Line.SendAsync(MailWriter.Write(message, recipient, text, settings.From)))
            : MessageFate.Dropped;
    }

    private Task<IReadOnlyList<WaitingMessage>> TakeAsync(Place place, IReadOnlyList<string> kinds)
    {
        var (scope, now) = (Scope.Service(place.Tenant), clock.GetUtcNow().ToStored());
        return db.WriteAsync<IReadOnlyList<WaitingMessage>>(scope, async transaction =>
            [.. (await transaction.QueryAsync<Row>(Take(transaction.ForUpdateSkipLocked), new { kinds = $" {string.Join(' ', kinds)} ", now, until = now + Lease, Batch }))
                .OrderBy(row => row.CreatedAt).Select(row => row.Read(scope, place.Name))]);
    }

    private Task<int> NoteAsync(WaitingMessage message, MessageFate fate)
    {
        var now = clock.GetUtcNow().ToStored();
        return db.WriteAsync(message.Scope, async transaction =>
        {
            if (fate.Answer == MailAnswer.Unreachable)
            {
                await UnreachableMailboxes.NoteAsync(transaction, message.Recipient, now);
            }

            var noted = await transaction.ExecuteAsync(fate.Kind switch
            {
                FateKind.Sent => Sent,
                FateKind.Over => Over,
                FateKind.PutOff => PutOff,
            }, new
            {
                message.MessageId, now, next = (fate.NotBefore ?? now + message.Delay).ToStored(), sentTo = mark.Of(message.MessageId, message.Recipient),
                refusedAt = fate.AreKeysRefused ? now : (DateTimeOffset?)null,
            });
            if (fate == MessageFate.Dropped && ReminderWeek.IsOne(message))
            {
                await ReminderWeek.GiveBackAsync(transaction, message);
            }

            return noted;
        });
    }

    // The rows are chosen once, before any is touched: without "materialized" PostgreSQL may choose again for each, past the limit.
    private static string Take(string forUpdateSkipLocked) => $"""
        with due as materialized (
          select message_id as due_id from outbox
          where tenant = @tenant and sent_at is null and failed_at is null and next_at <= @now and ends_at > @now and @kinds like '% ' || kind || ' %'
          order by next_at, message_id limit @Batch
          {forUpdateSkipLocked})
        update outbox set next_at = @until, attempts = attempts + 1
        from due where tenant = @tenant and message_id = due_id
        returning message_id, kind, recipient, content, created_at, ends_at, attempts
        """;

    private const string Sent = "update outbox set sent_at = @now, sent_to = @sentTo, recipient = '', content = '' where tenant = @tenant and message_id = @MessageId";

    private const string Over = "update outbox set failed_at = @now, recipient = '', content = '' where tenant = @tenant and message_id = @MessageId";

    private const string PutOff = """
        update outbox set next_at = @next, keys_refused_at = coalesce(@refusedAt, keys_refused_at)
        where tenant = @tenant and message_id = @MessageId and sent_at is null and failed_at is null
        """;

    private sealed class Run(SmtpLine line)
    {
        private int sent;
        private int refused;
        private int later;
        private bool areKeysRefused;

        public SmtpLine Line => line;

        /// <summary>The hosts of push services that did not answer.</summary>
        public HashSet<string> AwayServices { get; } = new(StringComparer.OrdinalIgnoreCase);

        public List<Exception> Faults { get; } = [];

        public bool IsAway { get; private set; }

        public SendReport Report => new(sent, refused, later, line.Trouble) { AreKeysRefused = areKeysRefused };

        // What is put off until the morning, or dropped, never met the server.
        public void Count(MessageFate fate)
        {
            IsAway |= fate.Answer == MailAnswer.Away;
            areKeysRefused |= fate.AreKeysRefused;
            (sent, refused, later) = fate.Answer switch
            {
                MailAnswer.Taken => (sent + 1, refused, later),
                MailAnswer.Refused or MailAnswer.Unreachable => (sent, refused + 1, later),
                MailAnswer.Later or MailAnswer.Away => (sent, refused, later + 1),
                null => (sent, refused, later),
            };
        }
    }

    private sealed record Place
    {
        public int Tenant { get; init; }

        public string Name { get; init; } = "";
    }

    private sealed record Row
    {
        public Guid MessageId { get; init; }

        public string Kind { get; init; } = "";

        public string Recipient { get; init; } = "";

        public string Content { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset EndsAt { get; init; }

        public int Attempts { get; init; }

        public WaitingMessage Read(Scope scope, string sender) => new(
            scope, sender, MessageId, Enum.Parse<MessageKind>(Kind), Recipient, JsonSerializer.Deserialize<Dictionary<string, string>>(Content)!, CreatedAt, EndsAt, Attempts);
    }
}
