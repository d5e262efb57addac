using AntiGaspi.App.Access;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>A link that opens something: as whom it acts, for which child, in which week.</summary>
/// <param name="LinkId">Its row.</param>
/// <param name="Scope">The scope of the account that it was sent to. Only the meals of the child and the week may be shown and changed under it.</param>
/// <param name="PupilId">The child.</param>
/// <param name="FirstDay">The Monday of the week.</param>
public sealed record OpenedMealLink(Guid LinkId, Scope Scope, Guid PupilId, DateOnly FirstDay)
{
    /// <summary>The Sunday of the week.</summary>
    public DateOnly LastDay => FirstDay.AddDays(6);

    /// <summary>Whether a meal is one that the link was made for.</summary>
    public bool Covers(MealRef meal) => meal.PupilId == PupilId && FirstDay <= meal.Day && meal.Day <= LastDay;
}

/// <summary>
/// Reads a link again each time that it is opened or used: it is dead once the adult is suspended, is no longer that of the account or of
/// the child, or closed it. Whether a meal can still be changed is for the meal's own deadline to say.
/// </summary>
public sealed class UseMealLink(Db db, SealedIds seals)
{
    /// <summary>What a secret opens; null when nothing, or nothing any more. Reading changes nothing.</summary>
    public Task<OpenedMealLink?> OpenAsync(string? secret) => OpenAsync(MealLinks.Use, secret);

    /// <summary>The same for a link to what was seen at the meals of the week.</summary>
    public Task<OpenedMealLink?> OpenAttendanceAsync(string? secret) => OpenAsync(MealLinks.AttendanceUse, secret);

    private async Task<OpenedMealLink?> OpenAsync(string use, string? secret)
    {
        if (seals.Open(use, secret) is not var (tenant, id))
        {
            return null;
        }

        var rows = await db.ReadAsync<Row>(Scope.Service(tenant), Sql, new { id });
        return rows is [var row] ? new(id, new Scope(tenant, row.AccountId, Role.Family, []), row.PupilId, row.FirstDay) : null;
    }

    /// <summary>Leaves a trace that an act came through a link, before it is done.</summary>
    public Task<int> TraceAsync(OpenedMealLink link, Guid operation, DateTimeOffset now) => db.WriteAsync(
        link.Scope, transaction => AuditTrail.AddAsync(transaction, "meal_link.used", link.LinkId, now, operation.ToString("D")));

    /// <summary>The same for a meal that was contested.</summary>
    public Task<int> TraceContestAsync(OpenedMealLink link, MealRef meal, DateTimeOffset now) => db.WriteAsync(
        link.Scope, transaction => AuditTrail.AddAsync(transaction, "meal_link.used", link.LinkId, now, StoredValues.Text(meal.Day)));

    /// <summary>Closes a link for ever; the next message about the week carries another.</summary>
    public Task<bool> CloseAsync(OpenedMealLink link, DateTimeOffset now) => db.WriteAsync(
        link.Scope,
        async transaction =>
        {
            await AuditTrail.AddAsync(transaction, "meal_link.closed", link.LinkId, now);
            return await transaction.ExecuteAsync(Close, new { link.LinkId, now = now.ToStored() }) == 1;
        },
        keep: done => done);

    private const string Close = "update meal_link set closed_at = @now where tenant = @tenant and link_id = @LinkId and closed_at is null";

    private const string Sql = $"""
        select k.account_id, k.pupil_id, k.first_day
        from meal_link k
        join guardian u on u.tenant = k.tenant and u.guardian_id = k.guardian_id and u.account_id = k.account_id and u.suspended_at is null
        join guardian_link g on g.tenant = k.tenant and g.guardian_id = k.guardian_id and g.pupil_id = k.pupil_id and {GuardianRows.Opens}
        where k.tenant = @tenant and k.link_id = @id and k.closed_at is null
        """;

    private sealed record Row
    {
        public Guid AccountId { get; init; }

        public Guid PupilId { get; init; }

        public DateOnly FirstDay { get; init; }
    }
}
