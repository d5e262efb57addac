using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What came of setting up a telephone.</summary>
public enum SetUpOutcome
{
    /// <summary>Its codes open the emergency door from now on.</summary>
    Done,

    /// <summary>The code that should prove it was not right.</summary>
    WrongCode,

    /// <summary>One is set up already: it is removed first.</summary>
    AlreadySet,
}

/// <summary>
/// Sets up the telephone of an agent who is signed in, whose codes then open the emergency door; or removes it. It is proved by one
/// right code, whose step has served with that.
/// </summary>
public sealed class SetUpSecondFactor(Db db, TelephoneSecrets secrets)
{
    /// <summary>When it was set up; null when it is not.</summary>
    public async Task<DateTimeOffset?> MadeAtAsync(Scope scope) =>
        (await db.ReadAsync<DateTimeOffset?>(scope, "select made_at from second_factor where account_id = @account")).SingleOrDefault();

    /// <summary>Sets it up.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="secret">What the telephone was given.</param>
    /// <param name="typed">The code that it shows.</param>
    /// <param name="now">When.</param>
    public async Task<SetUpOutcome> RunAsync(Scope scope, byte[] secret, string typed, DateTimeOffset now)
    {
        if (TelephoneCode.StepOf(secret, typed, now) is not { } step)
        {
            return SetUpOutcome.WrongCode;
        }

        return await db.WriteAsync(scope, async transaction =>
        {
            if (await transaction.ExecuteAsync(Insert, new { content = secrets.Seal(scope.AccountId, secret), step, now = now.ToStored() }) == 0)
            {
                return SetUpOutcome.AlreadySet;
            }

            await AuditTrail.AddAsync(transaction, "second_factor.set", scope.AccountId, now);
            await SecondFactorNotices.AddAsync(transaction, scope.AccountId, SecondFactorChange.Set, now);
            return SetUpOutcome.Done;
        });
    }

    /// <summary>Removes it, and closes the sessions that it opened; tells whether there was one.</summary>
    public Task<bool> RemoveAsync(Scope scope, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        if (await transaction.ExecuteAsync("delete from second_factor where account_id = @account") == 0)
        {
            return false;
        }

        await transaction.ExecuteAsync("delete from session where account_id = @account and second_factor = @isTrue", new { isTrue = true });
        await AuditTrail.AddAsync(transaction, "second_factor.removed", scope.AccountId, now);
        await SecondFactorNotices.AddAsync(transaction, scope.AccountId, SecondFactorChange.Removed, now);
        return true;
    });

    internal const string Insert = """
        insert into second_factor (account_id, secret, made_at, confirmed_at, last_step) values (@account, @content, @now, @now, @step) on conflict (account_id) do nothing
        """;
}
