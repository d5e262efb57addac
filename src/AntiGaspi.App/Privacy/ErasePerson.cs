using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>What an erased person was.</summary>
public enum ErasedKind
{
    /// <summary>A pupil who has left.</summary>
    Pupil = 1,

    /// <summary>An adult who answered for pupils.</summary>
    Guardian = 2,
}

/// <summary>How much care an erasure takes.</summary>
public enum ErasureCare
{
    /// <summary>Nothing that is still owed is lost sight of.</summary>
    Ordinary,

    /// <summary>Whoever asks has seen that what is owed was paid, or deducted, elsewhere.</summary>
    CreditSettled,

    /// <summary>It was decided and done before; an older backup has brought the person back.</summary>
    Replay,
}

/// <summary>Why a person is not erased.</summary>
public enum EraseRefusal
{
    /// <summary>No such person in the tenant; perhaps erased already.</summary>
    Unknown,

    /// <summary>A pupil who has not left: the next import would bring the pupil back.</summary>
    StillHere,

    /// <summary>Something is still owed, and only this person says to whom.</summary>
    OpenCredit,
}

/// <summary>The answer to an erasure.</summary>
public abstract record EraseOutcome
{
    /// <summary>Erased.</summary>
    /// <param name="KeepsAccount">The account still opens something else: it stays, without any link here.</param>
    public sealed record Erased(bool KeepsAccount) : EraseOutcome;

    /// <summary>Refused; nothing was changed.</summary>
    public sealed record Refused(EraseRefusal Why) : EraseOutcome;
}

/// <summary>
/// Erases a person and leaves the accounts: what was refunded keeps its sums under a number that leads to nobody, and the trail
/// holds numbers only. Each table that names the person has its statement; a test searches every column of every table.
/// </summary>
public sealed partial class ErasePerson
{
    private readonly Db db;
    private readonly IReadOnlyList<(string Table, string Sql)> guardian;
    private readonly IReadOnlyList<(string Table, string Sql)> pupil;

    public ErasePerson(Db db)
        : this(db, _ => true)
    {
    }

    /// <summary>With some tables only: a test forgets one, to see that it is missed.</summary>
    internal ErasePerson(Db db, Predicate<string> isDone)
    {
        this.db = db;
        guardian = GuardianSteps.Where(step => isDone(step.Table)).ToList();
        pupil = PupilSteps.Where(step => isDone(step.Table)).ToList();
    }

    /// <summary>Erases a person of the tenant.</summary>
    /// <param name="scope">The service, in one tenant.</param>
    /// <param name="kind">What the person is.</param>
    /// <param name="person">The number of the person.</param>
    /// <param name="care">How much care it takes.</param>
    /// <param name="now">When.</param>
    /// <param name="keep">Writes the person on the list of erasures, before anything is lost; none when it is there already.</param>
    public async Task<EraseOutcome> RunAsync(
        Scope scope, ErasedKind kind, Guid person, ErasureCare care, DateTimeOffset now, Func<Task>? keep = null)
    {
        var mailboxes = await db.ReadAsync<string>(scope, kind == ErasedKind.Guardian ? MailboxesOfGuardian : MailboxesOfPupil, new { person });
        var outcome = await db.WriteAsync(scope, transaction => EraseAsync(transaction, kind, person, care, now, keep), keep: one => one is EraseOutcome.Erased);
        if (outcome is EraseOutcome.Erased)
        {
            // Sign-in mails are written before a tenant is known.
            foreach (var mailbox in mailboxes)
            {
                await db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync(OutboxOfMailbox, new { mailbox }));
            }
        }

        return outcome;
    }

    /// <summary>The number of a person of a school, by their number in its file; null when there is none.</summary>
    public async Task<Guid?> FindAsync(Scope scope, ErasedKind kind, Guid school, string siecleId) =>
        (await db.ReadAsync<Guid?>(scope, kind == ErasedKind.Guardian ? FindGuardian : FindPupil, new { school, siecleId })).SingleOrDefault();

    private async Task<EraseOutcome> EraseAsync(
        Transaction transaction, ErasedKind kind, Guid person, ErasureCare care, DateTimeOffset now, Func<Task>? keep)
    {
        var isGuardian = kind == ErasedKind.Guardian;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if ((await transaction.QueryAsync<Found>($"{(isGuardian ? Guardian : Pupil)} {transaction.ForUpdate}", new { person, today })) is not [var found])
        {
            return new EraseOutcome.Refused(EraseRefusal.Unknown);
        }

        if (care != ErasureCare.Replay && !isGuardian && found.HasLeft == 0)
        {
            return new EraseOutcome.Refused(EraseRefusal.StillHere);
        }

        if (care == ErasureCare.Ordinary && (await transaction.QueryAsync<int>(isGuardian ? CreditOfGuardian : CreditOfPupil, new { person })).Count > 0)
        {
            return new EraseOutcome.Refused(EraseRefusal.OpenCredit);
        }

        var values = new { person, holder = found.Holder, now = now.ToStored(), Today = today };
        foreach (var (_, sql) in isGuardian ? guardian : pupil)
        {
            await transaction.ExecuteAsync(sql, values);
        }

        await AuditTrail.AddAsync(transaction, "person.erased", person, now, kind.ToString());
        var keepsAccount = found.Holder is not null && (await transaction.QueryAsync<int>("select 1 from account where account_id = @holder", values)).Count > 0;
        await (keep?.Invoke() ?? Task.CompletedTask);
        return new EraseOutcome.Erased(keepsAccount);
    }

    private sealed record Found
    {
        public Guid? Holder { get; init; }

        public int HasLeft { get; init; }
    }
}
