namespace AntiGaspi.App.Access;

/// <summary>Why an adult is not linked to a child.</summary>
public enum LinkRefusal
{
    /// <summary>No child goes with what was given: unknown, used or ended code, unknown mailbox, or another birth date. One answer for all.</summary>
    NoMatch,

    /// <summary>The file has this adult already with another account: whoever owns both says so, and it moves.</summary>
    OtherAccount,

    /// <summary>This account is already that of another adult of the same child: each has one of their own.</summary>
    OneAccountEach,

    /// <summary>Too many tries for now.</summary>
    TooManyTries,
}

/// <summary>What became of somebody who wants to be linked to a child.</summary>
public abstract record LinkOutcome
{
    private LinkOutcome()
    {
    }

    /// <summary>Linked at once.</summary>
    /// <param name="Tenant">The local authority of the school.</param>
    /// <param name="Children">The given names of the children whose meals are open now.</param>
    public sealed record Linked(int Tenant, IReadOnlyList<string> Children) : LinkOutcome;

    /// <summary>The office has to look at it first.</summary>
    public sealed record Asked : LinkOutcome;

    /// <summary>Not linked; nothing was changed but the count of tries.</summary>
    public sealed record Refused(LinkRefusal Why) : LinkOutcome;
}
