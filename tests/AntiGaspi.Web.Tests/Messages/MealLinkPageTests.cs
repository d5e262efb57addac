using System.Net;
using AntiGaspi.App.Notices;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;

namespace AntiGaspi.Web.Tests.Messages;

/// <summary>From the message, without signing in: opening a link changes nothing, its button does, and a dead link says what to do.</summary>
public sealed class MealLinkPageTests
{
    [Fact]
    public async Task The_page_shows_one_child_and_one_week_with_the_prepared_meal_ticked()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var visitor = linked.Site.NewVisitor();

        var page = await visitor.GetAsync(await linked.PathAsync() + "?jour=2026-11-24");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Les repas de Léa", page.Words, StringComparison.Ordinal);
        Assert.Matches($"""<input checked="checked" [^>]*value="{linked.Lunch(24).Value}">""", page.Html.Replace(" />", ">", StringComparison.Ordinal));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.Html, "checked="));
        Assert.Contains("mardi 24 novembre", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("lundi 30 novembre", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Vous pouvez quand même prévenir", page.Words, StringComparison.Ordinal);
        Assert.All(new[] { "Tom", "Martin", "MARTIN", "/famille/repas/" }, word => Assert.DoesNotContain(word, page.Html, StringComparison.Ordinal));
        Assert.Equal("same-origin", page.Header("Referrer-Policy"));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["link"] = page.Html }));
    }

    [Fact]
    public async Task Its_button_cancels_by_the_same_act_and_the_receipt_undoes()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var visitor = linked.Site.NewVisitor();
        var path = await linked.PathAsync();
        var before = await linked.Family.BalanceAsync(linked.Family.Lea);

        var done = await visitor.PostAsync(path, path, linked.Family.Op(), linked.Lunch(24));
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.StartsWith(path + "?fait=", done.Location, StringComparison.Ordinal);
        var receipt = await visitor.GetAsync(done.Location!);
        Assert.Contains("Léa ne mangera pas mardi 24 novembre. 3,35 € seront déduits de votre facture.", receipt.Words, StringComparison.Ordinal);
        Assert.Contains("ne vaut ni autorisation de sortie ni justification", receipt.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["receipt"] = receipt.Html }));
        Assert.Equal(before + 335, await linked.Family.BalanceAsync(linked.Family.Lea));

        var undone = await visitor.PostAsync(done.Location!, path + "?handler=Restore", linked.Family.Op(), linked.Lunch(24));
        Assert.Contains("Léa mangera mardi 24 novembre.", (await visitor.GetAsync(undone.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(2, await linked.CountAsync("meal_link.used"));
    }

    [Fact]
    public async Task A_guardian_who_does_not_pay_sees_no_amount_anywhere()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var visitor = linked.Site.NewVisitor();
        var path = await linked.PathAsync("dominique");

        var page = await visitor.GetAsync(path);
        var done = await visitor.PostAsync(path, path, linked.Family.Op(), linked.Lunch(24));
        var receipt = await visitor.GetAsync(done.Location!);

        Assert.All(new[] { page, receipt }, shown => Assert.DoesNotContain("€", shown.Words, StringComparison.Ordinal));
        Assert.Contains("la facture du responsable payeur", receipt.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_opens_every_link_changes_nothing()
    {
        await using var linked = await LinkedSite.StartAsync();
        var path = await linked.PathAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = linked.Site.Address };
        var before = await linked.KeptAsync();

        foreach (var address in new[] { path, path + "?jour=2026-11-24", path + "?handler=Close", path + "?handler=Restore" })
        {
            for (var i = 0; i < 5; i++)
            {
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
            }

            using var head = new HttpRequestMessage(HttpMethod.Head, address);
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(head)).StatusCode);

            // One that also sends the form has no token of its own page.
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(address, new FormUrlEncodedContent([new(linked.Lunch(24).Name, linked.Lunch(24).Value)]))).StatusCode);
        }

        Assert.Equal(before, await linked.KeptAsync());
    }

    [Fact]
    public async Task A_meal_of_another_child_or_another_week_is_not_one_of_this_link()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var visitor = linked.Site.NewVisitor();
        var path = await linked.PathAsync();
        var before = await linked.KeptAsync();

        foreach (var meal in new[] { FamilySite.Meal(linked.Family.Tom, 11, 27), FamilySite.Meal(linked.Family.Foreign, 11, 27), linked.Lunch(30) })
        {
            foreach (var handler in new[] { "", "?handler=Restore" })
            {
                var refused = await visitor.PostAsync(path, path + handler, linked.Family.Op(), linked.Lunch(26), meal);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
                Assert.Contains("Rien n’a été changé", refused.Words, StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, await linked.KeptAsync());
    }

    [Fact]
    public async Task Where_the_college_offers_it_the_receipt_also_tells_pupils_life()
    {
        await using var linked = await LinkedSite.StartAsync();
        await linked.RunAsync("update school set offers_pupil_life = 1 where tenant = @tenant");
        using var visitor = linked.Site.NewVisitor();
        var path = await linked.PathAsync();
        var done = await visitor.PostAsync(path, path, linked.Family.Op(), linked.Lunch(24));
        Assert.Contains($"action=\"{path}?handler=PupilLife\"", (await visitor.GetAsync(done.Location!)).Html, StringComparison.Ordinal);

        var told = await visitor.PostAsync(done.Location!, path + "?handler=PupilLife", linked.Family.Op(), linked.Lunch(24));

        Assert.Equal(HttpStatusCode.SeeOther, told.Status);
        Assert.Equal(1, await linked.Site.NumberAsync("select count(*) from pupil_life_notice where tenant = @tenant"));
    }

    [Fact]
    public async Task An_act_of_the_account_on_something_else_is_not_told_under_the_link()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var camille = await linked.Family.AsAsync("camille");
        var both = linked.Family.Op();
        await camille.PostAsync("/famille", FamilySite.Cancel, both, FamilySite.Meal(linked.Family.Tom, 11, 27), linked.Lunch(30));
        using var visitor = linked.Site.NewVisitor();

        var page = await visitor.GetAsync($"{await linked.PathAsync()}?fait={both.Value}");

        Assert.DoesNotContain("C’est enregistré", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tom", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_does_one_thing_and_after_the_deadline_it_explains()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var visitor = linked.Site.NewVisitor();
        var path = await linked.PathAsync();
        var op = linked.Family.Op();
        var first = await visitor.PostAsync(path, path, op, linked.Lunch(24));
        Assert.Equal(first.Location, (await visitor.PostAsync(path, path, op, linked.Lunch(24))).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostAsync(path, path, op, linked.Lunch(26))).Status);

        // Tuesday's deadline has passed, Friday's has not: the link lives, each meal obeys its own.
        linked.Site.Clock!.AdvanceTo(new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1)));
        var late = await visitor.PostAsync(path, path + "?handler=Restore", linked.Family.Op(), linked.Lunch(24));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("est passée", late.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Dead_links_change_nothing_and_say_what_to_do()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var visitor = linked.Site.NewVisitor();
        var path = await linked.PathAsync();
        var other = await linked.PathAsync("dominique");
        var altered = path[..^1] + (path[^1] == 'A' ? 'E' : 'A');
        await AssertDeadAsync(linked, visitor, altered);
        await AssertDeadAsync(linked, visitor, path + "A");
        await AssertDeadAsync(linked, visitor, MealLinks.Path + "abc");

        await linked.RunAsync("update guardian set suspended_at = '2026-11-23T07:00:00.000Z' where tenant = @tenant and account_id = @who", new { who = LinkedSite.AccountOf("camille") });
        await AssertDeadAsync(linked, visitor, path);
        await linked.RunAsync("update guardian set suspended_at = null where tenant = @tenant");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).Status);

        // At the very deadline of the last meal of the week.
        var deadline = await linked.DeadlineAsync();
        linked.Site.Clock!.AdvanceTo(deadline.AddMilliseconds(-1));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(other)).Status);
        linked.Site.Clock!.AdvanceTo(deadline);
        await AssertDeadAsync(linked, visitor, other);
        await AssertDeadAsync(linked, visitor, path);
    }

    [Fact]
    public async Task Whoever_holds_it_may_close_it_for_ever()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var visitor = linked.Site.NewVisitor();
        var path = await linked.PathAsync();

        var closed = await visitor.PostAsync(path, path + "?handler=Close");

        Assert.Contains("ce lien est fermé", closed.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["closed"] = closed.Html }));
        Assert.Equal(1, await linked.CountAsync("meal_link.closed"));
        await AssertDeadAsync(linked, visitor, path);
    }

    [Fact]
    public async Task Nothing_ticked_and_nonsense_get_a_sentence()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var visitor = linked.Site.NewVisitor();
        var path = await linked.PathAsync();
        foreach (var (form, words) in new ((string, string)[] Form, string Words)[]
        {
            ([linked.Family.Op()], "Aucun repas n’a été choisi"),
            ([linked.Family.Op(), ("repas", "x")], "n’est pas lisible"),
            ([linked.Lunch(24)], "incomplète ou trop ancienne"),
        })
        {
            var answer = await visitor.PostAsync(path, path, form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(words, answer.Words, StringComparison.Ordinal);
            Assert.Contains($"href=\"{path}\"", answer.Html, StringComparison.Ordinal);
        }
    }

    private static async Task AssertDeadAsync(LinkedSite linked, Visitor visitor, string path)
    {
        var before = await linked.KeptAsync();
        foreach (var answer in new[]
        {
            await visitor.GetAsync(path), await visitor.PostAsync("/connexion/demo", path, linked.Family.Op(), linked.Lunch(26)),
            await visitor.PostAsync("/connexion/demo", path + "?handler=Restore", linked.Family.Op(), linked.Lunch(26)), await visitor.PostAsync("/connexion/demo", path + "?handler=Close"),
        })
        {
            Assert.Equal(HttpStatusCode.Gone, answer.Status);
            Assert.Contains("Ce lien ne sert plus", answer.Words, StringComparison.Ordinal);
            Assert.Contains("href=\"/connexion\"", answer.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Léa", answer.Words, StringComparison.Ordinal);
        }

        Assert.Equal(before, await linked.KeptAsync());
    }
}
