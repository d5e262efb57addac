using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using Microsoft.Extensions.Time.Testing;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>
/// A child of two separated guardians: the first, Camille, pays; the second does not. Meals of the last week of November, each until the
/// day before at 10:00; messages are written and sent on a clock that the test moves.
/// </summary>
internal sealed class FamilyMessagesWorld(PostOffice office, World world) : IAsyncDisposable
{
    public const string Camille = "camille@exemple.fr";
    public const string Dominique = "dominique@exemple.fr";

    public World World => world;

    public PostOffice Office => office;

    public Db Db => world.Db;

    public FakeTimeProvider Clock => office.Clock;

    public Guid Other { get; } = World.NewId();

    public Guid OtherGuardian { get; } = World.NewId();

    /// <summary>The first guardian, who pays.</summary>
    public Scope First => world.Family(0);

    /// <summary>The second, who does not.</summary>
    public Scope Second => new(world.Tenant, Other, Role.Family, []);

    public MealLinks Links => new(Db, Composing.Seals);

    public UseMealLink Use => new(Db, Composing.Seals);

    /// <summary>Begins on Monday 23 November 2026, at nine in Paris.</summary>
    public static async Task<FamilyMessagesWorld> NewAsync(Engine engine)
    {
        var office = await PostOffice.OpenAsync(engine);
        var world = await World.CreateAsync(office.Db, pupils: 1);
        for (var day = 24; day <= 27; day++)
        {
            await world.AddDayAsync(11, day, World.Paris(11, day - 1, 10));
        }

        var family = new FamilyMessagesWorld(office, world);
        await family.RunAsync("update guardian set email = @Camille where tenant = @tenant and account_id = @first", new { Camille, first = world.Families[0] });
        await family.RunAsync("insert into account (account_id, display_name, created_at) values (@Other, 'Dominique', @Morning)", new { family.Other, World.Morning });
        await family.RunAsync(
            """
            insert into guardian (tenant, guardian_id, school_id, siecle_person_id, account_id, title, family_name, given_name, email)
            values (@tenant, @OtherGuardian, @School, '9', @Other, 'M.', 'LEROY', 'Dominique', @Dominique)
            """, new { family.OtherGuardian, world.School, family.Other, Dominique });
        await family.RunAsync(
            "insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer) values (@tenant, @pupil, @OtherGuardian, 1, @no)",
            new { pupil = world.Pupils[0], family.OtherGuardian, no = false });
        return family;
    }

    public Task<int> RunAsync(string sql, object? values = null) => Db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(sql, values));

    /// <summary>Somebody wants everything, their reminder at an hour of a weekday.</summary>
    public Task<int> ChooseAsync(Scope who, int weekday = 1, int hour = 7) => new ChooseMessages(Db).RunAsync(
        who, new() { WantsReminder = true, WantsReceipt = true, WantsDigest = true, ReminderWeekday = weekday, ReminderHour = hour }, Clock.GetUtcNow());

    public Task<IReadOnlyList<CancelOutcome>> CancelAsync(Scope who, params int[] days) =>
        new CancelMeals(Db).RunAsync(who, world.Op(Clock.GetUtcNow()), [.. days.Select(day => world.Meal(0, 11, day))]);

    public Task<int> WriteRemindersAsync() => new WriteReminders(Db, Composing.Reminders(Db)).RunAsync(world.Service, Clock.GetUtcNow());

    public Task<int> WriteDigestsAsync() => new WriteDigests(Db, new FindChanges(Db)).RunAsync(world.Service, Clock.GetUtcNow());

    /// <summary>Sends what waits.</summary>
    public Task<SendReport> SendAsync() => office.Sender().RunAsync(MessageKinds.Others);

    /// <summary>What waits, is over or was sent: kind and recipient.</summary>
    public Task<IReadOnlyList<string>> WaitingAsync() =>
        Db.ReadAsync<string>(world.Service, "select kind || ' ' || recipient from outbox where tenant = @tenant and sent_at is null and failed_at is null order by message_id");

    /// <summary>Sets the clock to an hour of Paris.</summary>
    public void At(int month, int day, int hour, int minute = 0) => Clock.SetUtcNow(World.Paris(month, day, hour, minute));

    public ValueTask DisposeAsync() => office.DisposeAsync();
}
