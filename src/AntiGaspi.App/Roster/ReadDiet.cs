using System.Globalization;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>
/// Tells the school office what one pupil eats, and records that it was told: what a child eats may speak of health or of
/// belief. No other reading names a child beside it; a test looks through the sources.
/// </summary>
public sealed class ReadDiet(Db db)
{
    // Coming back to the same page ten times is one look.
    private static readonly TimeSpan OneLook = TimeSpan.FromHours(1);

    /// <summary>The menu option of the pupil on a day; null when the account may not see the pupil, or when no plan holds then or later.</summary>
    /// <param name="scope">The school office.</param>
    /// <param name="pupilId">Who.</param>
    /// <param name="today">The day at the school.</param>
    /// <param name="now">When it was asked.</param>
    public Task<string?> RunAsync(Scope scope, Guid pupilId, DateOnly today, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var option = (await transaction.QueryAsync<string>(Option, new { pupilId, today })).SingleOrDefault();
        if (option is not null)
        {
            await transaction.ExecuteAsync(Record, new
            {
                pupilId, audit = Ids.New(now), at = now.ToStored(), since = (now - OneLook).ToStored(), role = ((int)scope.Role).ToString(CultureInfo.InvariantCulture),
            });
        }

        return option;
    });

    private const string Option = """
        select m.menu_option from meal_plan m
        where m.tenant = @tenant and m.pupil_id = @pupilId and m.service = 1 and (m.valid_to is null or (m.valid_to > @today and m.valid_to > m.valid_from))
          and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and y.pupil_id = @pupilId and y.door = 'office')
        order by m.valid_from limit 1
        """;

    private const string Record = $"""
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        select @tenant, @audit, @at, @account, '{AuditTrail.DietRead}', @pupilId, @role
        where not exists (select 1 from audit a where a.tenant = @tenant and a.subject_id = @pupilId and a.action = '{AuditTrail.DietRead}'
          and a.account_id = @account and a.at > @since)
        """;
}
