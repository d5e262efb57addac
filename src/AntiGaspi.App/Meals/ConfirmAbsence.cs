using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Meals;

/// <summary>Says that an absence until further notice goes on.</summary>
public sealed class ConfirmAbsence(Db db)
{
    /// <summary>Keeps the word; false when the account knows no such absence, null when it is over: the child is expected again.</summary>
    /// <param name="scope">A family, or the office of the pupil's school.</param>
    /// <param name="absenceId">The absence.</param>
    /// <param name="pupilId">The pupil whom the office acts for; null for a family.</param>
    /// <param name="channel">family or office.</param>
    /// <param name="now">When.</param>
    public Task<bool?> RunAsync(Scope scope, Guid absenceId, Guid? pupilId, string channel, DateTimeOffset now) => db.WriteAsync<bool?>(scope, async transaction =>
    {
        var values = new { absenceId, pupilId = pupilId ?? Guid.Empty, any = pupilId is null ? 1 : 0, now = now.ToStored(), channel };
        if (await transaction.QueryAsync<int>($"{AbsenceSql.Own} {transaction.ForUpdate}", values) is not [var ended])
        {
            return false;
        }

        if (ended == 1 || await transaction.ExecuteAsync(Say, values) == 0)
        {
            return null;
        }

        await AuditTrail.AddAsync(transaction, "absence.confirmed", absenceId, now);
        return true;
    });

    private const string Say = """
        update standing_absence set said_at = @now, said_by = @account, channel = @channel
        where tenant = @tenant and absence_id = @absenceId and ended_at is null and rhythm = 2
        """;
}
