using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>What a person asked to be told of the meals of their children. Without a word of theirs: nothing.</summary>
public sealed record MessageChoice
{
    /// <summary>A number that links of messages name in place of the account.</summary>
    public Guid ChoiceId { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>A reminder before a deadline, once a week at most, and only when there is something to say.</summary>
    public bool WantsReminder { get; init; }

    /// <summary>Its weekday: 1 for Monday, 7 for Sunday.</summary>
    public int ReminderWeekday { get; init; } = 7;

    /// <summary>Its hour, on the clock of the place of meal.</summary>
    public int ReminderHour { get; init; } = 18;

    /// <summary>A receipt for each act, with a link to come back on it.</summary>
    public bool WantsReceipt { get; init; }

    /// <summary>One message an evening with what anybody changed that day.</summary>
    public bool WantsDigest { get; init; }

    /// <summary>Whether a message of a kind is still wanted.</summary>
    public bool Wants(MessageKind kind) => kind switch
    {
        MessageKind.MealReminder => WantsReminder,
        MessageKind.MealReceipt => WantsReceipt,
        MessageKind.MealDigest => WantsDigest,
        MessageKind.SignIn or MessageKind.AgentSignIn or MessageKind.SecondFactorChanged or MessageKind.Invitation or MessageKind.FamilyInvitation
            or MessageKind.LinkChanged or MessageKind.LinkRefused or MessageKind.Delegation or MessageKind.AbsenceQuestion or MessageKind.SharedAct
            or MessageKind.AttendanceMismatch or MessageKind.ContestAnswered or MessageKind.PushNotice => true,
    };
}

/// <summary>Where the messages of a person go.</summary>
public sealed record OwnMailbox
{
    public string Mailbox { get; init; } = "";

    /// <summary>Whether the person signed in with it; otherwise it is that of the school's file.</summary>
    public bool IsProved { get; init; }

    /// <summary>Whether the last message to it was not refused for good.</summary>
    public bool IsReachable { get; init; }
}

/// <summary>Reads the choices of a person, and where their messages go.</summary>
public sealed class MessageChoices(Db db)
{
    /// <summary>The choices of the account of the scope.</summary>
    public async Task<MessageChoice> OfAsync(Scope scope) => await FindAsync(scope) ?? new MessageChoice { AccountId = scope.AccountId };

    /// <summary>The same; null when the account never chose anything.</summary>
    public async Task<MessageChoice?> FindAsync(Scope scope) =>
        (await db.ReadAsync<MessageChoice>(scope, $"{Sql} and account_id = @account")).SingleOrDefault();

    /// <summary>The choices that a link of a message names; null when they are there no more.</summary>
    public async Task<MessageChoice?> FindAsync(int tenant, Guid choiceId) =>
        (await db.ReadAsync<MessageChoice>(Scope.Service(tenant), $"{Sql} and choice_id = @choiceId", new { choiceId })).SingleOrDefault();

    /// <summary>Where the messages of the account of the scope go; null when nobody told us an address.</summary>
    public async Task<OwnMailbox?> MailboxAsync(Scope scope) => await db.ReadAsync<OwnMailbox>(scope, Mailbox) is [var first, ..] ? first : null;

    private const string Sql = """
        select choice_id, account_id, wants_reminder, reminder_weekday, reminder_hour, wants_receipt, wants_digest
        from message_choice where tenant = @tenant
        """;

    private const string Mailbox = """
        select mailbox, is_proved, is_reachable from family_mailbox where tenant = @tenant and account_id = @account order by is_proved desc, mailbox limit 1
        """;
}
