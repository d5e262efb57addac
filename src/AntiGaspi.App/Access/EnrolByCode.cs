using System.Security.Cryptography;
using System.Text;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Access;

/// <summary>What came of setting up a telephone with a code that was handed over.</summary>
public abstract record EnrolOutcome
{
    /// <summary>It is set up, and the account holds the roles to which the address is invited.</summary>
    public sealed record Enrolled(Guid Account) : EnrolOutcome;

    /// <summary>The code that was handed over is not right, was used, is too old, or was tried too often.</summary>
    public sealed record WrongCode : EnrolOutcome;

    /// <summary>The code of the telephone is not right: it did not read the same secret, or its clock is wrong.</summary>
    public sealed record WrongTelephone : EnrolOutcome;
}

/// <summary>
/// Sets up the telephone of an agent without ProConnect: the mailbox of the invitation answered, and whoever leads the team handed a
/// code over. An agent who has never come receives an account and the role with it, in the same transaction.
/// </summary>
public sealed class EnrolByCode(Db db, ServerKey key, TelephoneSecrets secrets)
{
    /// <summary>How many wrong codes are borne before another must be made.</summary>
    public const int MaxAttempts = 5;

    /// <summary>Sets it up.</summary>
    /// <param name="agent">Whoever's mailbox answered; no telephone is set up.</param>
    /// <param name="code">The code that was handed over.</param>
    /// <param name="secret">What the telephone was given.</param>
    /// <param name="typed">The code that it shows.</param>
    /// <param name="now">When.</param>
    public async Task<EnrolOutcome> RunAsync(KnownAgent agent, ActivationCode code, byte[] secret, string typed, DateTimeOffset now)
    {
        var step = TelephoneCode.StepOf(secret, typed, now);
        EnrolOutcome outcome = new EnrolOutcome.WrongCode();
        foreach (var tenant in agent.Tenants)
        {
            var scope = agent.ScopeIn(tenant) with { AccountId = agent.Account ?? Ids.New(now) };
            outcome = await db.WriteAsync(scope, transaction => TryAsync(transaction, scope, agent, new Proof(code, secret, step), now));
            if (outcome is not EnrolOutcome.WrongCode)
            {
                break;
            }
        }

        return outcome;
    }

    private async Task<EnrolOutcome> TryAsync(Transaction transaction, Scope scope, KnownAgent agent, Proof proof, DateTimeOffset now)
    {
        var values = new { agent.Address, MaxAttempts, now = now.ToStored() };
        var alive = await transaction.QueryAsync<Row>(Alive + transaction.ForUpdate, values);
        var digest = Encoding.ASCII.GetBytes(MakeEnrolmentCode.DigestOf(key, proof.Code));

        // Each is compared, so that the time tells nothing of which one it was.
        if (alive.Where(row => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(row.Digest), digest)).ToList() is not [var right, ..])
        {
            await transaction.ExecuteEachAsync("update enrolment_code set attempts = attempts + 1 where tenant = @tenant and invitation_id = @InvitationId", alive, row => new { row.InvitationId });
            await AuditTrail.AddAsync(transaction, "enrolment.refused", agent.Subject, now);
            return new EnrolOutcome.WrongCode();
        }

        if (proof.Step is not { } step)
        {
            return new EnrolOutcome.WrongTelephone();
        }

        if (agent.Account is null)
        {
            await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@account, @Address, @now)", values);
        }

        // One that was set up meanwhile stays, and the code opens nothing.
        if (await transaction.ExecuteAsync(SetUpSecondFactor.Insert, new { content = secrets.Seal(scope.AccountId, proof.Secret), step, values.now }) == 0)
        {
            return new EnrolOutcome.WrongCode();
        }

        await transaction.ExecuteAsync("update enrolment_code set used_at = @now where tenant = @tenant and invitation_id = @InvitationId", new { right.InvitationId, values.now });
        await InvitationRows.TakeUpAsync(transaction, key, agent.Address, null, now);
        await AuditTrail.AddAsync(transaction, "second_factor.set", scope.AccountId, now, "code");
        await SecondFactorNotices.AddAsync(transaction, scope.AccountId, SecondFactorChange.Set, now);
        return new EnrolOutcome.Enrolled(scope.AccountId);
    }

    // A code dies with the invitation, and when the person came otherwise or received a role or a delegation since: it was made for less.
    private const string Alive = """
        select c.invitation_id, c.digest from enrolment_code c
        join invitation i on i.tenant = c.tenant and i.invitation_id = c.invitation_id
        where c.tenant = @tenant and i.email = @Address and i.withdrawn_at is null and c.used_at is null and c.ends_at > @now and c.attempts < @MaxAttempts
          and (i.accepted_at is null or (i.accepted_at <= c.made_at and i.account_id = @account))
          and not exists (select 1 from second_factor f where f.account_id = @account)
          and not exists (select 1 from role_grant g where g.tenant = c.tenant and g.account_id = @account and g.ended_at is null and g.granted_at > c.made_at)
          and not exists (select 1 from delegation d where d.tenant = c.tenant and d.delegate_id = @account and d.ended_at is null and d.given_at > c.made_at)
        order by c.made_at desc

        """;

    private sealed record Proof(ActivationCode Code, byte[] Secret, long? Step);

    private sealed record Row
    {
        public Guid InvitationId { get; init; }

        public string Digest { get; init; } = "";
    }
}
