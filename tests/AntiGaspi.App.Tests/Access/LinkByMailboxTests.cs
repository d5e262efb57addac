using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Access;

/// <summary>The first door: a mailbox that was proved and that a file holds, with the birth date of the child.</summary>
[Trait("Needs", "Postgres")]
public sealed class LinkByMailboxTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_mailbox_of_the_file_and_the_birth_date_link_at_once_and_the_other_parent_is_told(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "Camille@Exemple.fr"), new Adult("Dominique", "dominique@exemple.net"));
        var (tom, _) = await here.ChildAsync("Tom", new(2012, 6, 1));
        await here.AlsoAsync(tom, adults[0]);
        var camille = await here.AccountAsync("camille", "camille@exemple.fr");

        var outcome = await here.ByMailbox.RunAsync(camille, Families.LeaBirth, moves: false, Families.Now);

        Assert.Equal(["Tom", "Léa"], Assert.IsType<LinkOutcome.Linked>(outcome).Children);
        Assert.Equal(new[] { lea, tom }.Order(), (await here.SeenByAsync(camille)).Order());
        Assert.Contains(await here.MailAsync(), one => one.Recipient == "dominique@exemple.net" && one.Kind == "LinkChanged");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_mailbox_that_no_file_holds_is_no_door(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"));

        Assert.Null(await here.ByMailbox.RunAsync(await here.AccountAsync("x", "autre@exemple.fr"), Families.LeaBirth, moves: false, Families.Now));
        Assert.Null(await here.ByMailbox.RunAsync(await here.AccountAsync("Camille"), Families.LeaBirth, moves: false, Families.Now));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_wrong_birth_date_links_nothing_and_five_close_the_door_for_a_day(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"));
        var camille = await here.AccountAsync("camille", "camille@exemple.fr");
        for (var i = 1; i <= ActivationLife.MaxFailures; i++)
        {
            Assert.Equal(new LinkOutcome.Refused(LinkRefusal.NoMatch), await here.ByMailbox.RunAsync(camille, Families.LeaBirth.AddDays(i), moves: false, Families.Now));
        }

        Assert.Equal(new LinkOutcome.Refused(LinkRefusal.TooManyTries), await here.ByMailbox.RunAsync(camille, Families.LeaBirth, moves: false, Families.Now));
        Assert.Empty(await here.SeenByAsync(camille));
        Assert.IsType<LinkOutcome.Linked>(await here.ByMailbox.RunAsync(camille, Families.LeaBirth, moves: false, Families.Now.AddHours(25)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_mailbox_that_two_adults_share_waits_for_the_office(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "famille@exemple.fr"), new Adult("Dominique", "famille@exemple.fr"));
        var somebody = await here.AccountAsync("famille", "famille@exemple.fr");

        Assert.IsType<LinkOutcome.Asked>(await here.ByMailbox.RunAsync(somebody, Families.LeaBirth, moves: false, Families.Now));
        Assert.IsType<LinkOutcome.Asked>(await here.ByMailbox.RunAsync(somebody, Families.LeaBirth, moves: false, Families.Now));

        Assert.Empty(await here.SeenByAsync(somebody));
        var waiting = Assert.Single(await new OfficeLinks(here.Db).WaitingAsync(here.World.OfficeScope));
        Assert.Equal(("shared_mailbox", "famille@exemple.fr", "Léa"), (waiting.Why, waiting.Mailbox, waiting.GivenName));
        Assert.Equal(2, (await new OfficeLinks(here.Db).CountAsync(here.World.OfficeScope, new(2026, 11, 23))).SharedMailbox);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_shared_mailbox_waits_for_the_office_after_one_of_its_adults_was_suspended_too(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (_, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "famille@exemple.fr"), new Adult("Dominique", "famille@exemple.fr"));
        Assert.True(await new SuspendGuardian(here.Db).CloseAsync(here.World.OfficeScope, adults[1], Families.Now));
        var somebody = await here.AccountAsync("famille", "famille@exemple.fr");

        Assert.IsType<LinkOutcome.Asked>(await here.ByMailbox.RunAsync(somebody, Families.LeaBirth, moves: true, Families.Now));

        Assert.Empty(await here.SeenByAsync(somebody));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_mailbox_whose_only_adult_is_suspended_is_no_door_and_hears_of_no_other_adult(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (_, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"), new Adult("Dominique", "dominique@exemple.net"));
        Assert.True(await new SuspendGuardian(here.Db).CloseAsync(here.World.OfficeScope, adults[1], Families.Now));
        var told = (await here.MailAsync()).Count;

        Assert.Null(await here.ByMailbox.RunAsync(await here.AccountAsync("dominique", "dominique@exemple.net"), Families.LeaBirth, moves: false, Families.Now));
        Assert.IsType<LinkOutcome.Linked>(await here.ByMailbox.RunAsync(await here.AccountAsync("camille", "camille@exemple.fr"), Families.LeaBirth, moves: false, Families.Now.AddMinutes(1)));

        Assert.Equal(["camille@exemple.fr"], (await here.MailAsync()).Skip(told).Select(one => one.Recipient));
    }

    [Theory]
    [InlineData(Engine.Sqlite, 2)]
    [InlineData(Engine.Postgres, 2)]
    [InlineData(Engine.Sqlite, 3)]
    [InlineData(Engine.Postgres, 3)]
    public async Task An_adult_who_is_no_legal_guardian_waits_for_the_office_but_whoever_pays_does_not(Engine engine, int level)
    {
        var here = await Families.NewAsync(engine);
        await here.ChildAsync(
            "Léa", Families.LeaBirth, new Adult("Mamie", "mamie@exemple.fr", level), new Adult("Payeur", "payeur@exemple.fr", level, Pays: true));
        var (mamie, payer) = (await here.AccountAsync("mamie", "mamie@exemple.fr"), await here.AccountAsync("payeur", "payeur@exemple.fr"));

        Assert.IsType<LinkOutcome.Asked>(await here.ByMailbox.RunAsync(mamie, Families.LeaBirth, moves: false, Families.Now));
        Assert.Equal("not_legal", Assert.Single(await new OfficeLinks(here.Db).WaitingAsync(here.World.OfficeScope)).Why);
        Assert.IsType<LinkOutcome.Linked>(await here.ByMailbox.RunAsync(payer, Families.LeaBirth, moves: false, Families.Now));
        Assert.Empty(await here.SeenByAsync(mamie));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_mailbox_never_takes_the_account_of_somebody_silently(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"));
        var (first, second) = (await here.AccountAsync("Camille"), await here.AccountAsync("camille", "camille@exemple.fr"));
        await here.ByCode.RunAsync(first, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now);

        Assert.Equal(new LinkOutcome.Refused(LinkRefusal.OtherAccount), await here.ByMailbox.RunAsync(second, Families.LeaBirth, moves: false, Families.Now));
        Assert.Equal([lea], await here.SeenByAsync(first));
        Assert.IsType<LinkOutcome.Linked>(await here.ByMailbox.RunAsync(second, Families.LeaBirth, moves: true, Families.Now));
        Assert.Equal([lea], await here.SeenByAsync(second));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_adults_whose_names_differ_by_the_name_they_use_share_a_mailbox_too(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (_, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "famille@exemple.fr"), new Adult("Camille", "famille@exemple.fr"));
        await here.Db.WriteAsync(here.World.Service, transaction => transaction.ExecuteAsync(
            "update guardian set usage_name = 'DURAND' where tenant = @tenant and guardian_id = @id", new { id = adults[1] }));

        Assert.IsType<LinkOutcome.Asked>(await here.ByMailbox.RunAsync(await here.AccountAsync("famille", "famille@exemple.fr"), Families.LeaBirth, moves: false, Families.Now));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task One_account_is_never_that_of_both_parents(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"), new Adult("Dominique", "dominique@exemple.net"));
        var one = await here.AccountAsync("dominique", "dominique@exemple.net");
        Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(one, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now));

        Assert.Equal(new LinkOutcome.Refused(LinkRefusal.OneAccountEach), await here.ByMailbox.RunAsync(one, Families.LeaBirth, moves: false, Families.Now));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Twins_in_two_files_are_found_together_and_those_of_another_authority_apart(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var there = await here.ElsewhereAsync(80);
        await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"));
        await here.ChildAsync("Zoé", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"));
        await there.ChildAsync("Tom", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"));
        var camille = await here.AccountAsync("camille", "camille@exemple.fr");

        var linked = Assert.IsType<LinkOutcome.Linked>(await here.ByMailbox.RunAsync(camille, Families.LeaBirth, moves: false, Families.Now));

        Assert.Equal((60, "Léa, Zoé"), (linked.Tenant, string.Join(", ", linked.Children.Order(StringComparer.Ordinal))));
        Assert.Single(await there.SeenByAsync(camille));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_child_found_in_one_school_counts_no_wrong_date_in_another(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var there = await here.ElsewhereAsync(80);
        await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"));
        await there.ChildAsync("Tom", new(2012, 6, 1), new Adult("Camille", "camille@exemple.fr"));
        var camille = await here.AccountAsync("camille", "camille@exemple.fr");

        Assert.Equal(60, Assert.IsType<LinkOutcome.Linked>(await here.ByMailbox.RunAsync(camille, Families.LeaBirth, moves: false, Families.Now)).Tenant);
        Assert.Equal(80, Assert.IsType<LinkOutcome.Linked>(await here.ByMailbox.RunAsync(camille, new(2012, 6, 1), moves: false, Families.Now)).Tenant);
        Assert.Equal(0, await there.World.ScalarAsync<long>("select count(*) from link_failure where tenant = @tenant"));
    }
}
