using AntiGaspi.App.Access;
using AntiGaspi.App.Impact;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>
/// Deletes what is over, class by class. Each statement looks for what is left to do, so a pass that was interrupted, or done
/// twice, is harmless. What a credit that is still open needs is never touched, and vouchers are destroyed by hand, with a visa.
/// </summary>
public sealed class ApplyRetention
{
    private readonly Db db;
    private readonly IReadOnlyList<(Retention Class, string Sql)> steps;

    public ApplyRetention(Db db)
        : this(db, Steps)
    {
    }

    /// <summary>With other steps: a test leaves one out, to see that it is missed.</summary>
    internal ApplyRetention(Db db, IReadOnlyList<(Retention Class, string Sql)> steps) => (this.db, this.steps) = (db, steps);

    /// <summary>Applies the schedule in one tenant; returns how many rows were deleted or emptied.</summary>
    public async Task<int> RunAsync(Scope scope, DateTimeOffset now)
    {
        var limits = new RetentionLimits(now);
        var values = new
        {
            now = now.ToStored(), limits.Today, limits.MealsFrom, limits.MealsFromInstant, limits.DietFrom, limits.PupilsFrom, limits.QueueFrom, limits.LogFrom, limits.LogFromDay,
            limits.IdleAccountFrom, limits.EmptyAccountFrom,
            before = limits.MealsFrom, from = DateOnly.MinValue,
        };
        var count = 0;
        foreach (var (_, sql) in steps)
        {
            count += await db.WriteAsync(scope, transaction => transaction.ExecuteAsync(sql, values));
        }

        // The chain tells the time: a trace may go once a link was made after its day, so the pass itself leaves one.
        if (count > 0 || (await db.ReadAsync<int>(scope, IsTraceDue, values)).Count > 0)
        {
            await db.WriteAsync(scope, transaction => AuditTrail.AddAsync(transaction, "retention.applied", Guid.Empty, now, StoredValues.Text(limits.Today)));
        }

        return count;
    }

    /// <summary>Deletes the accounts that open nothing in any tenant; after every tenant was seen to.</summary>
    public async Task<int> OfAccountsAsync(DateTimeOffset now)
    {
        var values = new { new RetentionLimits(now).EmptyAccountFrom, now = now.ToStored() };
        return await db.WriteAsync(Scope.Service(0), async transaction =>
        {
            await transaction.ExecuteAsync($"delete from identity where account_id in ({EmptyAccounts})", values);
            await transaction.ExecuteAsync($"delete from second_factor where account_id in ({EmptyAccounts})", values);
            return await transaction.ExecuteAsync($"delete from account where account_id in ({EmptyAccounts})", values);
        });
    }

    /// <summary>The statements, each with the class that it empties; their order lets nothing be deleted before what refers to it.</summary>
    internal static IReadOnlyList<(Retention Class, string Sql)> Steps { get; } =
    [
        (Retention.Meals, CloseMonths),
        (Retention.Meals, $"""
            delete from cancellation where tenant = @tenant and day < @MealsFrom and not exists (select 1 from ledger_entry e
              where e.tenant = cancellation.tenant and e.cancellation_id = cancellation.cancellation_id)
            """),
        (Retention.Meals, "delete from late_notice where tenant = @tenant and day < @MealsFrom"),
        (Retention.Meals, "delete from late_notice_back where tenant = @tenant and day < @MealsFrom"),
        (Retention.Meals, "delete from standing_absence_day where tenant = @tenant and day < @MealsFrom"),
        (Retention.Meals, "delete from standing_absence where tenant = @tenant and last_day < @MealsFrom"),
        (Retention.Meals, "delete from pupil_life_notice where tenant = @tenant and day < @MealsFrom"),
        (Retention.Meals, "delete from contest where tenant = @tenant and day < @MealsFrom"),
        (Retention.Meals, "delete from attendance where tenant = @tenant and day < @MealsFrom"),
        (Retention.Meals, "delete from event_pupil where tenant = @tenant and day < @MealsFrom"),
        (Retention.Meals, "delete from earlier_stay where tenant = @tenant and last_day < @MealsFrom"),
        (Retention.Diet, """
            update meal_plan set menu_option = 'standard' where tenant = @tenant and menu_option <> 'standard' and (valid_from < @DietFrom
              or exists (select 1 from pupil p where p.tenant = meal_plan.tenant and p.pupil_id = meal_plan.pupil_id and p.exit_day < @Today))
            """),
        (Retention.Guardian, $"""
            delete from guardian_link where tenant = @tenant and not {HasCredit("guardian_link")} and (ended_at < @MealsFromInstant
              or exists (select 1 from pupil p where p.tenant = guardian_link.tenant and p.pupil_id = guardian_link.pupil_id and p.exit_day < @MealsFrom))
            """),
        (Retention.Guardian, """
            delete from guardian where tenant = @tenant
              and not exists (select 1 from guardian_link g where g.tenant = guardian.tenant and g.guardian_id = guardian.guardian_id)
            """),
        (Retention.Pupil, "delete from meal_plan where tenant = @tenant and valid_to < @MealsFrom"),
        (Retention.Pupil, $"update pupil set {PupilRows.Emptied} where tenant = @tenant and erased_at is null and exit_day < @PupilsFrom and not {HasCredit("pupil")}"),
        (Retention.Pupil, PupilRows.DropPlans),
        (Retention.Pupil, PupilRows.DropUnused),
        (Retention.Queue, "delete from shared_act where tenant = @tenant and told_at < @QueueFrom"),
        (Retention.Queue, "delete from operation where tenant = @tenant and received_at < @QueueFrom"),
        (Retention.Session, "delete from enrolment_code where tenant = @tenant and ends_at <= @now"),
        (Retention.Log, "delete from delegation where tenant = @tenant and (ended_at < @LogFrom or last_day < @LogFromDay)"),
        (Retention.Log, "delete from role_grant where tenant = @tenant and ended_at < @LogFrom"),
        (Retention.Log, """
            delete from invitation where tenant = @tenant and (withdrawn_at < @LogFrom or (accepted_at is null and ends_at < @LogFrom)
              or (accepted_at < @LogFrom and not exists (select 1 from role_grant r where r.tenant = invitation.tenant and r.account_id = invitation.account_id)))
            """),
        (Retention.Log, $"""
            delete from invited_address where tenant = @tenant and not exists (
              select 1 from invitation i where i.tenant = @tenant and (i.accepted_at is null or ({InvitationRows.IsUnvouched})))
            """),
        (Retention.Account, $"""
            update guardian set account_id = null where tenant = @tenant and account_id in (select a.account_id from account a
              where coalesce(a.seen_at, a.created_at) < @IdleAccountFrom and {IsSignedOut})
            """),
        (Retention.Account, """
            delete from message_choice where tenant = @tenant
              and not exists (select 1 from guardian u where u.tenant = message_choice.tenant and u.account_id = message_choice.account_id)
            """),
        (Retention.Account, KeepTenants),
        (Retention.Account, """
            delete from account_tenant where tenant = @tenant
              and not exists (select 1 from guardian u where u.tenant = account_tenant.tenant and u.account_id = account_tenant.account_id)
              and not exists (select 1 from role_grant r where r.tenant = account_tenant.tenant and r.account_id = account_tenant.account_id)
            """),
    ];

    // The counts of each month that is over, made by the very statement that public figures are read with.
    private const string CloseMonths = $"""
        insert into closed_month (tenant, month, meals, pupils, cents, priced_pupils, half_boarders, active_half_boarders, counted_at)
        select @tenant, x.span, x.meals, x.pupils, x.cents, x.priced_pupils, x.half_boarders, x.active_half_boarders, @now
        from ({PublicFigures.ByMonth}) x
        where true
        on conflict (tenant, month) do nothing
        """;

    // Only these rows say, outside the tenant, that an account still opens something here.
    private const string KeepTenants = """
        insert into account_tenant (tenant, account_id)
        select x.tenant, x.account_id from (
          select u.tenant, u.account_id from guardian u where u.tenant = @tenant and u.account_id is not null
          union
          select r.tenant, r.account_id from role_grant r where r.tenant = @tenant) x
        where true
        on conflict (tenant, account_id) do nothing
        """;

    private const string IsSignedOut = "not exists (select 1 from session s where s.account_id = a.account_id and s.ends_at > @now)";

    private const string EmptyAccounts = $"""
        select a.account_id from account a
        where coalesce(a.seen_at, a.created_at) < @EmptyAccountFrom and {IsSignedOut}
          and not exists (select 1 from account_tenant t where t.account_id = a.account_id)
        """;

    private const string IsTraceDue = $"select 1 from ({PurgeTrail.Due}) d limit 1";

    private static string HasCredit(string table) => $"exists (select 1 from open_credit c where c.tenant = {table}.tenant and c.pupil_id = {table}.pupil_id)";
}
