using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>A mailbox that a mail server refuses for good: what still leaves for it, who is told, and how it comes back.</summary>
public abstract class UnreachableMailboxTests(Engine engine)
{
    private const string Refused = "refuse-550@exemple.fr";

    [Fact]
    public async Task It_stops_what_was_asked_for_and_the_office_sees_whom_to_call()
    {
        await using var family = await RefusedAsync(engine);

        await family.CancelAsync(family.First, 27);

        Assert.Empty(await family.WaitingAsync());
        var adult = Assert.Single(await new UnreachableMailboxes(family.Db).OfOfficeAsync(family.World.OfficeScope));
        Assert.Equal((family.World.Pupils[0], "Enfant NOM0", "MME Parent NOM0", false), (adult.PupilId, adult.PupilName, adult.AdultName, adult.IsProved));
        Assert.False((await new MessageChoices(family.Db).MailboxAsync(family.First))!.IsReachable);
        Assert.Empty(await new UnreachableMailboxes(family.Db).OfOfficeAsync(family.First));
    }

    [Fact]
    public async Task What_was_already_waiting_for_it_does_not_leave_and_what_must_is_still_tried()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.RunAsync("update guardian set email = @Refused where tenant = @tenant and account_id = @first", new { Refused, first = family.First.AccountId });
        await family.ChooseAsync(family.First);
        await family.CancelAsync(family.First, 26);
        await family.CancelAsync(family.First, 27);

        Assert.Equal(new SendReport(0, 1, 0, null), await family.SendAsync());
        Assert.Empty(await family.WaitingAsync());

        await family.Db.WriteAsync(family.World.Service, async transaction =>
        {
            await LinkNotices.AddAsync(transaction, family.OtherGuardian, AccessChange.Changed, family.Clock.GetUtcNow());
            return 0;
        });
        Assert.Equal(new SendReport(1, 1, 0, null), await family.SendAsync());
    }

    [Fact]
    public async Task A_corrected_address_of_the_file_clears_it()
    {
        await using var family = await RefusedAsync(engine);

        await family.RunAsync("update guardian set email = @Camille where tenant = @tenant and account_id = @first", new { FamilyMessagesWorld.Camille, first = family.First.AccountId });

        Assert.Empty(await new UnreachableMailboxes(family.Db).OfOfficeAsync(family.World.OfficeScope));
        await family.CancelAsync(family.First, 27);
        Assert.Equal([$"MealReceipt {FamilyMessagesWorld.Camille}"], await family.WaitingAsync());
    }

    [Fact]
    public async Task Who_signs_in_with_it_again_clears_it()
    {
        await using var family = await RefusedAsync(engine);
        var secrets = new SignInSecrets(ServerKey.Demonstration);
        var browser = SessionKey.New();
        var link = await new AskForSignInLink(family.Db).RunAsync(Refused, browser, null, World.Morning);
        Assert.Single(await new UnreachableMailboxes(family.Db).OfOfficeAsync(family.World.OfficeScope));

        Assert.IsType<SignInLinkOutcome.Opened>(await new UseSignInLink(family.Db, secrets).RunAsync(browser, SignInProof.Link, secrets.LinkOf(link), World.Morning));

        Assert.Empty(await new UnreachableMailboxes(family.Db).OfOfficeAsync(family.World.OfficeScope));
    }

    [Fact]
    public async Task It_is_tried_again_after_a_month()
    {
        await using var family = await RefusedAsync(engine);

        Assert.Equal(0, await new UnreachableMailboxes(family.Db).ForgetAsync(family.Clock.GetUtcNow().AddDays(29)));
        Assert.Equal(1, await new UnreachableMailboxes(family.Db).ForgetAsync(family.Clock.GetUtcNow().AddDays(30)));
    }

    [Theory]
    [InlineData("reject-554@exemple.fr")]
    [InlineData("later-452@exemple.fr")]
    [InlineData("policy-550@exemple.fr")]
    public async Task A_refusal_of_the_text_a_full_mailbox_or_a_rule_against_us_says_nothing_of_the_mailbox(string recipient)
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.RunAsync("update guardian set email = @recipient where tenant = @tenant and account_id = @first", new { recipient, first = family.First.AccountId });
        await family.ChooseAsync(family.First);
        await family.CancelAsync(family.First, 26);

        var report = await family.SendAsync();

        Assert.Equal((0, 1), (report.Sent, report.Refused + report.Later));
        Assert.True((await new MessageChoices(family.Db).MailboxAsync(family.First))!.IsReachable);
    }

    [Fact]
    public async Task Whatever_is_typed_at_the_door_is_not_kept()
    {
        await using var office = await PostOffice.OpenAsync(engine);
        await new AskForSignInLink(office.Db).RunAsync(Refused, SessionKey.New(), null, PostOffice.Start);

        Assert.Equal(1, (await office.SendAsync()).Refused);
        Assert.Empty(await office.Db.ReadNationalAsync<string>("select mailbox from unreachable_mailbox"));

        await office.WriteAsync(Refused);
        Assert.Equal(1, (await office.SendAsync()).Refused);
        Assert.Equal([Refused], await office.Db.ReadNationalAsync<string>("select mailbox from unreachable_mailbox"));
    }

    private static async Task<FamilyMessagesWorld> RefusedAsync(Engine engine)
    {
        var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.RunAsync("update guardian set email = @mailbox where tenant = @tenant and account_id = @first", new { mailbox = "Refuse-550@Exemple.fr", first = family.First.AccountId });
        await family.ChooseAsync(family.First);
        await family.CancelAsync(family.First, 26);
        Assert.Equal(new SendReport(0, 1, 0, null), await family.SendAsync());
        return family;
    }
}

public sealed class UnreachableMailboxOnSqliteTests() : UnreachableMailboxTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class UnreachableMailboxOnPostgresTests() : UnreachableMailboxTests(Engine.Postgres);
