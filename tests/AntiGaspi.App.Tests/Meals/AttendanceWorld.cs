using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>The child of two guardians on Thursday 26 November, with somebody of pupils' life at the door.</summary>
internal sealed class AttendanceWorld(FamilyMessagesWorld family) : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2026, 11, 26);

    public FamilyMessagesWorld Family => family;

    public World World => family.World;

    public Db Db => family.Db;

    public Guid Pupil => World.Pupils[0];

    public MealRef Meal => World.Meal(0, 11, 26);

    public Scope Door => new(World.Tenant, family.Other, Role.PupilLife, [World.School]);

    public DateTimeOffset Now => family.Clock.GetUtcNow();

    /// <param name="engine">The database.</param>
    /// <param name="cancels">Whether the first guardian cancels the meal of the Thursday.</param>
    /// <param name="minute">Minutes after eleven at which the Thursday begins.</param>
    public static async Task<AttendanceWorld> NewAsync(Engine engine, bool cancels = false, int minute = 50)
    {
        var world = new AttendanceWorld(await FamilyMessagesWorld.NewAsync(engine));
        await world.Family.RunAsync(
            "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @Pupil, @Other, 5, @School, @Morning)",
            new { world.Pupil, world.Family.Other, world.World.School, World.Morning });
        if (cancels)
        {
            await world.Family.CancelAsync(world.Family.First, 26);
        }

        world.Family.At(11, 26, 11, minute);
        return world;
    }

    public Task<MarkRefusal?> MarkAsync(Scope? who = null) => new MarkPresence(Db).RunAsync(who ?? Door, Pupil, Day, Now);

    public Task<MarkRefusal?> TakeBackAsync(Scope? who = null) => new MarkPresence(Db).TakeBackAsync(who ?? Door, Pupil, Day, Now);

    public Task<ListOutcome> DeclareAsync(params Guid[] marked) =>
        new DeclareAttendance(Db).RunAsync(World.OfficeScope, World.School, Day, DateOnly.FromDateTime(Now.UtcDateTime), marked.ToHashSet(), Now);

    public Task<int> TellAsync() => new TellMismatches(Db).RunAsync(World.Service, Now);

    public Task<ContestRefusal?> ContestAsync(Scope who, MealRef? meal = null) => new ContestAttendance(Db).RunAsync(who, meal ?? Meal, Now);

    public Task<IReadOnlyList<Mismatch>> ReadAsync(Scope who) => new FamilyMismatches(Db).RunAsync(who, Day.AddDays(-30));

    public Task<long> CountAsync(string what) => World.ScalarAsync<long>($"select count(*) from {what}");

    public Task<long> TracesAsync(string action) => World.ScalarAsync<long>("select count(*) from audit where tenant = @tenant and action = @action", new { action });

    /// <summary>What the two guardians have in their mailboxes, by subject.</summary>
    public IReadOnlyList<string> Subjects => family.Office.Server.Mails.Select(mail => $"{mail.To} {mail.Subject}").Order(StringComparer.Ordinal).ToList();

    public ValueTask DisposeAsync() => family.DisposeAsync();
}
