namespace AntiGaspi.App.Notices;

/// <summary>What becomes of a report that a mail could not be delivered.</summary>
public enum ReportFate
{
    /// <summary>The mailbox is kept as one that no mail reaches.</summary>
    Noted,

    /// <summary>It was read before.</summary>
    AlreadyNoted,

    /// <summary>It is larger than a report on a mail of ours can be.</summary>
    TooLarge,

    /// <summary>It is no mail.</summary>
    NotAMail,

    /// <summary>It is a mail, and no report in the form of RFC 3464: an answer of a person, or the free words of a server.</summary>
    NotAReport,

    /// <summary>Nothing failed for good: it was delayed, delivered, or may be tried again (4.x.x).</summary>
    NotFailed,

    /// <summary>It failed for good, and not because of the mailbox: a rule about us, the text, or the server (5.3, 5.6, 5.7, 5.2.3).</summary>
    NotTheMailbox,

    /// <summary>It does not say which mail came back.</summary>
    NamesNoMail,

    /// <summary>No mail of that number was sent from here, or more than thirty days ago.</summary>
    UnknownMail,

    /// <summary>The mail was sent from here, and not to the mailbox that the report names.</summary>
    AnotherMailbox,
}

/// <summary>What a message that was handed in says.</summary>
public abstract record ReadReport
{
    /// <summary>A mail failed for good.</summary>
    /// <param name="MessageId">Its number.</param>
    /// <param name="Mailboxes">Whose it was, as the report says: believed only when it was written to one of them.</param>
    public sealed record Failed(Guid MessageId, IReadOnlyList<string> Mailboxes) : ReadReport;

    /// <summary>Nothing to do with it.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Left(ReportFate Why) : ReadReport;
}
