using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Meals;

/// <summary>Ends a standing absence; what it had cancelled and can still be given back is to be restored afterwards.</summary>
public sealed class EndAbsence(Db db)
{
    /// <summary>Ends it; true too when it was ended before, false when the account knows no such absence.</summary>
    /// <param name="scope">A family, or the office of the pupil's school.</param>
    /// <param name="absenceId">The absence.</param>
    /// <param name="pupilId">The pupil whom the office acts for; null for a family.</param>
    /// <param name="now">When.</param>
    public Task<bool> RunAsync(Scope scope, Guid absenceId, Guid? pupilId, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var values = new { absenceId, pupilId = pupilId ?? Guid.Empty, any = pupilId is null ? 1 : 0, now = now.ToStored() };
        if (await transaction.QueryAsync<int>($"{AbsenceSql.Own} {transaction.ForUpdate}", values) is not [var ended])
        {
            return false;
        }

        if (ended == 0)
        {
            await transaction.ExecuteAsync("update standing_absence set ended_at = @now, ended_by = @account where tenant = @tenant and absence_id = @absenceId", values);
            await AuditTrail.AddAsync(transaction, "absence.ended", absenceId, now);
        }

        return true;
    });
}
