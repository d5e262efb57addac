using AntiGaspi.App.Calendar;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>The scenarios of the domain notes from end to end (fixture F: 412 half-boarders, 335 cents a meal), on both databases.</summary>
public abstract class ScenarioTests(Engine engine)
{
    private static readonly DateOnly Strike = new(2026, 12, 4);

    [Fact]
    public async Task S4_a_strike_after_the_freeze_refunds_each_pupil_once_and_the_frozen_number_stays()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db, pupils: 412);
        await world.AddDayAsync(12, 4, World.Paris(12, 3, 10));
        for (var pupil = 0; pupil < 7; pupil++)
        {
            Assert.IsType<CancelOutcome.Cancelled>(Assert.Single(
                await new CancelMeals(db).RunAsync(world.Family(pupil), world.Op(World.Paris(12, 2, 20)), [world.Meal(pupil, 12, 4)])));
        }

        var key = new ServiceKey(world.Place, Strike, MealService.Lunch);
        Assert.Equal(SealOutcome.Sealed, await new SealHeadcount(db).RunAsync(world.Service, key, World.Paris(12, 3, 10, 1, 30)));

        // A cold meal all the same: only the seven are refunded.
        Assert.Equal(2_345, await RefundedAsync(world));

        var declared = Assert.IsType<EventOutcome.Declared>(await new DeclareEvent(db).RunAsync(
            world.OfficeScope, new NewEvent(EventKind.Strike, world.Place, Strike, Strike, "grève"), World.Paris(12, 3, 17)));

        Assert.Equal(138_020, await RefundedAsync(world));
        Assert.Equal(new Money(138_020 - 2_345), declared.Effect.Refunded);
        Assert.Equal(412, await world.ScalarAsync<long>("select count(distinct pupil_id) from ledger_entry where tenant = @tenant"));
        Assert.Equal(335, await world.ScalarAsync<long>(
            "select cast(max(cents) as bigint) from (select sum(cents) as cents from ledger_entry where tenant = @tenant group by pupil_id) each_pupil"));
        Assert.Equal(405, await world.ScalarAsync<long>("select sum(covers) from headcount_line where tenant = @tenant"));
    }

    [Fact]
    public async Task S9_one_tap_for_two_children_cancels_what_each_of_them_eats_and_says_the_rest()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db, pupils: 2);
        var (ines, jade) = (0, 1);
        await db.WriteAsync(world.Service, async transaction =>
        {
            await transaction.ExecuteAsync("update meal_plan set weekdays = @mask where tenant = @tenant and pupil_id = @jade", new
            {
                jade = world.Pupils[jade], mask = Weekdays.Of(DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday).Mask,
            });
            return await transaction.ExecuteAsync(
                """
                insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer)
                select tenant, @jade, guardian_id, 1, @payer from guardian where tenant = @tenant and account_id = @parent
                """, new { jade = world.Pupils[jade], parent = world.Families[ines], payer = true });
        });
        await world.AddDayAsync(12, 10, World.Paris(12, 8, 10));
        await world.AddDayAsync(12, 11, World.Paris(12, 10, 10));

        var answers = await new CancelMeals(db).RunAsync(
            world.Family(ines), world.Op(World.Paris(12, 7, 18)),
            [world.Meal(ines, 12, 10), world.Meal(jade, 12, 10), world.Meal(ines, 12, 11), world.Meal(jade, 12, 11)]);

        var refused = Assert.Single(answers.OfType<CancelOutcome.Refused>());
        Assert.Equal((world.Meal(jade, 12, 11), CancelRefusal.NotConcerned), (refused.Meal, refused.Why));
        Assert.Equal((2 * 335, 335), (await world.BalanceAsync(ines), await world.BalanceAsync(jade)));
    }

    [Fact]
    public async Task S13_a_pupil_who_pays_each_meal_is_taken_out_of_the_count_and_owed_nothing()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db, pupils: 1);
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync("update meal_plan set basis = 'ticket' where tenant = @tenant"));
        await world.AddDayAsync(11, 26, World.Paris(11, 24, 10));

        var answer = Assert.Single(await new CancelMeals(db).RunAsync(world.Family(0), world.Op(World.Morning), [world.Meal(0, 11, 26)]));

        Assert.Equal(new CancelOutcome.Cancelled(world.Meal(0, 11, 26), null), answer);
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from ledger_entry where tenant = @tenant"));
        await new SealHeadcount(db).RunAsync(world.Service, new(world.Place, new(2026, 11, 26), MealService.Lunch), World.Paris(11, 24, 10, 1, 30));
        Assert.Equal(0, await world.ScalarAsync<long>("select cast(coalesce(sum(covers), 0) as bigint) from headcount_line where tenant = @tenant"));
    }

    [Fact]
    public async Task E23_and_S15_two_meals_on_both_sides_of_January_bring_back_6_80_on_two_terms()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db, pupils: 1);
        await db.WriteAsync(world.Service, async transaction =>
        {
            await transaction.ExecuteAsync("delete from refund_rate where tenant = @tenant");
            await transaction.ExecuteEachAsync(
                """
                insert into refund_rate (tenant, school_id, price_class, tier, valid_from, valid_to, regulation_id, tariff_id, article, price_cents, refund_cents)
                values (@tenant, @School, 'plein', 1, @from, @to, @Regulation, @Tariff, '4', @cents, @cents)
                """,
                new (DateOnly From, DateOnly? To, int Cents)[] { (new(2026, 1, 1), new(2027, 1, 1), 335), (new(2027, 1, 1), null, 345) },
                rate => new { world.School, world.Regulation, world.Tariff, from = rate.From, to = rate.To, cents = rate.Cents });
            return 0;
        });
        await world.AddDayAsync(12, 18, World.Paris(12, 17, 10));
        await world.AddDayAsync(12, 19, World.Paris(12, 18, 10));
        await db.WriteAsync(world.Service, async transaction =>
        {
            // The Monday after the holidays, which closes on Friday 18 December at ten: a day of January, in the second term.
            foreach (var text in new[]
            {
                "insert into service_day (tenant, place_id, day, service, status, plan_bit, term, regulation_id, cutoff_at, starts_at) "
                    + "select tenant, place_id, @january, service, status, 1, '2026-T2', regulation_id, cutoff_at, starts_at from service_day where tenant = @tenant and day = @saturday",
                "insert into service_tier (tenant, place_id, day, service, tier, day_version, cutoff_at, local_day, local_time, time_zone) "
                    + "select tenant, place_id, @january, service, tier, day_version, cutoff_at, local_day, local_time, time_zone from service_tier where tenant = @tenant and day = @saturday",
            })
            {
                await transaction.ExecuteAsync(text, new { january = new DateOnly(2027, 1, 4), saturday = new DateOnly(2026, 12, 19) });
            }

            return 0;
        });
        var cancel = new CancelMeals(db);

        await cancel.RunAsync(world.Family(0), world.Op(World.Paris(12, 16, 9)), [world.Meal(0, 12, 18)]);
        await cancel.RunAsync(world.Family(0), world.Op(World.Paris(12, 18, 9)), [new(world.Pupils[0], new(2027, 1, 4), MealService.Lunch)]);

        Assert.Equal(680, await world.BalanceAsync(0));
        Assert.Equal(345, await world.ScalarAsync<long>("select cents from ledger_entry where tenant = @tenant and term = '2026-T2'"));
    }

    private static Task<long> RefundedAsync(World world) => world.ScalarAsync<long>(
        "select cast(sum(case when credit = 'family' then cents else -cents end) as bigint) from ledger_entry where tenant = @tenant");
}

public sealed class ScenariosOnSqlite() : ScenarioTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class ScenariosOnPostgres() : ScenarioTests(Engine.Postgres);
