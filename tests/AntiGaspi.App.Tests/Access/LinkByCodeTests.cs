using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A letter, its code and a birth date: what opens, what does not, and what is told.</summary>
[Trait("Needs", "Postgres")]
public sealed class LinkByCodeTests
{
    private static readonly LinkOutcome NoMatch = new LinkOutcome.Refused(LinkRefusal.NoMatch);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_code_of_a_letter_and_the_birth_date_link_at_once_and_everybody_is_told(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"), new Adult("Dominique", "dominique@exemple.net"));
        var camille = await here.AccountAsync("Camille");

        var outcome = await here.ByCode.RunAsync(camille, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now);

        Assert.Equal(["Léa"], Assert.IsType<LinkOutcome.Linked>(outcome).Children);
        Assert.Equal([lea], await here.SeenByAsync(camille));
        var mail = await here.MailAsync();
        Assert.Equal(["camille@exemple.fr", "dominique@exemple.net"], mail.Select(one => one.Recipient).Order(StringComparer.Ordinal));
        Assert.All(mail, one => Assert.DoesNotMatch("(?i)camille|dominique|exemple", one.Content));
        Assert.Equal(camille, await here.World.ScalarAsync<Guid>("select used_by from activation_code where tenant = @tenant and used_at is not null"));
        Assert.Empty(await here.Db.ReadNationalAsync<string>("select place_digest from activation_place"));
        Assert.Equal("letter", await here.World.ScalarAsync<string>("select detail from audit where tenant = @tenant and action = 'guardian.linked'"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Unknown_used_revoked_ended_and_wrong_birth_date_have_one_answer(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"), new Adult("Dominique"));
        var (camille, stranger) = (await here.AccountAsync("Camille"), await here.AccountAsync("Inconnu"));
        var (revoked, used) = (await here.CodeAsync(lea, adults[0]), await here.CodeAsync(lea, adults[0]));
        var late = await here.CodeAsync(lea, adults[1]);
        Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(camille, used, Families.LeaBirth, moves: false, Families.Now));

        LinkOutcome[] answers =
        [
            await here.ByCode.RunAsync(stranger, ActivationCode.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), Families.LeaBirth, moves: true, Families.Now),
            await here.ByCode.RunAsync(stranger, used, Families.LeaBirth, moves: true, Families.Now),
            await here.ByCode.RunAsync(stranger, revoked, Families.LeaBirth, moves: true, Families.Now),
            await here.ByCode.RunAsync(stranger, late, Families.LeaBirth, moves: true, Families.Now.AddDays(ActivationLife.MaxDays + 1)),
            await here.ByCode.RunAsync(stranger, late, Families.LeaBirth.AddDays(1), moves: true, Families.Now),
        ];

        Assert.All(answers, answer => Assert.Equal(NoMatch, answer));
        Assert.Empty(await here.SeenByAsync(stranger));
        Assert.Equal([lea], await here.SeenByAsync(camille));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_letter_that_was_found_dies_after_five_wrong_birth_dates(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var (code, finder) = (await here.CodeAsync(lea, adults[0]), await here.AccountAsync("Passant"));

        for (var i = 1; i <= ActivationLife.MaxFailures; i++)
        {
            Assert.True(await here.ByCode.IsAliveAsync(code, Families.Now));
            Assert.Equal(NoMatch, await here.ByCode.RunAsync(finder, code, Families.LeaBirth.AddDays(i), moves: false, Families.Now));
        }

        Assert.False(await here.ByCode.IsAliveAsync(code, Families.Now));
        Assert.Equal(1, await here.World.ScalarAsync<long>("select count(*) from activation_code where tenant = @tenant and revoked_at is not null"));
        Assert.Equal(NoMatch, await here.ByCode.RunAsync(finder, code, Families.LeaBirth, moves: false, Families.Now));
        Assert.Equal(1, (await new OfficeLinks(here.Db).CountAsync(here.World.OfficeScope, new(2026, 11, 23))).Failed);

        // The office prints another, and its count begins anew.
        var again = await here.CodeAsync(lea, adults[0], Families.Now.AddMinutes(1));
        Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(finder, again, Families.LeaBirth, moves: false, Families.Now.AddMinutes(2)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Four_wrong_birth_dates_are_borne_and_that_of_any_child_opens(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var (tom, _) = await here.ChildAsync("Tom", new(2012, 6, 1));
        await here.AlsoAsync(tom, adults[0]);
        var (code, camille) = (await here.CodeAsync(lea, adults[0]), await here.AccountAsync("Camille"));
        for (var i = 1; i < ActivationLife.MaxFailures; i++)
        {
            Assert.Equal(NoMatch, await here.ByCode.RunAsync(camille, code, Families.LeaBirth.AddDays(i), moves: false, Families.Now));
        }

        Assert.Equal(["Tom", "Léa"], Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(camille, code, Families.LeaBirth, moves: false, Families.Now)).Children);
    }

    [Fact]
    public void A_letter_on_paper_still_opens_after_an_update_of_the_service()
    {
        var (key, code, id) = (ServerKey.Demonstration, ActivationCode.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), World.NewId());
        var secrets = new CodeSecrets(key);

        Assert.Equal(key.Digest("activation code", code.Symbols), secrets.DigestOf(code));
        Assert.Equal(key.Digest("activation place", code.Symbols), secrets.PlaceOf(code));
        Assert.Equal(ActivationCode.Of(key.Sign("invitation code", id.ToString("D")).AsSpan(0, ActivationCode.Drawn)), secrets.InvitationOf(id));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task One_code_used_twice_at_once_links_one_account(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var code = await here.CodeAsync(lea, adults[0]);
        var accounts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => here.AccountAsync($"Personne {i}")));

        var answers = await Task.WhenAll(accounts.Select(account => here.ByCode.RunAsync(account, code, Families.LeaBirth, moves: true, Families.Now)));

        Assert.Single(answers, answer => answer is LinkOutcome.Linked);
        Assert.Equal(7, answers.Count(answer => answer == NoMatch));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_letter_for_somebody_who_has_an_account_moves_it_only_when_they_say_so(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"), new Adult("Dominique", "dominique@exemple.net"));
        var (before, after) = (await here.AccountAsync("Camille Martin"), await here.AccountAsync("Camille Durand"));
        await here.ByCode.RunAsync(before, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now);
        var told = (await here.MailAsync()).Count;
        var code = await here.CodeAsync(lea, adults[0]);

        Assert.Equal(new LinkOutcome.Refused(LinkRefusal.OtherAccount), await here.ByCode.RunAsync(after, code, Families.LeaBirth, moves: false, Families.Now));
        Assert.Equal([lea], await here.SeenByAsync(before));

        Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(after, code, Families.LeaBirth, moves: true, Families.Now));
        Assert.Empty(await here.SeenByAsync(before));
        Assert.Equal([lea], await here.SeenByAsync(after));
        Assert.Equal(told + 2, (await here.MailAsync()).Count);
        Assert.Equal(1, await here.World.ScalarAsync<long>("select count(*) from audit where tenant = @tenant and action = 'guardian.moved'"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task One_account_is_never_that_of_both_parents(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"), new Adult("Dominique"));
        var camille = await here.AccountAsync("Camille");
        await here.ByCode.RunAsync(camille, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now);

        var answer = await here.ByCode.RunAsync(camille, await here.CodeAsync(lea, adults[1]), Families.LeaBirth, moves: true, Families.Now);

        Assert.Equal(new LinkOutcome.Refused(LinkRefusal.OneAccountEach), answer);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task One_sign_in_leads_to_the_children_of_two_authorities_each_in_its_space(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var there = await here.ElsewhereAsync(80);
        var (lea, adultsHere) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var (tom, adultsThere) = await there.ChildAsync("Tom", new(2012, 6, 1), new Adult("Camille"));
        var camille = await here.AccountAsync("Camille");
        Assert.Equal(60, Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(camille, await here.CodeAsync(lea, adultsHere[0]), Families.LeaBirth, moves: false, Families.Now)).Tenant);
        Assert.Equal(80, Assert.IsType<LinkOutcome.Linked>(await here.ByCode.RunAsync(camille, await there.CodeAsync(tom, adultsThere[0]), new(2012, 6, 1), moves: false, Families.Now)).Tenant);

        Assert.Equal([60, 80], (await new FindSpaces(here.Db).RunAsync(camille)).Select(space => space.Scope.Tenant).Order());
        Assert.Equal([lea], await here.SeenByAsync(camille));
        Assert.Equal([tom], await there.SeenByAsync(camille));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_birth_date_of_a_child_of_somebody_else_opens_nothing(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        await here.ChildAsync("Zoé", new(2013, 1, 2), new Adult("Sacha", FamilyName: "MOREAU"));
        var account = await here.AccountAsync("Camille");

        Assert.Equal(NoMatch, await here.ByCode.RunAsync(account, await here.CodeAsync(lea, adults[0]), new(2013, 1, 2), moves: false, Families.Now));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task No_table_holds_a_code_and_the_two_digests_of_one_are_not_the_same(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var code = await here.CodeAsync(lea, adults[0]);

        var digest = await here.World.ScalarAsync<string>("select digest from activation_code where tenant = @tenant");
        var place = (await here.Db.ReadNationalAsync<string>("select place_digest from activation_place")).Single();

        Assert.Equal((64, 64), (digest.Length, place.Length));
        Assert.NotEqual(digest, place);
        Assert.DoesNotContain(code.Symbols, digest + place, StringComparison.OrdinalIgnoreCase);

        // With another secret of the service the same code is unknown.
        var other = new LinkByCode(here.Db, new CodeSecrets(new ServerKey(new byte[32])));
        Assert.Equal(NoMatch, await other.RunAsync(await here.AccountAsync("Camille"), code, Families.LeaBirth, moves: false, Families.Now));
    }
}
