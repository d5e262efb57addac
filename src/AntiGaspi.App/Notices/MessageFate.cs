namespace AntiGaspi.App.Notices;

/// <summary>What becomes of the row of a message.</summary>
internal enum FateKind
{
    /// <summary>The server has it.</summary>
    Sent,

    /// <summary>It will never be sent.</summary>
    Over,

    /// <summary>It is tried again.</summary>
    PutOff,
}

/// <summary>What became of a message that was taken to be sent.</summary>
/// <param name="Kind">What becomes of its row.</param>
/// <param name="Answer">What the server said; null when it was not asked.</param>
/// <param name="NotBefore">When it is tried again; null after the usual delay.</param>
internal sealed record MessageFate(FateKind Kind, MailAnswer? Answer, DateTimeOffset? NotBefore = null)
{
    /// <summary>Whether a push service did not take us for who we say.</summary>
    public bool AreKeysRefused { get; init; }

    /// <summary>There was nothing to say any more, or nobody to say it to.</summary>
    public static MessageFate Dropped { get; } = new(FateKind.Over, null);

    /// <summary>It waits for an hour at which it may leave.</summary>
    public static MessageFate PutOffUntil(DateTimeOffset instant) => new(FateKind.PutOff, null, instant);

    /// <summary>What follows from the answer of the server.</summary>
    public static MessageFate Of(MailAnswer answer) => new(
        answer switch
        {
            MailAnswer.Taken => FateKind.Sent,
            MailAnswer.Refused or MailAnswer.Unreachable => FateKind.Over,
            MailAnswer.Later or MailAnswer.Away => FateKind.PutOff,
        },
        answer);
}
