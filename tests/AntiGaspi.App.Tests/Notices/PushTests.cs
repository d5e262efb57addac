using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>A browser is told of a reminder or an evening message: by the same outbox, in the same hours, over a real conversation with a push service.</summary>
public abstract class PushTests(Engine engine)
{
    private const string Fox = "Firefox, Android";

    [Fact]
    public async Task A_reminder_goes_to_the_mailbox_and_to_the_browser_which_is_shown_no_name()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);

        Assert.Equal(1, await family.WriteRemindersAsync());
        Assert.Equal(["MealReminder camille@exemple.fr", "PushNotice "], (await family.WaitingAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await family.SendAsync()).Sent);
        Assert.Equal(0, await family.WriteRemindersAsync());

        Assert.Empty(service.Faults);
        var shown = Assert.Single(service.Messages);
        Assert.Equal(("Cantine", "Un rappel vous attend. Touchez pour voir les prochains repas."), (shown.Title, shown.Body));
        Assert.Equal(("/push/secret", 22, "172800"), (shown.Path, shown.Topic.Length, shown.Ttl));
        Assert.All(new[] { "Enfant", "NOM0", "Camille", "novembre", "exemple.fr" }, word => Assert.DoesNotContain(word, shown.Raw, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await family.WaitingAsync());
    }

    [Fact]
    public async Task A_family_without_a_mailbox_is_told_on_its_browser_alone()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        await family.RunAsync("update guardian set email = null where tenant = @tenant and account_id = @first", new { first = family.First.AccountId });

        Assert.Equal(1, await family.WriteRemindersAsync());
        Assert.Equal(["PushNotice "], await family.WaitingAsync());
        Assert.Equal(new SendReport(1, 0, 0, null), await family.SendAsync());
    }

    [Fact]
    public async Task What_is_no_longer_wanted_or_no_longer_to_be_said_does_not_leave()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        await family.WriteRemindersAsync();
        await family.CancelAsync(family.Second, 24, 26, 27);

        Assert.Equal(new SendReport(0, 0, 0, null), await family.SendAsync());
        Assert.Empty(service.Messages);
        Assert.Empty(await family.WaitingAsync());
    }

    [Theory]
    [InlineData(201, 0)]
    [InlineData(500, 1)]
    public async Task A_reminder_is_that_of_the_week_as_soon_as_one_way_told_it(int status, int writtenNextDay)
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        await family.RunAsync("update guardian set email = 'later-450@exemple.fr' where tenant = @tenant and account_id = @first", new { first = family.First.AccountId });
        service.Status = status;
        await family.WriteRemindersAsync();
        Assert.Equal(status == 201 ? 1 : 0, (await family.SendAsync()).Sent);
        await family.CancelAsync(family.Second, 24, 26, 27);
        family.Clock.Advance(TimeSpan.FromSeconds(5));
        await family.SendAsync();
        Assert.Empty(await family.WaitingAsync());
        await new RestoreMeals(family.Db).RunAsync(family.Second, family.World.Op(family.Clock.GetUtcNow()), [family.World.Meal(0, 11, 27)]);

        family.At(11, 24, 7);
        await family.ChooseAsync(family.First, weekday: 2);

        Assert.Equal(writtenNextDay, await family.WriteRemindersAsync());
    }

    [Fact]
    public async Task A_browser_that_was_taken_off_while_a_message_waits_is_not_told()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        await family.WriteRemindersAsync();
        var device = Assert.Single(await new EndPushDevice(family.Db).OfAsync(family.First));
        Assert.False(await new EndPushDevice(family.Db).RunAsync(family.Second, device.SubscriptionId, World.Morning));
        Assert.True(await new EndPushDevice(family.Db).RunAsync(family.First, device.SubscriptionId, World.Morning));
        Assert.False(await new EndPushDevice(family.Db).RunAsync(family.First, device.SubscriptionId, World.Morning));

        Assert.Equal(1, (await family.SendAsync()).Sent);
        Assert.Empty(service.Messages);
        Assert.Equal(1, await family.World.ScalarAsync<long>("select count(*) from audit where tenant = @tenant and action = 'push.ended'"));
    }

    [Fact]
    public async Task At_night_it_waits_until_seven_as_the_mail_does()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        family.Clock.Advance(TimeSpan.FromMinutes(1));
        await family.CancelAsync(family.Second, 27);
        family.At(11, 23, 19, 5);
        await family.WriteDigestsAsync();
        family.At(11, 23, 22, 0);
        await family.SendAsync();
        Assert.Empty(service.Messages);

        family.At(11, 24, 7, 0);
        Assert.Equal(2, (await family.SendAsync()).Sent);
        Assert.Equal("Un message vous attend. Touchez pour voir ce qui a changé.", Assert.Single(service.Messages).Body);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_browser_that_its_service_forgot_is_taken_off(int status)
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        service.Status = status;
        await family.WriteRemindersAsync();

        Assert.Equal(new SendReport(1, 1, 0, null), await family.SendAsync());
        Assert.Empty(await new EndPushDevice(family.Db).OfAsync(family.First));
        Assert.Empty(await family.WaitingAsync());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_browser_that_asked_under_other_keys_is_taken_off_and_its_service_is_not_asked(bool isOfTheseKeys, int shown)
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        var key = isOfTheseKeys ? service.Settings.PublicKey : PushSettings.NewPair().PublicKey;
        await new AddPushDevice(family.Db, PostOffice.Seals).RunAsync(family.First, service.Browser with { MadeWith = key }, Fox, World.Morning);
        await family.WriteRemindersAsync();

        Assert.Equal(1 + shown, (await family.SendAsync()).Sent);

        Assert.Equal(shown, service.Messages.Count);
        Assert.Equal(shown, (await new EndPushDevice(family.Db).OfAsync(family.First)).Count);
        Assert.Empty(await family.WaitingAsync());
    }

    [Theory]
    [InlineData(400, 0)]
    [InlineData(413, 0)]
    [InlineData(302, 0)]
    [InlineData(500, 1)]
    [InlineData(503, 1)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    public async Task What_is_refused_for_good_is_over_and_the_rest_is_tried_again_under_the_same_topic(int status, int later)
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        service.Status = status;
        await family.WriteRemindersAsync();
        var report = await family.SendAsync();
        Assert.Equal((1, 1 - later, later), (report.Sent, report.Refused, report.Later));
        Assert.Single(await new EndPushDevice(family.Db).OfAsync(family.First));

        service.Status = 201;
        family.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(later, (await family.SendAsync()).Sent);
        Assert.Equal(later, service.Messages.Count);
        Assert.Empty(await family.WaitingAsync());
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(429, 0)]
    [InlineData(503, 0)]
    public async Task Keys_that_a_service_refuses_are_told_to_the_operator_until_they_are_mended(int status, long told)
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        service.Status = status;
        await family.WriteRemindersAsync();
        Assert.Equal(told == 1, (await family.SendAsync()).AreKeysRefused);
        Assert.Equal(told, await RefusedAsync(family));

        // The next try meets the night, then a service that does not answer: what was said of the keys still holds.
        family.At(11, 23, 22, 0);
        await family.SendAsync();
        service.Status = 500;
        family.At(11, 24, 7, 0);
        Assert.False((await family.SendAsync()).AreKeysRefused);
        Assert.Equal(told, await RefusedAsync(family));

        service.Status = 201;
        family.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(1, (await family.SendAsync()).Sent);
        Assert.Equal(0, await RefusedAsync(family));
    }

    [Theory]
    [InlineData("120", 119, 120)]
    [InlineData("999999", 14399, 14400)]
    public async Task A_service_that_asks_for_patience_gets_it_within_bounds(string seconds, int early, int late)
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        (service.Status, service.RetryAfter) = (429, seconds);
        await family.WriteRemindersAsync();
        var start = family.Clock.GetUtcNow();
        await family.SendAsync();
        service.Status = 201;

        family.Clock.SetUtcNow(start.AddSeconds(early));
        Assert.Equal(0, (await family.SendAsync()).Sent);
        family.Clock.SetUtcNow(start.AddSeconds(late));
        Assert.Equal(1, (await family.SendAsync()).Sent);
    }

    [Fact]
    public async Task A_sender_killed_between_the_service_and_the_note_tells_it_once_more_under_the_same_topic()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        await family.RunAsync("update guardian set email = null where tenant = @tenant and account_id = @first", new { first = family.First.AccountId });
        await family.WriteRemindersAsync();
        family.Db.Rewrite = sql => sql.Contains("set sent_at = @now", StringComparison.Ordinal) ? throw new InvalidOperationException("killed") : sql;
        await Assert.ThrowsAsync<InvalidOperationException>(family.SendAsync);
        family.Db.Rewrite = null;

        Assert.Equal(0, (await family.SendAsync()).Sent);
        family.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await family.SendAsync()).Sent);

        Assert.Equal(2, service.Messages.Count);
        Assert.Single(service.Messages.Select(message => message.Topic).Distinct());
    }

    [Fact]
    public async Task A_service_that_is_away_is_asked_once_a_run_and_mails_leave()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        await new AddPushDevice(family.Db, PostOffice.Seals).RunAsync(family.First, service.Browser with { Endpoint = new Uri(service.Address, "push/second").ToString() }, Fox, World.Morning);
        service.Status = 429;
        await family.WriteRemindersAsync();

        var report = await family.SendAsync();

        Assert.Equal((1, 0, 2), (report.Sent, report.Refused, report.Later));
    }

    [Fact]
    public async Task It_speaks_the_language_of_its_reader()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        family.Office.Languages = new(Language.All);
        await new ChooseLanguage(family.Db).RunAsync(family.First, Language.Find("pt"));
        await family.WriteRemindersAsync();
        await family.SendAsync();

        Assert.Equal("Tem um lembrete à espera. Toque para ver as próximas refeições.", Assert.Single(service.Messages).Body);
    }

    [Fact]
    public async Task The_same_browser_is_one_and_is_that_of_whoever_asked_last_and_five_are_the_most()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        var (add, list) = (new AddPushDevice(family.Db, PostOffice.Seals), new EndPushDevice(family.Db));
        await add.RunAsync(family.First, service.Browser, Fox, World.Morning.AddMinutes(1));
        Assert.Equal(Fox, Assert.Single(await list.OfAsync(family.First)).Device);

        await add.RunAsync(family.Second, service.Browser, Fox, World.Morning.AddMinutes(2));
        Assert.Empty(await list.OfAsync(family.First));
        for (var i = 0; i < AddPushDevice.Most; i++)
        {
            await add.RunAsync(family.Second, service.Browser with { Endpoint = new Uri(service.Address, $"push/{i}").ToString() }, $"Chrome {i}", World.Morning.AddMinutes(3 + i));
        }

        Assert.Equal(["Chrome 4", "Chrome 3", "Chrome 2", "Chrome 1", "Chrome 0"], (await list.OfAsync(family.Second)).Select(device => device.Device));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task An_address_that_the_settings_no_longer_name_is_not_asked(bool isNamed, int sent)
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        family.Office.Push = new(service.Settings with { TakesThisMachine = isNamed });
        await family.WriteRemindersAsync();
        await family.SendAsync();

        Assert.Equal(sent, service.Messages.Count);
    }

    [Fact]
    public async Task A_copy_of_the_table_tells_nobody_anything_and_another_key_opens_nothing()
    {
        await using var service = PushService.Start();
        await using var family = await TellingAsync(service);
        var row = Assert.Single(await family.Db.ReadAsync<string>(family.World.Service, "select endpoint_digest || ' ' || sealed from push_subscription where tenant = @tenant")).Split(' ');

        Assert.DoesNotContain("secret", row[1], StringComparison.Ordinal);
        Assert.Equal(service.Browser, PostOffice.Seals.Open(row[0], row[1]));
        Assert.Null(PostOffice.Seals.Open("another row", row[1]));
        Assert.Null(new PushSeals(new ServerKey(new byte[32])).Open(row[0], row[1]));
    }

    /// <summary>What the operator reads, on the page and in the check.</summary>
    private static async Task<long> RefusedAsync(FamilyMessagesWorld family)
    {
        var state = new ServiceState(family.Db);
        var now = family.Clock.GetUtcNow();
        var numbers = await state.RunAsync(family.World.Service, now);
        Assert.Equal(numbers.KeysRefused > 0, await state.AreKeysRefusedAsync());
        Assert.Equal(numbers.WaitingMessages > numbers.KeysRefused, numbers.OldestMessage is not null);
        return numbers.KeysRefused;
    }

    /// <summary>Camille wants everything, on a browser too, and there is a return from holidays to be reminded of.</summary>
    private async Task<FamilyMessagesWorld> TellingAsync(PushService service)
    {
        var family = await FamilyMessagesWorld.NewAsync(engine);
        family.Office.Push = new(service.Settings);
        await family.RunAsync("insert into account_tenant (tenant, account_id) values (@tenant, @first), (@tenant, @second)", new { first = family.First.AccountId, second = family.Second.AccountId });
        await family.ChooseAsync(family.First);
        await new AddPushDevice(family.Db, PostOffice.Seals).RunAsync(family.First, service.Browser, Fox, World.Morning);
        await family.RunAsync(
            "insert into school_holiday (zone, school_year, name, first_day_off, return_day, source) values ('B', 2026, 'essai', '2026-11-14', '2026-11-23', 'essai')");
        return family;
    }
}

public sealed class PushOnSqliteTests() : PushTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class PushOnPostgresTests() : PushTests(Engine.Postgres);
