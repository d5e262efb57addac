using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Emergency.EmergencySite;

namespace AntiGaspi.Web.Tests.Emergency;

/// <summary>How a telephone is set up, removed, lost, and set up without ProConnect.</summary>
public sealed partial class TelephonePagesTests
{
    [Fact]
    public async Task An_agent_sets_up_a_telephone_whose_key_is_shown_until_one_right_code_and_never_again()
    {
        await using var here = await StartAsync();
        var account = await here.JoinAsync();
        using var agent = await here.SignedInAsync(here.ScopeOf(account, Role.HeadCook));
        Assert.Contains($"href=\"{Own}\"", (await agent.GetAsync("/connexions")).Html, StringComparison.Ordinal);
        var page = await agent.GetAsync(Own);
        var (telephone, key) = (TelephoneOf(page), SealedKeyOf(page));
        Assert.StartsWith("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);

        var wrong = await agent.PostAsync(Own, Own, (TelephoneForm.Field, key), ("code", telephone.NotAt(here.Now)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, telephone.At(here.Now)), (wrong.Status, TelephoneOf(wrong).At(here.Now)));
        Assert.Contains("réglez l’heure du téléphone", wrong.Words, StringComparison.Ordinal);
        Assert.Equal(Own + "?fait", (await agent.PostAsync(Own, Own, (TelephoneForm.Field, key), ("code", telephone.At(here.Now)))).Location);

        var done = await agent.GetAsync(Own + "?fait");
        Assert.Contains("votre téléphone est enregistré", done.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"cle\"", done.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await agent.PostAsync("/connexions", Own, (TelephoneForm.Field, key), ("code", telephone.At(here.Now)))).Status);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["new"] = page.Html, ["wrong"] = wrong.Html, ["done"] = done.Html }));
        var told = await here.ReceiveAsync(MessageKinds.Others);
        while (!told.Subject.StartsWith("Un téléphone est enregistré", StringComparison.Ordinal))
        {
            told = await here.Server.NextAsync();
        }

        Assert.Equal(Cook, told.To);
        Assert.DoesNotMatch("[0-9]{4}", told.Text);
    }

    [Fact]
    public async Task It_is_removed_and_another_set_up_in_its_place()
    {
        await using var here = await StartAsync();
        var (account, first) = await here.EquippedAsync();
        using var agent = await here.SignedInAsync(here.ScopeOf(account, Role.HeadCook));

        Assert.Equal(Own + "?retire", (await agent.PostAsync(Own, Own + "?handler=Remove")).Location);
        var page = await agent.GetAsync(Own + "?retire");
        Assert.Contains("le téléphone n’ouvre plus rien", page.Words, StringComparison.Ordinal);
        var second = TelephoneOf(page);
        Assert.NotEqual(first.At(here.Now), second.At(here.Now));
        Assert.Equal(Own + "?fait", (await agent.PostAsync(Own, Own, (TelephoneForm.Field, SealedKeyOf(page)), ("code", second.At(here.Now)))).Location);
        Assert.Equal(["second_factor.removed", "second_factor.set", "second_factor.set"], (await here.AuditAsync()).Where(action => action.StartsWith("second_factor", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(IdentityProvider.ProConnect, 0, true)]
    [InlineData(IdentityProvider.ProConnect, 899, true)]
    [InlineData(IdentityProvider.ProConnect, 900, false)]
    [InlineData(IdentityProvider.FranceConnect, 0, false)]
    [InlineData(IdentityProvider.Demonstration, 0, false)]
    public async Task Only_whoever_has_just_come_by_ProConnect_changes_a_telephone(IdentityProvider provider, int secondsAgo, bool may)
    {
        await using var here = await StartAsync();
        var account = await here.JoinAsync();
        using var agent = await here.SignedInAsync(here.ScopeOf(account, Role.HeadCook), provider, here.Now.AddSeconds(-secondsAgo));
        using var owner = await here.SignedInAsync(here.ScopeOf(account, Role.HeadCook));
        var page = await agent.GetAsync(Own);

        Assert.Equal(may, page.Html.Contains("name=\"cle\"", StringComparison.Ordinal));
        Assert.Equal(!may, page.Words.Contains("connectez-vous d’abord avec ProConnect", StringComparison.Ordinal));

        // A key that another browser of the same person was shown is that browser's.
        var shown = await owner.GetAsync(Own);
        var answer = await agent.PostAsync("/connexions", Own, (TelephoneForm.Field, SealedKeyOf(shown)), ("code", TelephoneOf(shown).At(here.Now)));
        Assert.Equal(may ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(0, await here.NumberAsync("select count(*) from second_factor"));
        Assert.Equal(may ? HttpStatusCode.SeeOther : HttpStatusCode.Conflict, (await agent.PostAsync("/connexions", Own + "?handler=Remove")).Status);
    }

    [Fact]
    public async Task Changing_to_another_space_proves_nothing_again()
    {
        await using var here = await StartAsync();
        var account = await here.JoinAsync();
        await here.InviteAsync(Cook, Role.PupilLife);
        await new AcceptInvitations(here.Site.Db, (ServerKey)here.Site.Services.GetService(typeof(ServerKey))!).RunAsync(account, Cook, null, here.Now);
        using var agent = await here.SignedInAsync(here.ScopeOf(account, Role.HeadCook), provedAt: here.Now.AddMinutes(-14));
        here.Wait(TimeSpan.FromMinutes(2));

        var changed = await agent.PostAsync("/espaces", "/espaces", ("collectivite", $"{here.World.Tenant}"), ("role", "PupilLife"));

        Assert.Equal("/vie-scolaire", changed.Location);
        Assert.Contains("connectez-vous d’abord avec ProConnect", (await agent.GetAsync(Own)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_the_emergency_door_changes_no_telephone()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        using var agent = here.NewVisitor();
        await here.ProveAsync(agent);
        Assert.Equal("/cuisine", (await TypeAsync(agent, telephone.At(here.Now))).Location);

        Assert.Contains("connectez-vous d’abord avec ProConnect", (await agent.GetAsync(Own)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await agent.PostAsync("/connexions", Own + "?handler=Remove")).Status);
        Assert.Equal(1, await here.NumberAsync("select count(*) from second_factor"));
    }

    [Fact]
    public async Task Somebody_invited_comes_in_on_the_first_day_with_the_code_that_was_handed_over()
    {
        await using var here = await StartAsync();
        await here.InviteAsync(Cook);
        using var office = await here.SignedInAsync(here.World.OfficeScope);
        var invitation = Invitation().Match((await office.GetAsync(Team)).Html).Groups["id"].Value;
        var made = await office.PostAsync(Team, Team + "?handler=InvitedCode", ("invitation", invitation));
        var code = Code().Match(made.Html).Groups["code"].Value;
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Contains("Notez-le et remettez-le vous-même", made.Words, StringComparison.Ordinal);
        Assert.DoesNotMatch(Code(), (await office.GetAsync(Team)).Html);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["made"] = made.Html }));

        using var agent = here.NewVisitor();
        Assert.Equal(SecondStep, (await here.ProveAsync(agent, returnTo: "/cuisine/semaines")).Location);
        var page = await agent.GetAsync(SecondStep);
        var (telephone, key) = (TelephoneOf(page), SealedKeyOf(page));
        Task<Answer> EnrolAsync(string handed, string typed) => agent.PostAsync(Ask, SecondStep + "?handler=Enrol", ("remis", handed), (TelephoneForm.Field, key), ("code", typed));

        // What is wrong is told beside its field, and the key stays the one that the telephone has.
        foreach (var (handed, typed, words) in new[]
        {
            ("", telephone.At(here.Now), "Tapez le code que l’on vous a remis"), ("7K3P-M9QD-R22", telephone.At(here.Now), "Ce code n’est pas le bon"), (code, telephone.NotAt(here.Now), "Ce code n’est pas celui"),
        })
        {
            var refused = await EnrolAsync(handed, typed);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, telephone.At(here.Now)), (refused.Status, TelephoneOf(refused).At(here.Now)));
            Assert.True(refused.Words.Contains(words, StringComparison.Ordinal) || handed == "7K3P-M9QD-R22", words);
        }

        var entered = await EnrolAsync(code.ToLowerInvariant(), telephone.At(here.Now));
        Assert.Equal((HttpStatusCode.SeeOther, "/cuisine/semaines"), (entered.Status, entered.Location));
        Assert.Contains("Vous êtes entré par la connexion de secours", (await agent.GetAsync("/cuisine")).Words, StringComparison.Ordinal);
        Assert.Contains("enregistré", (await office.GetAsync(Team)).Words, StringComparison.Ordinal);

        // From then on the telephone does; the code does nothing more.
        here.Wait(TimeSpan.FromMinutes(1));
        using var again = here.NewVisitor();
        await here.ProveAsync(again);
        Assert.Equal(HttpStatusCode.Gone, (await again.PostAsync(Ask, SecondStep + "?handler=Enrol", ("remis", code), (TelephoneForm.Field, key), ("code", telephone.At(here.Now)))).Status);
        Assert.Equal("/cuisine", (await TypeAsync(again, telephone.At(here.Now))).Location);
    }

    [Fact]
    public async Task A_lost_telephone_is_reset_from_the_team_and_a_code_makes_room_for_another()
    {
        await using var here = await StartAsync();
        var (_, lost) = await here.EquippedAsync();
        using var thief = here.NewVisitor();
        await here.ProveAsync(thief);
        Assert.Equal("/cuisine", (await TypeAsync(thief, lost.At(here.Now))).Location);
        using var office = await here.SignedInAsync(here.World.OfficeScope);
        var reset = ResetButton().Match((await office.GetAsync(Team)).Html).Groups["id"].Value;

        var done = await office.PostAsync(Team, Team + "?handler=Reset", ("acces", reset));
        Assert.Equal(Team + "?fait=reinitialise", done.Location);
        Assert.Contains("Le téléphone est retiré", (await office.GetAsync(done.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal("/connexion?retour=%2Fcuisine", (await thief.GetAsync("/cuisine")).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await office.PostAsync(Team, Team + "?handler=Reset", ("acces", reset))).Status);

        here.Wait(TimeSpan.FromMinutes(1));
        var code = Code().Match((await office.PostAsync(Team, Team + "?handler=Code", ("acces", reset))).Html).Groups["code"].Value;
        using var agent = here.NewVisitor();
        await here.ProveAsync(agent);
        var page = await agent.GetAsync(SecondStep);
        var entered = await agent.PostAsync(
            Ask, SecondStep + "?handler=Enrol", ("remis", code), (TelephoneForm.Field, SealedKeyOf(page)), ("code", TelephoneOf(page).At(here.Now)));
        Assert.Equal("/cuisine", entered.Location);
        await here.SendAsync(MessageKinds.Others);
        Assert.Equal(
            ["Un code vous sera remis en main propre", "Un téléphone est enregistré pour votre connexion de secours", "Votre téléphone de secours a été réinitialisé"],
            here.Server.Mails.Where(mail => mail.To == Cook).Select(mail => mail.Subject).Where(subject => subject.Contains("téléphone", StringComparison.Ordinal) || subject.Contains("code", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_invitation_that_names_an_employer_has_no_button_and_the_forged_form_is_told_why()
    {
        await using var here = await StartAsync();
        await here.InviteAsync(Cook, siret: "13002526500013");
        using var office = await here.SignedInAsync(here.World.OfficeScope);
        var page = await office.GetAsync(Team);
        Assert.Contains("un employeur est demandé", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=InvitedCode", page.Html, StringComparison.Ordinal);

        var answer = await office.PostAsync(Team, Team + "?handler=InvitedCode", ("invitation", Invitation().Match(page.Html).Groups["id"].Value));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("que seul ProConnect peut confirmer", answer.Words, StringComparison.Ordinal);
    }

    [GeneratedRegex("<strong>(?<code>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3})</strong>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex("name=\"invitation\" value=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Invitation();

    [GeneratedRegex("""name="acces" value="(?<id>[0-9a-f-]{36})" aria-label="Réinitialiser|aria-label="Réinitialiser[^>]* name="acces" value="(?<id>[0-9a-f-]{36})""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ResetButton();
}
