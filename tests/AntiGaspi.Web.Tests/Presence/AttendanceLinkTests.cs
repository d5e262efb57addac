using System.Net;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;
using AntiGaspi.Web.Tests.Messages;

namespace AntiGaspi.Web.Tests.Presence;

/// <summary>From the evening message, without signing in: opening the link changes nothing, its one button contests, and it does nothing else.</summary>
public sealed class AttendanceLinkTests
{
    [Fact]
    public async Task The_button_contests_by_the_same_act_and_a_second_tap_changes_nothing()
    {
        await using var site = await PresenceSite.ToldAsync();
        using var visitor = site.Site.NewVisitor();
        var path = await site.LinkAsync();
        var page = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Ce que le collège a vu à midi : Léa", page.Words, StringComparison.Ordinal);
        Assert.All(new[] { "Tom", "Martin", "MARTIN", "€" }, word => Assert.DoesNotContain(word, page.Html, StringComparison.Ordinal));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.SeeOther, path + "?fait"), await visitor.PostAsync(path, path, site.Lunch) is var sent ? (sent.Status, sent.Location) : default);
        var done = await visitor.GetAsync(path + "?fait");
        Assert.Contains("C’est noté : ce n’est pas exact", done.Words, StringComparison.Ordinal);
        Assert.Equal(path + "?fait", (await visitor.PostAsync("/connexion/demo", path, site.Lunch)).Location);
        Assert.Equal((1, 1), (await site.Site.NumberAsync("select count(*) from contest where tenant = @tenant"), await site.Linked.CountAsync("attendance.contested")));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["page"] = page.Html, ["done"] = done.Html }));
    }

    [Fact]
    public async Task A_program_that_opens_every_link_changes_nothing()
    {
        await using var site = await PresenceSite.ToldAsync();
        var path = await site.LinkAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Site.Address };
        var before = await site.KeptAsync();
        foreach (var address in new[] { path, path + "?fait", path + "?repas=" + site.Lunch.Value })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address)).StatusCode);
            using var head = new HttpRequestMessage(HttpMethod.Head, address);
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(head)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(address, new FormUrlEncodedContent([new(site.Lunch.Name, site.Lunch.Value)]))).StatusCode);
        }

        Assert.Equal(before, await site.KeptAsync());
    }

    [Fact]
    public async Task A_meal_of_another_child_or_week_and_one_that_nobody_spoke_of_are_refused()
    {
        await using var site = await PresenceSite.ToldAsync();
        using var visitor = site.Site.NewVisitor();
        var path = await site.LinkAsync();
        var before = await site.KeptAsync();
        foreach (var meal in new[] { FamilySite.Meal(site.Family.Tom, 11, 24), FamilySite.Meal(site.Family.Foreign, 11, 24), site.Linked.Lunch(30), site.Linked.Lunch(26), ("repas", "x") })
        {
            var refused = await visitor.PostAsync(path, path, meal);
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
            Assert.Contains("Rien n’a été changé", refused.Words, StringComparison.Ordinal);
        }

        Assert.Equal(before, await site.KeptAsync());
    }

    [Fact]
    public async Task Forged_expired_and_foreign_secrets_change_nothing_and_say_what_to_do()
    {
        await using var site = await PresenceSite.ToldAsync();
        using var visitor = site.Site.NewVisitor();
        var path = await site.LinkAsync();
        var meals = await site.Linked.PathAsync();
        await AssertDeadAsync(site, visitor, path[..^1] + (path[^1] == 'A' ? 'E' : 'A'));
        await AssertDeadAsync(site, visitor, path + "A");

        // A secret of one use opens nothing of the other, in either direction.
        await AssertDeadAsync(site, visitor, MealLinks.AttendancePath + meals[MealLinks.Path.Length..]);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(MealLinks.Path + path[MealLinks.AttendancePath.Length..])).Status);

        await site.Linked.RunAsync("update guardian set suspended_at = '2026-11-23T07:00:00.000Z' where tenant = @tenant and account_id = @who", new { who = LinkedSite.AccountOf("camille") });
        await AssertDeadAsync(site, visitor, path);
        await site.Linked.RunAsync("update guardian set suspended_at = null where tenant = @tenant");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).Status);

        site.Site.Clock!.AdvanceTo(new DateTimeOffset(2026, 12, 2, 8, 0, 0, TimeSpan.FromHours(1)));
        await new ForgetMessages(site.Site.Db).RunAsync(Scope.Service(Persona.Tenant), site.Site.Clock!.GetUtcNow());
        await AssertDeadAsync(site, visitor, path);
    }

    private static async Task AssertDeadAsync(PresenceSite site, Visitor visitor, string path)
    {
        var before = await site.KeptAsync();
        foreach (var answer in new[] { await visitor.GetAsync(path), await visitor.PostAsync("/connexion/demo", path, site.Lunch) })
        {
            Assert.Equal(HttpStatusCode.Gone, answer.Status);
            Assert.Contains("Ce lien ne sert plus", answer.Words, StringComparison.Ordinal);
            Assert.Contains("href=\"/connexion\"", answer.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Léa", answer.Words, StringComparison.Ordinal);
        }

        Assert.Equal(before, await site.KeptAsync());
    }
}
