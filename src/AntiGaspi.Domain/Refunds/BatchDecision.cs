using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Refunds;

/// <summary>Where a refund batch stands.</summary>
public enum BatchState
{
    /// <summary>Prepared by the office; it waits for a signature.</summary>
    Prepared,

    /// <summary>Taken back by the office before any signature; its entries are free again.</summary>
    Withdrawn,

    /// <summary>Sent back by whoever may sign; its entries are free again.</summary>
    Returned,

    /// <summary>Signed. What is found out later enters a later batch.</summary>
    Signed,
}

/// <summary>Why a batch is sent back to the office: chosen, never written, so that nothing is said of a family.</summary>
public enum ReturnReason
{
    /// <summary>An amount looks wrong.</summary>
    Amount,

    /// <summary>An event of the calendar is missing or wrong.</summary>
    Calendar,

    /// <summary>A tariff that was voted is not entered yet.</summary>
    Tariff,

    /// <summary>The batch does not cover the right days.</summary>
    Period,

    /// <summary>To be talked over.</summary>
    Talk,
}

/// <summary>What the public accountant notes on a signed batch that a later one must mend.</summary>
public enum Observation
{
    /// <summary>An amount does not follow from the tariff or the règlement.</summary>
    Amount,

    /// <summary>The ground of the refund is missing.</summary>
    Ground,

    /// <summary>The pupil's account is not the right one.</summary>
    Account,

    /// <summary>The exercise is not the right one.</summary>
    Exercise,
}

/// <summary>A batch, as whoever decides on it finds it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="PreparedBy">Who prepared it.</param>
/// <param name="Digest">The digest that was stored with it.</param>
public sealed record BatchFacts(BatchState State, Guid PreparedBy, string Digest);

/// <summary>Why a batch is not signed.</summary>
public enum SignRefusal
{
    /// <summary>No such batch that the account may sign that day.</summary>
    Unknown,

    /// <summary>It was withdrawn, returned or signed before.</summary>
    AlreadyDecided,

    /// <summary>Whoever prepared it does not sign it: two people see each sum.</summary>
    SamePerson,

    /// <summary>It is not what was shown to whoever signs.</summary>
    NotWhatWasShown,

    /// <summary>Its entries are no longer what was prepared: somebody went past the program.</summary>
    Altered,
}

/// <summary>The rule of four eyes: the office prepares, somebody else signs, and what is signed is what was prepared and shown.</summary>
/// <remarks>Source: docs/decisions/0023-an-etat-is-signed-as-it-was-prepared.md.</remarks>
public static class SigningRule
{
    /// <summary>Why a batch cannot be signed; null when it can.</summary>
    /// <param name="facts">The batch.</param>
    /// <param name="signer">Who would sign, entitled that day.</param>
    /// <param name="shown">The digest of what was shown to them.</param>
    /// <param name="found">The digest of its entries, worked out again.</param>
    public static SignRefusal? Judge(BatchFacts facts, Guid signer, string shown, string found) => facts switch
    {
        { State: not BatchState.Prepared } => SignRefusal.AlreadyDecided,
        { PreparedBy: var preparer } when preparer == signer => SignRefusal.SamePerson,
        { Digest: var prepared } when prepared != found => SignRefusal.Altered,
        { Digest: var prepared } when prepared != shown => SignRefusal.NotWhatWasShown,
        _ => null,
    };

    /// <summary>Whether a role prepares batches (<i>secrétaire général</i>).</summary>
    public static bool Prepares(Role role) => role == Role.SchoolManager;

    /// <summary>Whether a role controls signed batches and approves none (<i>agent comptable</i>).</summary>
    public static bool Controls(Role role) => role == Role.PublicAccountant;
}
