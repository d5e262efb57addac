using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Access;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static AntiGaspi.Web.Tests.Emergency.EmergencySite;

namespace AntiGaspi.Web.Tests.Emergency;

/// <summary>An agent comes in without ProConnect: by the mailbox of the invitation and the code of a telephone, never by one of the two.</summary>
public sealed class EmergencyDoorTests
{
    [Fact]
    public async Task A_mailbox_and_a_telephone_open_the_space_of_the_role_and_the_session_says_how()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        using var agent = here.NewVisitor();
        Assert.Contains("href=\"/connexion/secours?retour=%2Fcuisine%2Fsemaines\"", (await agent.GetAsync("/connexion?retour=%2Fcuisine%2Fsemaines")).Html, StringComparison.Ordinal);

        var proved = await here.ProveAsync(agent, " Sacha.Moreau@Exemple.FR ", "/cuisine/semaines");
        Assert.Equal((HttpStatusCode.SeeOther, SecondStep), (proved.Status, proved.Location));
        Assert.DoesNotContain(SessionHandler.CookieName, agent.Jar.Keys);
        var entered = await TypeAsync(agent, telephone.At(here.Now));

        Assert.Equal((HttpStatusCode.SeeOther, "/cuisine/semaines"), (entered.Status, entered.Location));
        Assert.Contains("Vous êtes entré par la connexion de secours", (await agent.GetAsync("/cuisine")).Words, StringComparison.Ordinal);
        Assert.Contains("connexion de secours", (await agent.GetAsync("/connexions")).Words, StringComparison.Ordinal);
        Assert.Equal(1, await here.NumberAsync("select count(*) from session where provider = 3 and second_factor = 1 and role = 2 and is_phone = 0"));
        Assert.Equal(["emergency.mailbox", "second_factor.used"], (await here.AuditAsync()).TakeLast(2).Order(StringComparer.Ordinal));

        // Half an hour without doing anything, as for every agent.
        here.Wait(TimeSpan.FromMinutes(30));
        Assert.Equal("/connexion?retour=%2Fcuisine", (await agent.GetAsync("/cuisine")).Location);
    }

    [Fact]
    public async Task The_link_of_the_mail_leads_to_the_telephone_too_and_to_nothing_else()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        using var agent = here.NewVisitor();
        await AskAsync(agent, Cook);
        var mail = await here.ReceiveAsync();
        Assert.Equal("Votre lien de secours", mail.Subject);

        var proved = await agent.PostAsync(mail.LinkPath, mail.LinkPath);

        Assert.Equal(SecondStep, proved.Location);
        Assert.Empty(await AgentPages.OpenToAsync(agent));
        Assert.Equal("/cuisine", (await TypeAsync(agent, telephone.At(here.Now))).Location);
    }

    [Fact]
    public async Task A_mailbox_alone_opens_not_one_page()
    {
        await using var here = await StartAsync();
        await here.EquippedAsync();
        using var agent = here.NewVisitor();

        await here.ProveAsync(agent);

        Assert.Empty(await AgentPages.OpenToAsync(agent));
        Assert.Equal(0, await here.NumberAsync("select count(*) from session where provider = 3"));
    }

    [Fact]
    public async Task A_twin_that_forgets_the_telephone_is_caught()
    {
        await using var here = await StartAsync(configure: builder => builder.Services.AddTransient<IStartupFilter, WithoutTelephone>());
        await here.EquippedAsync();
        using var agent = here.NewVisitor();

        await here.ProveAsync(agent);
        await agent.GetAsync(SecondStep);

        Assert.Contains("/cuisine", await AgentPages.OpenToAsync(agent));
    }

    [Fact]
    public async Task A_session_that_a_mailbox_alone_would_have_opened_is_none()
    {
        await using var here = await StartAsync();
        var account = await here.JoinAsync();
        using var agent = await here.SignedInAsync(here.ScopeOf(account, Role.HeadCook), IdentityProvider.Mail);

        Assert.Empty(await AgentPages.OpenToAsync(agent));

        // The same row by ProConnect is one: it is the way in that closes the pages.
        using var usual = await here.SignedInAsync(here.ScopeOf(account, Role.HeadCook));
        Assert.Contains("/cuisine", await AgentPages.OpenToAsync(usual));
    }

    [Fact]
    public async Task A_telephone_alone_opens_nothing()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        using var agent = here.NewVisitor();
        await AskAsync(agent, Cook);

        Assert.Equal(HttpStatusCode.Gone, (await TypeAsync(agent, telephone.At(here.Now))).Status);
        Assert.Contains("Cette demande ne sert plus", (await agent.GetAsync(SecondStep)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(SessionHandler.CookieName, agent.Jar.Keys);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_bytes_and_a_mail_that_opens_nothing()
    {
        await using var here = await StartAsync();
        await here.EquippedAsync();
        using var known = here.NewVisitor();
        using var unknown = here.NewVisitor();

        var answers = (await AskAsync(known, Cook), await AskAsync(unknown, "inconnu.inconnu@exemple.fr"));
        Assert.Equal((answers.Item1.Status, answers.Item1.Location, answers.Item1.Html), (answers.Item2.Status, answers.Item2.Location, answers.Item2.Html));
        var pages = (await known.GetAsync("/connexion/code"), await unknown.GetAsync("/connexion/code"));
        Assert.Equal(SameBut(pages.Item1, Cook), SameBut(pages.Item2, "inconnu.inconnu@exemple.fr"));
        Assert.Equal(2, await here.NumberAsync("select count(*) from sign_in_link"));

        await here.ReceiveAsync();
        var told = await here.Server.NextAsync();
        Assert.Equal(("inconnu.inconnu@exemple.fr", "Cette adresse n’ouvre aucun accès d’agent"), (told.To, told.Subject));
        Assert.DoesNotMatch("[0-9]{4}", told.Text);
    }

    [Fact]
    public async Task A_role_that_ends_between_the_mail_and_the_code_opens_nothing()
    {
        await using var here = await StartAsync();
        var (account, telephone) = await here.EquippedAsync();
        using var mailed = here.NewVisitor();
        using var proved = here.NewVisitor();
        await here.ProveAsync(proved);
        await AskAsync(mailed, Cook);
        var mail = await here.ReceiveAsync();
        var grant = (await here.Site.Db.ReadAsync<Guid>(here.World.Service, "select grant_id from role_grant where tenant = @tenant and account_id = @whose", new { whose = account })).Single();
        Assert.Equal(EndRoleOutcome.Ended, await here.Site.Services.GetRequiredService<EndRole>().RunAsync(here.World.OfficeScope, grant, here.Now));

        Assert.Equal(HttpStatusCode.Gone, (await mailed.PostAsync("/connexion/code", "/connexion/code", ("code", mail.Code))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await TypeAsync(proved, telephone.At(here.Now))).Status);
        Assert.Equal(0, await here.NumberAsync("select count(*) from session where provider = 3"));
    }

    [Fact]
    public async Task An_address_that_is_a_parents_and_an_agents_opens_at_each_door_its_own_spaces()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        await here.Site.Db.WriteAsync(here.World.Service, async transaction =>
        {
            var values = new { who = here.World.Families[0], Cook, World.Morning };
            await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @who) on conflict do nothing", values);
            return await transaction.ExecuteAsync("insert into identity (provider, subject, account_id, linked_at) values (3, @Cook, @who, @Morning)", values);
        });
        using var parent = here.NewVisitor();
        using var agent = here.NewVisitor();
        Assert.Equal(HttpStatusCode.SeeOther, (await parent.PostAsync(Ask, "/connexion/courriel", ("adresse", Cook))).Status);
        var mail = await here.ReceiveAsync();
        Assert.Equal("/famille", (await parent.PostAsync("/connexion/code", "/connexion/code", ("code", mail.Code))).Location);
        await here.ProveAsync(agent);
        Assert.Equal("/cuisine", (await TypeAsync(agent, telephone.At(here.Now))).Location);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await parent.GetAsync("/famille")).Status, (await parent.GetAsync("/cuisine")).Status));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await agent.GetAsync("/famille")).Status, (await agent.GetAsync("/cuisine")).Status));
        Assert.DoesNotContain("Repas de mes enfants", (await agent.GetAsync("/espaces")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Cuisine", (await parent.GetAsync("/espaces")).Words, StringComparison.Ordinal);
        Assert.Equal(2, (await here.Site.Db.ReadNationalAsync<Guid>("select distinct account_id from session where provider = 3")).Count);

        // No phone is remembered for an agent.
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("/connexions", "/connexions/telephone")).Status);
        Assert.DoesNotContain(RememberedPhone.CookieName, agent.Jar.Keys);
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_door_and_the_honest_one_is_told_how_to_go_on()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        using var agent = here.NewVisitor();
        await here.ProveAsync(agent);
        for (var left = 4; left > 0; left--)
        {
            var wrong = await TypeAsync(agent, telephone.NotAt(here.Now));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
            Assert.Contains($"il vous reste {left} essai", wrong.Words, StringComparison.Ordinal);
        }

        var closed = await TypeAsync(agent, telephone.NotAt(here.Now));
        Assert.Equal(HttpStatusCode.TooManyRequests, closed.Status);
        Assert.Contains("Passez par ProConnect s’il répond de nouveau, ou demandez à la personne qui vous a invité de réinitialiser votre téléphone", closed.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TypeAsync(agent, telephone.At(here.Now))).Status);

        here.Wait(TimeSpan.FromMinutes(16));
        await here.ProveAsync(agent);
        Assert.Equal("/cuisine", (await TypeAsync(agent, telephone.At(here.Now))).Location);
    }

    [Theory]
    [InlineData(599, HttpStatusCode.SeeOther)]
    [InlineData(600, HttpStatusCode.Gone)]
    public async Task A_mailbox_that_answered_waits_ten_minutes_and_serves_once(int seconds, HttpStatusCode expected)
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        using var agent = here.NewVisitor();
        await here.ProveAsync(agent);
        using var thief = here.NewVisitor();
        thief.Jar[MailDoor.CookieName] = agent.Jar[MailDoor.CookieName];

        here.Wait(TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, (await TypeAsync(agent, telephone.At(here.Now))).Status);

        here.Wait(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.Gone, (await TypeAsync(thief, telephone.At(here.Now))).Status);
    }

    [Fact]
    public async Task Another_browser_has_nothing_and_ones_own_mailbox_proves_no_other()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        var (_, mine) = await here.EquippedAsync("voleur@exemple.fr", Role.PupilLife);
        using var agent = here.NewVisitor();
        await here.ProveAsync(agent);
        using var other = here.NewVisitor();
        Assert.Equal(HttpStatusCode.Gone, (await TypeAsync(other, telephone.At(here.Now))).Status);

        // The thief asks for the chef's mailbox and for their own in one browser, and answers with their own.
        using var thief = here.NewVisitor();
        await AskAsync(thief, Cook);
        await here.ReceiveAsync();
        await here.ProveAsync(thief, "voleur@exemple.fr");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TypeAsync(thief, telephone.At(here.Now))).Status);
        Assert.Equal("/vie-scolaire", (await TypeAsync(thief, mine.At(here.Now))).Location);
    }

    [Fact]
    public async Task A_link_of_families_never_proves_an_agent()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        using var agent = here.NewVisitor();
        await agent.PostAsync(Ask, "/connexion/courriel", ("adresse", Cook));
        await here.SendAsync(AntiGaspi.App.Notices.MessageKinds.Urgent);
        Assert.Equal("Cette adresse n’est pas connue d’Anti-gaspi", (await here.Server.NextAsync()).Subject);
        var id = (await here.Site.Db.ReadNationalAsync<Guid>("select link_id from sign_in_link")).Single();

        // Even with the right code, which no mail held.
        var code = here.Site.Services.GetRequiredService<SignInSecrets>().CodeOf(id);
        Assert.Equal(HttpStatusCode.Gone, (await agent.PostAsync("/connexion/code", "/connexion/code", ("code", code))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await TypeAsync(agent, telephone.At(here.Now))).Status);
    }

    [Fact]
    public async Task Nothing_that_opens_stands_in_a_table_the_trail_or_a_message_that_waits()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        using var agent = here.NewVisitor();
        await AskAsync(agent, Cook);
        var mail = await here.ReceiveAsync();
        await agent.PostAsync("/connexion/code", "/connexion/code", ("code", mail.Code));
        var code = telephone.At(here.Now);
        await TypeAsync(agent, code);

        var kept = string.Join('\n', await here.Site.Db.ReadAsync<string>(here.World.Service,
            """
            select action || detail from audit where tenant = @tenant union all select content from outbox union all select secret from second_factor
            union all select address || coalesce(return_to, '') from sign_in_link union all select key_sha256 || device from session
            """));
        Assert.DoesNotContain(mail.Code, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.LinkPath.Split('/')[^1], kept, StringComparison.Ordinal);
        Assert.DoesNotContain(code, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Cook, string.Join('\n', await here.Site.Db.ReadAsync<string>(here.World.Service, "select action || detail from audit where tenant = @tenant")), StringComparison.Ordinal);
        Assert.Contains("second_factor.used", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_valid_and_what_is_no_address_is_told_beside_its_field()
    {
        await using var here = await StartAsync();
        var (_, telephone) = await here.EquippedAsync();
        await here.JoinAsync("neuf@exemple.fr", Role.PupilLife);
        using var agent = here.NewVisitor();
        using var fresh = here.NewVisitor();
        var bad = await AskAsync(agent, "pas une adresse", "/cuisine");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.Contains("name=\"retour\" value=\"/cuisine\"", bad.Html, StringComparison.Ordinal);
        await here.ProveAsync(agent);
        await here.ProveAsync(fresh, "neuf@exemple.fr");
        var pages = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/connexion"] = (await agent.GetAsync("/connexion")).Html, ["ask"] = (await agent.GetAsync(Ask)).Html, ["bad"] = bad.Html, ["code"] = (await agent.GetAsync(SecondStep)).Html,
            ["wrong"] = (await TypeAsync(agent, telephone.NotAt(here.Now))).Html, ["enrol"] = (await fresh.GetAsync(SecondStep)).Html, ["ended"] = (await here.NewVisitor().GetAsync(SecondStep)).Html,
        };

        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
    }

    private static string SameBut(Answer page, string address) => Regex.Replace(
        page.Html.Replace(address, "(adresse)", StringComparison.Ordinal), "(?<=__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+", "", RegexOptions.None, TimeSpan.FromSeconds(10));

    /// <summary>The door as it would be if somebody forgot the second step: the page of the telephone lets in by itself.</summary>
    private sealed class WithoutTelephone : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                var door = context.RequestServices.GetRequiredService<EmergencyDoor>();
                if (context.Request.Path == EmergencyDoor.Address && await door.AwaitedAsync(context.Request) is { Agent.Account: { } account } awaited)
                {
                    await door.EnterAsync(context, awaited, account);
                }

                await go(context);
            });
            next(app);
        };
    }
}
