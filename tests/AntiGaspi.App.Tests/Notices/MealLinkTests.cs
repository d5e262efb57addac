using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>The link of a message: one adult, one child, one week, and nothing once any of them is over.</summary>
public abstract class MealLinkTests(Engine engine)
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public async Task It_opens_one_child_and_one_week_for_the_adult_that_it_was_sent_to()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);

        var link = await family.Use.OpenAsync(await SecretAsync(family, family.First));

        Assert.Equal((family.First.AccountId, family.World.Pupils[0], Monday), (link!.Scope.AccountId, link.PupilId, link.FirstDay));
        Assert.Equal((true, true, false, false), (
            link.Covers(family.World.Meal(0, 11, 23)), link.Covers(family.World.Meal(0, 11, 29)), link.Covers(family.World.Meal(0, 11, 30)),
            link.Covers(new(World.NewId(), Monday, MealService.Lunch))));
    }

    [Fact]
    public async Task The_same_one_serves_a_week_and_another_comes_after_one_that_was_closed()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        var first = await SecretAsync(family, family.First);
        Assert.Equal(first, await SecretAsync(family, family.First));
        Assert.NotEqual(first, await SecretAsync(family, family.Second));

        Assert.True(await family.Use.CloseAsync((await family.Use.OpenAsync(first))!, World.Morning));

        Assert.Null(await family.Use.OpenAsync(first));
        var next = await SecretAsync(family, family.First);
        Assert.NotEqual(first, next);
        Assert.NotNull(await family.Use.OpenAsync(next));
        Assert.NotNull(await family.Use.OpenAsync(await SecretAsync(family, family.Second)));
    }

    [Theory]
    [InlineData("update guardian set suspended_at = '2026-11-23T08:00:00.000Z' where tenant = @tenant and account_id = @who")]
    [InlineData("update guardian set account_id = null where tenant = @tenant and account_id = @who")]
    [InlineData("update guardian_link set ended_at = '2026-11-23T08:00:00.000Z' where tenant = @tenant and guardian_id in (select u.guardian_id from guardian u where u.tenant = @tenant and u.account_id = @who)")]
    [InlineData("update guardian_link set level = 3, is_payer = false where tenant = @tenant and guardian_id in (select u.guardian_id from guardian u where u.tenant = @tenant and u.account_id = @who)")]
    [InlineData("update guardian set account_id = @other where tenant = @tenant and account_id = @who")]
    public async Task It_is_dead_once_the_adult_is_suspended_or_no_longer_that_of_the_account_or_the_child(string change)
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        var secret = await SecretAsync(family, family.First);
        Assert.NotNull(await family.Use.OpenAsync(secret));

        Assert.True(await family.RunAsync(change, new { who = family.First.AccountId, other = family.World.Office }) > 0);

        Assert.Null(await family.Use.OpenAsync(secret));
        Assert.NotNull(await family.Use.OpenAsync(await SecretAsync(family, family.Second)));
    }

    [Fact]
    public async Task It_goes_with_its_week()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await SecretAsync(family, family.First);

        await new ForgetMessages(family.Db).RunAsync(family.World.Service, World.Paris(11, 30, 12));
        Assert.Equal(1, await family.World.ScalarAsync<long>("select count(*) from meal_link where tenant = @tenant"));
        await new ForgetMessages(family.Db).RunAsync(family.World.Service, World.Paris(12, 2, 12));
        Assert.Equal(0, await family.World.ScalarAsync<long>("select count(*) from meal_link where tenant = @tenant"));
    }

    [Fact]
    public async Task Whoever_may_not_act_gets_none()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        Assert.Null(await family.Links.PathAsync(family.World.Tenant, family.World.Office, family.World.Meal(0, 11, 24), World.Morning));
        Assert.Null(await family.Links.PathAsync(family.World.Tenant, family.First.AccountId, new(World.NewId(), Monday, MealService.Lunch), World.Morning));
    }

    private static async Task<string> SecretAsync(FamilyMessagesWorld family, Scope who) =>
        (await family.Links.PathAsync(who.Tenant, who.AccountId, family.World.Meal(0, 11, 24), World.Morning))![MealLinks.Path.Length..];
}

public sealed class MealLinkOnSqliteTests() : MealLinkTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class MealLinkOnPostgresTests() : MealLinkTests(Engine.Postgres);
