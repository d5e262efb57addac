using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>The past acts of a family: whose they were, for which meals, the last one first; those of other families are not there.</summary>
public abstract class FamilyHistoryTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);

    [Fact]
    public async Task Each_act_is_told_with_its_meals_and_whose_it_was_the_last_one_first()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, second) = await TwoAdultsAsync(db);
        await CancelAsync(world, world.Family(0), World.Morning, 26, 27);
        await RestoreAsync(world, second, World.Morning.AddMinutes(1), 27);
        await new TellLate(db).RunAsync(world.Family(0), world.Op(Cutoff.AddMinutes(1)), [world.Meal(0, 11, 24)]);
        Assert.True(await new OfferPupilLife(db).RunAsync(world.OfficeScope, world.School, true, World.Morning));
        await new TellPupilLife(db).RunAsync(world.Family(0), world.Op(Cutoff.AddMinutes(2)), [world.Meal(0, 11, 24)]);
        await new TakeBackLate(db).RunAsync(world.OfficeScope, world.Op(Cutoff.AddMinutes(3)), [world.Meal(0, 11, 24)]);

        Assert.Equal(
            [
                "Absence retirée par le collège (24)", "Vie scolaire prévenue par vous (24)", "Absence signalée par vous (24)", "Repas rétabli par l’autre responsable (27)", "Repas décommandés par vous (26, 27)",
            ],
            await SaidAsync(db, world.Family(0)));
        Assert.Equal("Repas rétabli par vous (27)", (await SaidAsync(db, second))[3]);
        Assert.Equal("Repas décommandés par l’autre responsable (26, 27)", (await SaidAsync(db, second))[4]);
        var acts = (await new FamilyHistory(db).RunAsync(second, 0)).Acts;
        Assert.All(acts, act => Assert.All(act.Meals, meal => Assert.Equal(act.Kind <= HistoryKind.Restored, meal.HasStory)));
        Assert.Equal("mardi 24 novembre, 10\u00A0h\u00A003", HistoryTexts.When(acts[0]));
    }

    [Fact]
    public async Task Telling_pupils_life_is_an_act()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, _) = await TwoAdultsAsync(db);
        await CancelAsync(world, world.Family(0), World.Morning, 26);
        Assert.True(await new OfferPupilLife(db).RunAsync(world.OfficeScope, world.School, true, World.Morning));
        await new TellPupilLife(db).RunAsync(world.Family(0), world.Op(World.Morning.AddMinutes(1)), [world.Meal(0, 11, 26)]);

        Assert.Equal(["Vie scolaire prévenue par vous (26)", "Repas décommandé par vous (26)"], await SaidAsync(db, world.Family(0)));
    }

    [Fact]
    public async Task What_an_absence_said_once_did_by_itself_says_so()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, second) = await TwoAdultsAsync(db);
        var absence = World.NewId();
        var asked = new AbsenceRequest(world.Pupils[0], AbsenceRhythm.Weekly, Weekdays.Of(DayOfWeek.Thursday), new(2026, 11, 23), new(2026, 12, 4));
        Assert.IsType<DeclareOutcome.Declared>(await new DeclareAbsence(db).RunAsync(second, absence, asked, "family", World.Morning));
        var taken = Assert.Single(await new ClaimAbsentMeals(db).RunAsync(world.Service, World.Morning, absence));
        await new CancelMeals(db).RunAsync(second, new(taken.OpId, World.Morning.AddMinutes(1)), taken.Meals);
        await new ClaimAbsentMeals(db).AppliedAsync(world.Service, taken, World.Morning.AddMinutes(1));
        Assert.True(await new EndAbsence(db).RunAsync(world.Family(0), absence, null, World.Morning.AddMinutes(2)));
        await RestoreAsync(world, world.Family(0), World.Morning.AddMinutes(3), 26);

        const string Days = "chaque jeudi, du lundi 23 novembre au vendredi 4 décembre";
        Assert.Equal(
            [
                $"Repas rétabli automatiquement, à la fin de l’absence\u00A0: {Days} (26)", $"Absence terminée par vous\u00A0: {Days} ()",
                $"Repas décommandé automatiquement, pour l’absence dite par l’autre responsable\u00A0: {Days} (26)", $"Absence dite par l’autre responsable\u00A0: {Days} ()",
            ],
            await SaidAsync(db, world.Family(0)));

        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync("update standing_absence set ended_by = null where tenant = @tenant"));
        Assert.StartsWith("Absence terminée, car personne n’a répondu", (await SaidAsync(db, world.Family(0)))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_that_ended_with_its_day_is_no_meal_given_back()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, _) = await TwoAdultsAsync(db);
        await CancelAsync(world, world.Family(0), World.Morning, 26);
        var added = World.NewId();
        await db.WriteAsync(world.Service, async transaction =>
        {
            await transaction.ExecuteAsync(
                """
                insert into calendar_event (tenant, event_id, place_id, kind, first_day, last_day, label, created_at, created_by)
                values (@tenant, @added, @Place, 'catch_up', @day, @day, '', @Morning, @Office)
                """, new { added, world.Place, day = new DateOnly(2026, 11, 26), World.Morning, world.Office });
            return await transaction.ExecuteAsync(
                "update cancellation set restored_at = @at, restored_op = @added, restored_by = @Office where tenant = @tenant", new { at = World.Morning.AddMinutes(1), added, world.Office });
        });

        Assert.Equal(["Jour de repas supprimé par le collège (26)", "Repas décommandé par vous (26)"], await SaidAsync(db, world.Family(0)));
    }

    [Fact]
    public async Task The_acts_of_other_families_are_not_there_and_would_be_without_the_guard()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, _) = await TwoAdultsAsync(db);
        await CancelAsync(world, world.Family(0), World.Morning, 26);
        await new CancelMeals(db).RunAsync(world.Family(1), world.Op(World.Morning), [world.Meal(1, 11, 26)]);

        Assert.Equal(["Repas décommandé par vous (26)"], await SaidAsync(db, world.Family(0)));
        Assert.Empty((await new FamilyHistory(db).RunAsync(new(world.Tenant, World.NewId(), Role.Family, []), 0)).Acts);
        Assert.Empty((await new FamilyHistory(db).RunAsync(world.OfficeScope with { Role = Role.Family }, 0)).Acts);

        db.Rewrite = sql => sql.Replace("and y.account_id = @account and y.door = 'family'", "", StringComparison.Ordinal);
        Assert.Equal(2, (await new FamilyHistory(db).RunAsync(world.Family(0), 0)).Acts.Count);
    }

    [Fact]
    public async Task An_access_that_was_taken_away_reads_nothing_any_more()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, second) = await TwoAdultsAsync(db);
        await CancelAsync(world, second, World.Morning, 26);
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "update guardian set suspended_at = @Morning where tenant = @tenant and account_id = @who", new { World.Morning, who = second.AccountId }));

        Assert.Empty((await new FamilyHistory(db).RunAsync(second, 0)).Acts);
        Assert.Equal(["Repas décommandé par l’autre responsable (26)"], await SaidAsync(db, world.Family(0)));
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync("update cancellation set account_id = @gone where tenant = @tenant", new { gone = World.NewId() }));
        Assert.Equal(["Repas décommandé par l’autre responsable (26)"], await SaidAsync(db, world.Family(0)));
    }

    [Fact]
    public async Task Pages_are_bounded_each_act_is_on_one_and_one_statement_reads_each()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, _) = await TwoAdultsAsync(db);
        for (var minute = 0; minute < FamilyHistory.Most; minute++)
        {
            await CancelAsync(world, world.Family(0), World.Morning.AddMinutes(2 * minute), 26, 27);
            await RestoreAsync(world, world.Family(0), World.Morning.AddMinutes((2 * minute) + 1), 26, 27);
        }

        var statements = 0;
        db.Rewrite = sql =>
        {
            statements++;
            return sql;
        };
        var (first, then, after) = (await ReadAsync(0), await ReadAsync(1), await ReadAsync(2));

        Assert.Equal(3, statements);
        Assert.Equal((FamilyHistory.Most, true), (first.Acts.Count, first.HasOlder));
        Assert.Equal((FamilyHistory.Most, false), (then.Acts.Count, then.HasOlder));
        Assert.Equal((0, false), (after.Acts.Count, after.HasOlder));
        Assert.All(first.Acts.Concat(then.Acts), act => Assert.Equal(2, act.Meals.Count));
        Assert.Equal(first.Acts.Concat(then.Acts).Select(act => act.At).OrderDescending(), first.Acts.Concat(then.Acts).Select(act => act.At));
        Assert.Empty((await ReadAsync(int.MaxValue)).Acts);

        Task<HistoryPage> ReadAsync(int page) => new FamilyHistory(db).RunAsync(world.Family(0), page);
    }

    private static async Task<(World World, Scope Second)> TwoAdultsAsync(Db db)
    {
        var world = await World.CreateAsync(db);
        await world.AddDayAsync(11, 24, World.Paris(11, 23, 10));
        await world.AddDayAsync(11, 26, Cutoff);
        await world.AddDayAsync(11, 27, World.Paris(11, 26, 10));
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "insert into school_year (zone, school_year, first_day, summer_from, source) values ('B', 2026, @first, @summer, 'essai') on conflict do nothing",
            new { first = new DateOnly(2026, 9, 1), summer = new DateOnly(2027, 7, 3) }));
        var (other, guardian) = (World.NewId(), World.NewId());
        await db.WriteAsync(world.Service, async transaction =>
        {
            await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@other, 'Dominique', @Morning)", new { other, World.Morning });
            await transaction.ExecuteAsync(
                """
                insert into guardian (tenant, guardian_id, school_id, siecle_person_id, account_id, title, family_name, given_name, email)
                values (@tenant, @guardian, @School, '9', @other, 'M.', 'LEROY', 'Dominique', 'dominique@exemple.fr')
                """, new { guardian, world.School, other });
            return await transaction.ExecuteAsync(
                "insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer) values (@tenant, @pupil, @guardian, 1, @no)",
                new { pupil = world.Pupils[0], guardian, no = false });
        });
        return (world, new(world.Tenant, other, Role.Family, []));
    }

    private static async Task CancelAsync(World world, Scope who, DateTimeOffset at, params int[] days) =>
        Assert.All(await new CancelMeals(world.Db).RunAsync(who, world.Op(at), [.. days.Select(day => world.Meal(0, 11, day))]), one => Assert.IsType<CancelOutcome.Cancelled>(one));

    private static async Task RestoreAsync(World world, Scope who, DateTimeOffset at, params int[] days) =>
        Assert.All(await new RestoreMeals(world.Db).RunAsync(who, world.Op(at), [.. days.Select(day => world.Meal(0, 11, day))]), one => Assert.IsType<RestoreOutcome.Restored>(one));

    private static async Task<List<string>> SaidAsync(Db db, Scope who) => (await new FamilyHistory(db).RunAsync(who, 0)).Acts
        .Select(act => $"{HistoryTexts.What(act)} ({string.Join(", ", act.Meals.Select(one => one.Meal.Day.Day))})").ToList();
}

public sealed class FamilyHistoryOnSqliteTests() : FamilyHistoryTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class FamilyHistoryOnPostgresTests() : FamilyHistoryTests(Engine.Postgres);
