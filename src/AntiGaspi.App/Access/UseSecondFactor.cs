using System.Security.Cryptography;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What became of the code of a telephone.</summary>
public abstract record TelephoneOutcome
{
    /// <summary>It was right, and will never be again.</summary>
    public sealed record Right : TelephoneOutcome;

    /// <summary>It was wrong, too old or used before; some more tries are borne.</summary>
    public sealed record Wrong(int AttemptsLeft) : TelephoneOutcome;

    /// <summary>Nothing is compared for a while, after too many wrong codes; null: not before it is set up again.</summary>
    public sealed record Closed(DateTimeOffset? Until) : TelephoneOutcome;
}

/// <summary>
/// Compares the code of an agent's telephone. Each step serves once, the wrong ones are counted, and every fifth closes the door, each
/// time for longer; after a hundred it stays closed until the telephone is set up again (NIST SP 800-63B, §5.2.2).
/// </summary>
public sealed class UseSecondFactor(Db db, TelephoneSecrets secrets)
{
    /// <summary>How many wrong codes are borne at a time.</summary>
    public const int MaxAttempts = 5;

    /// <summary>How many are borne in all without a right one in between: one chance in three thousand, whoever guesses and however long.</summary>
    public const int MaxFailures = 100;

    private static readonly TimeSpan FirstClosure = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestClosure = TimeSpan.FromDays(1);

    /// <summary>Compares it.</summary>
    /// <param name="agent">Whoever's mailbox answered; the telephone is set up.</param>
    /// <param name="typed">The code.</param>
    /// <param name="now">When.</param>
    public async Task<TelephoneOutcome> RunAsync(KnownAgent agent, string typed, DateTimeOffset now)
    {
        var outcome = await db.WriteAsync(agent.ScopeIn(agent.Tenants[0]), transaction => TryAsync(transaction, agent, typed, now));
        foreach (var tenant in agent.Tenants.Skip(1))
        {
            await db.WriteAsync(agent.ScopeIn(tenant), transaction => AuditTrail.AddAsync(transaction, ActionOf(outcome), agent.Subject, now));
        }

        return outcome;
    }

    private async Task<TelephoneOutcome> TryAsync(Transaction transaction, KnownAgent agent, string typed, DateTimeOffset now)
    {
        var outcome = await transaction.QueryAsync<Row>(Find + transaction.ForUpdate) is [var row]
            ? await TryAsync(transaction, row, agent, typed, now)
            : new TelephoneOutcome.Closed(null);
        await AuditTrail.AddAsync(transaction, ActionOf(outcome), agent.Subject, now);
        return outcome;
    }

    private async Task<TelephoneOutcome> TryAsync(Transaction transaction, Row row, KnownAgent agent, string typed, DateTimeOffset now)
    {
        if (row.Failures >= MaxFailures || SecretOf(row, agent) is not { } secret)
        {
            return new TelephoneOutcome.Closed(null);
        }

        if (row.ClosedUntil > now)
        {
            return new TelephoneOutcome.Closed(row.ClosedUntil);
        }

        if (TelephoneCode.StepOf(secret, typed, now) is { } step && await transaction.ExecuteAsync(Take, new { step }) == 1)
        {
            return new TelephoneOutcome.Right();
        }

        var failures = row.Failures + 1;
        var isClosed = failures % MaxAttempts == 0;
        var until = isClosed ? (now + ClosureOf(failures / MaxAttempts)).ToStored() : (DateTimeOffset?)null;
        await transaction.ExecuteAsync("update second_factor set failures = @failures, closed_until = @until where account_id = @account", new { failures, until });
        if (!isClosed)
        {
            return new TelephoneOutcome.Wrong(MaxAttempts - (failures % MaxAttempts));
        }

        await SecondFactorNotices.AddAsync(transaction, agent.Subject, SecondFactorChange.Closed, now);
        return new TelephoneOutcome.Closed(failures >= MaxFailures ? null : until);
    }

    // A quarter of an hour, an hour, four, sixteen, then a day each time.
    private static TimeSpan ClosureOf(int times)
    {
        var longer = FirstClosure * Math.Pow(4, Math.Min(times, 5) - 1);
        return longer < LongestClosure ? longer : LongestClosure;
    }

    // Under another server's key nothing can be compared: the telephone is to be set up again.
    private byte[]? SecretOf(Row row, KnownAgent agent)
    {
        try
        {
            return secrets.Open(agent.Subject, row.Secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string ActionOf(TelephoneOutcome outcome) => outcome switch
    {
        TelephoneOutcome.Right => "second_factor.used",
        TelephoneOutcome.Closed => "second_factor.closed",
        _ => "second_factor.refused",
    };

    private const string Find = "select secret, failures, closed_until from second_factor where account_id = @account ";

    /// <summary>A step serves once: of two that bring the same code at once, one changes this row.</summary>
    internal const string Take = "update second_factor set last_step = @step, failures = 0, closed_until = null where account_id = @account and last_step < @step";

    private sealed record Row
    {
        public string Secret { get; init; } = "";

        public int Failures { get; init; }

        public DateTimeOffset? ClosedUntil { get; init; }
    }
}
