using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Notices;

/// <summary>
/// The links that messages carry to the meals of one child in one week. A link is made when its message is written, and the same one
/// serves every message about that week, so that a message that is tried again is the same; one that was closed is never used again.
/// </summary>
public sealed class MealLinks(Db db, SealedIds seals)
{
    /// <summary>The path of the page of a link; its secret follows.</summary>
    public const string Path = "/repas/";

    /// <summary>The path of the page where what was seen at a meal is contested; its secret follows.</summary>
    public const string AttendancePath = "/pointage/";

    internal const string Use = "meal link";

    // A secret of its own: whoever has the message about what was seen cancels nothing with it.
    internal const string AttendanceUse = "attendance link";

    /// <summary>The path of a link; null when the account may not act for the child any more.</summary>
    /// <param name="tenant">The tenant of the child.</param>
    /// <param name="owner">Whose message it is.</param>
    /// <param name="meal">A meal of the child in the week.</param>
    /// <param name="now">When.</param>
    public async Task<string?> PathAsync(int tenant, Guid owner, MealRef meal, DateTimeOffset now) =>
        await FindAsync(tenant, owner, meal, now) is { } id ? Path + seals.Seal(Use, tenant, id) : null;

    /// <summary>The path of a link to what was seen at the meals of the same child and week.</summary>
    public async Task<string?> AttendancePathAsync(int tenant, Guid owner, MealRef meal, DateTimeOffset now) =>
        await FindAsync(tenant, owner, meal, now) is { } id ? AttendancePath + seals.Seal(AttendanceUse, tenant, id) : null;

    private async Task<Guid?> FindAsync(int tenant, Guid owner, MealRef meal, DateTimeOffset now)
    {
        var values = new { id = Ids.New(now), owner, meal.PupilId, firstDay = WeekOf.MondayOf(meal.Day), now = now.ToStored() };
        var link = await db.WriteAsync(Scope.Service(tenant), async transaction =>
        {
            await transaction.ExecuteAsync(Insert, values);
            return await transaction.QueryAsync<Guid>(Find, values);
        });
        return link.Count == 0 ? null : link[0];
    }

    // Of the adults of the file that the account is, the first who answers for the child.
    private const string Adult = $"""
        from guardian u
        join guardian_link g on g.tenant = u.tenant and g.guardian_id = u.guardian_id and g.pupil_id = @PupilId and {GuardianRows.Opens}
        where u.tenant = @tenant and u.account_id = @owner and u.suspended_at is null
        order by u.guardian_id limit 1
        """;

    private const string Insert = $"""
        insert into meal_link (tenant, link_id, guardian_id, account_id, pupil_id, first_day, made_at)
        select @tenant, @id, x.guardian_id, @owner, @PupilId, @firstDay, @now from (select u.guardian_id {Adult}) x
        where true
        on conflict do nothing
        """;

    private const string Find = $"""
        select k.link_id from meal_link k
        where k.tenant = @tenant and k.account_id = @owner and k.pupil_id = @PupilId and k.first_day = @firstDay and k.closed_at is null
          and k.guardian_id = (select u.guardian_id {Adult})
        """;
}
