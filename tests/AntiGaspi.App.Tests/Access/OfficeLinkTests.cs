using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Access;

/// <summary>What the office decides: it links, refuses, suspends, opens again, takes an account off, and prints.</summary>
[Trait("Needs", "Postgres")]
public sealed class OfficeLinkTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_office_links_a_contact_with_the_proof_it_saw_and_the_import_takes_it_back(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"), new Adult("Mamie", Level: 3));
        var mamie = await here.AccountAsync("Mamie");
        await new AskForLink(here.Db).RunAsync(mamie, new(60, here.World.School, "martin", "lea", Families.LeaBirth), Families.Now);
        var waiting = Assert.Single(await new OfficeLinks(here.Db).WaitingAsync(here.World.OfficeScope));

        Assert.Null(await new DecideLink(here.Db).LinkAsync(here.World.OfficeScope, waiting.RequestId, adults[1], IdentityProof.IdentityCard, Families.Now));

        Assert.Equal([lea], await here.SeenByAsync(mamie));
        Assert.Empty(await new OfficeLinks(here.Db).WaitingAsync(here.World.OfficeScope));
        Assert.Equal("identity_card", await here.World.ScalarAsync<string>("select detail from audit where tenant = @tenant and action = 'guardian.linked'"));

        // The next file says otherwise of this contact: the door closes the same day.
        await here.Db.WriteAsync(here.World.Service, transaction => transaction.ExecuteAsync(
            App.Roster.RosterSql.EndLink, new { now = Families.Now, pupil = lea, guardian = adults[1] }));
        Assert.Empty(await here.SeenByAsync(mamie));
        await here.Db.WriteAsync(here.World.Service, transaction => transaction.ExecuteAsync(
            App.Roster.RosterSql.Link, new { pupil = lea, guardian = adults[1], level = 3, Kinship = (string?)null, payer = false }));
        Assert.Empty(await here.SeenByAsync(mamie));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_demand_is_kept_only_for_a_child_that_the_school_has_and_once(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        await here.ChildAsync("Léa Marie", Families.LeaBirth, new Adult("Camille"));
        var (ask, somebody) = (new AskForLink(here.Db), await here.AccountAsync("Quelqu’un"));

        Assert.Equal(0, await ask.RunAsync(somebody, new(60, here.World.School, "Martin", "Léo", Families.LeaBirth), Families.Now));
        Assert.Equal(0, await ask.RunAsync(somebody, new(60, here.World.School, "Martin", "Léa", Families.LeaBirth.AddDays(1)), Families.Now));
        await ask.RunAsync(somebody, new(60, here.World.School, "Martin", "Léa", Families.LeaBirth), Families.Now);
        await ask.RunAsync(somebody, new(60, here.World.School, "MARTIN", "Léa Marie", Families.LeaBirth), Families.Now);

        var request = Assert.Single(await new OfficeLinks(here.Db).WaitingAsync(here.World.OfficeScope));
        Assert.False(Assert.Single(await new OwnRequests(here.Db).RunAsync(somebody, Families.Now)).IsRefused);
        Assert.Null(await new DecideLink(here.Db).RefuseAsync(here.World.OfficeScope, request.RequestId, Families.Now));
        Assert.True(Assert.Single(await new OwnRequests(here.Db).RunAsync(somebody, Families.Now)).IsRefused);
        Assert.Equal(DecideRefusal.UnknownRequest, await new DecideLink(here.Db).RefuseAsync(here.World.OfficeScope, request.RequestId, Families.Now));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_office_decides_nothing_of_another_school_or_authority(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (sister, there) = (await here.ElsewhereAsync(60), await here.ElsewhereAsync(80));
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var camille = await here.AccountAsync("Camille");
        await new AskForLink(here.Db).RunAsync(camille, new(60, here.World.School, "Martin", "Léa", Families.LeaBirth), Families.Now);
        var request = Assert.Single(await new OfficeLinks(here.Db).WaitingAsync(here.World.OfficeScope)).RequestId;

        foreach (var other in new[] { sister, there })
        {
            var office = other.World.OfficeScope;
            Assert.Empty(await new OfficeLinks(here.Db).WaitingAsync(office));
            Assert.Null(await new OfficeLinks(here.Db).FindAsync(office, request));
            Assert.Empty(await new OfficeLinks(here.Db).AdultsAsync(office, lea));
            Assert.Equal(DecideRefusal.UnknownRequest, await new DecideLink(here.Db).LinkAsync(office, request, adults[0], IdentityProof.Known, Families.Now));
            Assert.Equal(DecideRefusal.UnknownRequest, await new DecideLink(here.Db).RefuseAsync(office, request, Families.Now));
            Assert.False(await new SuspendGuardian(here.Db).CloseAsync(office, adults[0], Families.Now));
            Assert.Empty(await other.Print.RunAsync(office, new LetterSelection(here.World.School), Families.Now));
        }

        Assert.Empty(await here.SeenByAsync(camille));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_suspended_adult_sees_nothing_at_once_and_the_notice_names_nobody(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"), new Adult("Dominique", "dominique@exemple.net"));
        var (camille, suspend) = (await here.AccountAsync("Camille"), new SuspendGuardian(here.Db));
        await here.ByCode.RunAsync(camille, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now);
        var pending = await here.CodeAsync(lea, adults[0]);
        var told = (await here.MailAsync()).Count;

        Assert.True(await suspend.CloseAsync(here.World.OfficeScope, adults[0], Families.Now.AddMinutes(1)));
        Assert.False(await suspend.CloseAsync(here.World.OfficeScope, adults[0], Families.Now.AddMinutes(1)));

        Assert.Empty(await here.SeenByAsync(camille));
        Assert.Equal(new LinkOutcome.Refused(LinkRefusal.NoMatch), await here.ByCode.RunAsync(camille, pending, Families.LeaBirth, moves: true, Families.Now));
        Assert.Empty(await here.Print.RunAsync(here.World.OfficeScope, new LetterSelection(here.World.School, PupilId: lea, GuardianId: adults[0]), Families.Now));
        var notices = (await here.MailAsync()).Skip(told).ToList();
        Assert.Equal(["camille@exemple.fr", "dominique@exemple.net"], notices.Select(one => one.Recipient).Order(StringComparer.Ordinal));
        Assert.Single(notices.Select(one => one.Content).Distinct(StringComparer.Ordinal));

        Assert.True(await suspend.OpenAsync(here.World.OfficeScope, adults[0], Families.Now));
        Assert.Equal([lea], await here.SeenByAsync(camille));
        Assert.True(await suspend.UnlinkAsync(here.World.OfficeScope, adults[0], Families.Now));
        Assert.Empty(await here.SeenByAsync(camille));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Letters_are_one_for_each_adult_and_separated_parents_share_none(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync(
            "Léa", Families.LeaBirth, new Adult("Camille", Address: "12 RUE DES LILAS\n60000 BEAUVAIS"), new Adult("Dominique"), new Adult("Voisin", Level: 3), new Adult("Accueil", Level: 2));
        var (tom, _) = await here.ChildAsync("Tom", new(2012, 6, 1));
        await here.AlsoAsync(tom, adults[0]);
        var selection = new LetterSelection(here.World.School);

        Assert.Equal(new LetterCount(3, 0, 0), await here.Print.CountAsync(here.World.OfficeScope, selection, Families.Now));
        var letters = await here.Print.RunAsync(here.World.OfficeScope, selection, Families.Now);

        Assert.Equal(3, letters.Select(letter => letter.Code).Distinct().Count());
        var camille = Assert.Single(letters, letter => letter.Recipient == "MME Camille MARTIN");
        Assert.Equal(["12 RUE DES LILAS", "60000 BEAUVAIS"], camille.AddressLines);
        Assert.Equal(["Léa MARTIN", "Tom MARTIN"], camille.Children.Select(child => child.Name));
        Assert.Equal(new DateOnly(2026, 12, 31), camille.LastDay);
        Assert.Equal(new LetterCount(3, 3, 0), await here.Print.CountAsync(here.World.OfficeScope, selection, Families.Now));
        Assert.Equal(new LetterCount(0, 0, 0), await here.Print.CountAsync(here.World.OfficeScope, selection with { Division = "6A" }, Families.Now));
        Assert.DoesNotContain(await here.Print.RunAsync(here.World.OfficeScope, selection, Families.Now), again => letters.Any(first => first.Code == again.Code));
        Assert.Equal(new Guid[] { lea }.Length, (await new OfficeLinks(here.Db).AdultsAsync(here.World.OfficeScope, tom)).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_invitation_goes_to_a_mailbox_of_its_own_and_no_table_holds_its_code(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"), new Adult("Dominique", "pas une adresse"));
        await here.ChildAsync("Zoé", new(2013, 1, 2), new Adult("Sacha", "moreau@exemple.fr", FamilyName: "MOREAU"), new Adult("Alix", "moreau@exemple.fr", FamilyName: "MOREAU"));
        var selection = new LetterSelection(here.World.School);

        Assert.Equal(1, (await here.Print.CountAsync(here.World.OfficeScope, selection, Families.Now)).Invitable);
        Assert.Equal(1, await new InviteFamilies(here.Db, here.Secrets).RunAsync(here.World.OfficeScope, selection, Families.Now));

        var mail = Assert.Single(await here.MailAsync());
        Assert.Equal(("camille@exemple.fr", "FamilyInvitation"), (mail.Recipient, mail.Kind));
        var id = await here.World.ScalarAsync<Guid>("select code_id from activation_code where tenant = @tenant");
        var code = here.Secrets.InvitationOf(id);
        Assert.DoesNotContain(code.Symbols, mail.Content.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        var camille = await here.AccountAsync("Camille");
        Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(camille, code, Families.LeaBirth, moves: false, Families.Now));
    }
}
