using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Access;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Tests.Refunds;

/// <summary>A collège whose November is over, with a principal, somebody of pupils' life and an accountant beside its office.</summary>
internal sealed class BatchWorld(TeamWorld team, Guid principal, Guid pupilLife, Guid accountant)
{
    /// <summary>The first of December, when November may be prepared.</summary>
    public static readonly DateTimeOffset Now = World.Paris(12, 1, 9);

    public static readonly BatchPeriod November = BatchPeriod.MonthOf(new(2026, 11, 1));

    private static readonly DateOnly[] Days = [new(2026, 11, 26), new(2026, 11, 27), new(2026, 11, 30)];

    public TeamWorld Team => team;

    public World World => team.World;

    public Db Db => team.Db;

    public Scope Office => World.OfficeScope;

    public Scope Principal => ScopeOf(principal, Role.Principal);

    public Scope PupilLife => ScopeOf(pupilLife, Role.PupilLife);

    public Scope Accountant => ScopeOf(accountant, Role.PublicAccountant);

    public PrepareBatch Prepare => new(Db);

    public SignBatch Sign => new(Db);

    public ReturnBatch Return => new(Db);

    public WithdrawBatch Withdraw => new(Db);

    public ControlBatch Control => new(Db);

    public RefundBatches Batches => new(Db);

    public static Task<BatchWorld> NewAsync(Engine engine) => OnAsync(Stores.NewAsync(engine));

    public static async Task<BatchWorld> OnAsync(Task<Db> db, int tenant = 60)
    {
        var team = await TeamWorld.NewAsync(db, tenant);
        var world = new BatchWorld(team, await team.AccountAsync("Andréa"), await team.AccountAsync("Lou"), await team.AccountAsync("Alix"));
        await team.GrantAsync(world.Principal.AccountId, Role.Principal, world.World.School);
        await team.GrantAsync(world.PupilLife.AccountId, Role.PupilLife, world.World.School);
        await team.GrantAsync(world.Accountant.AccountId, Role.PublicAccountant, world.World.School);
        foreach (var day in Days)
        {
            await world.World.AddDayAsync(day.Month, day.Day, CutoffOf(day));
        }

        // Three pupils cancel one day, one of them a second; one undoes it.
        await world.CancelAsync(0, 26);
        await world.CancelAsync(1, 26);
        await world.CancelAsync(2, 26);
        await world.CancelAsync(0, 27);
        await new RestoreMeals(world.Db).RunAsync(world.World.Family(2), world.World.Op(World.Paris(11, 23, 12)), [world.World.Meal(2, 11, 26)]);
        foreach (var day in Days)
        {
            await world.SealAsync(day);
        }

        return world;
    }

    public async Task CancelAsync(int pupil, int day) => Assert.IsType<CancelOutcome.Cancelled>((await new CancelMeals(Db).RunAsync(
        World.Family(pupil), World.Op(World.Paris(11, 23, 9)), [World.Meal(pupil, 11, day)])).Single());

    public Task SealAsync(DateOnly day) => new SealHeadcount(Db).RunAsync(World.Service, new(World.Place, day, MealService.Lunch), CutoffOf(day).AddMinutes(5));

    /// <summary>Prepares November; the batch.</summary>
    public async Task<Guid> PreparedAsync(Scope? by = null) =>
        Assert.IsType<PrepareOutcome.Prepared>(await Prepare.RunAsync(by ?? Office, Asked(), Now)).BatchId;

    public NewBatch Asked(BatchPeriod? period = null) => new(World.NewId(), World.School, period ?? November);

    /// <summary>The batch as the office reads it.</summary>
    public async Task<RefundBatch> ReadAsync(Guid batch) => (await Batches.OneAsync(Office, batch, Now))!;

    public async Task<string> DigestOfAsync(Guid batch) => (await ReadAsync(batch)).Sha256;

    /// <summary>A correction of a past meal, as a later tariff enters it.</summary>
    public Task CorrectAsync(int pupil, int day, long cents) => Db.WriteAsync(World.Service, transaction => transaction.ExecuteAsync(
        """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, regulation_id, tariff_id, entered_at)
        values (@tenant, @cause, @pupil, @day, 1, @kind, @debit, @credit, @cents, '2026-T1', @Regulation, @Tariff, @Now)
        """,
        new
        {
            cause = World.NewId(), pupil = World.Pupils[pupil], day = new DateOnly(2026, 11, day), kind = cents > 0 ? "revaluation_up" : "revaluation_down",
            debit = cents > 0 ? "refund_orders" : "family", credit = cents > 0 ? "family" : "refund_orders", cents = Math.Abs(cents), World.Regulation, World.Tariff, Now,
        }));

    public static DateTimeOffset CutoffOf(DateOnly day) => World.Paris(day.Month, day.Day, 10).AddDays(-1);

    private Scope ScopeOf(Guid account, Role role) => new(World.Tenant, account, role, [World.School]);
}
