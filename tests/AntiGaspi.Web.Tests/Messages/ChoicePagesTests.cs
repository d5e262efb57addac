using System.Net;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Messages;

/// <summary>The page where a family chooses its messages, and the link that stops them.</summary>
public sealed class ChoicePagesTests
{
    [Fact]
    public async Task Nothing_is_ticked_beforehand_and_what_is_saved_is_shown()
    {
        await using var linked = await LinkedSite.StartAsync();
        using var camille = await linked.Family.AsAsync("camille");
        var page = await camille.GetAsync("/famille/messages");
        Assert.DoesNotContain("checked", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/famille/messages\"", (await camille.GetAsync("/famille")).Html, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["choices"] = page.Html }));

        var saved = await camille.PostAsync("/famille/messages", "/famille/messages", ("voulu", "rappel"), ("voulu", "soir"), ("jour", "3"), ("heure", "20"));

        Assert.Equal((HttpStatusCode.SeeOther, "/famille/messages?enregistre"), (saved.Status, saved.Location));
        var shown = await camille.GetAsync(saved.Location!);
        Assert.Contains("C’est enregistré", shown.Words, StringComparison.Ordinal);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(shown.Html, "checked="));
        Assert.Matches("""selected="selected" value="3">mercredi""", shown.Html);
        Assert.Matches("""selected="selected" value="20">20""", shown.Html);
        Assert.Equal(1, await linked.CountAsync("messages.chosen"));
    }

    [Theory]
    [InlineData("8", "18", "Choisissez un jour de la liste")]
    [InlineData("", "18", "Choisissez un jour de la liste")]
    [InlineData("1", "21", "Choisissez une heure de la liste")]
    [InlineData("1", "6", "Choisissez une heure de la liste")]
    [InlineData("1", "dix", "Choisissez une heure de la liste")]
    public async Task A_day_or_an_hour_that_is_not_offered_gets_a_sentence_and_changes_nothing(string day, string hour, string words)
    {
        await using var linked = await LinkedSite.StartAsync();
        using var camille = await linked.Family.AsAsync("camille");
        var before = await linked.KeptAsync();

        var answer = await camille.PostAsync("/famille/messages", "/famille/messages", ("voulu", "rappel"), ("jour", day), ("heure", hour));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(answer.Html, "checked="));
        Assert.Equal(before, await linked.KeptAsync());
    }

    [Fact]
    public async Task A_mail_program_stops_the_messages_in_one_click_without_a_session()
    {
        await using var linked = await LinkedSite.StartAsync();
        var path = await StopPathAsync(linked, MessageKind.MealReminder);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = linked.Site.Address };

        using var answer = await client.PostAsync(path, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((false, true, true), await ChoicesAsync(linked));
        Assert.Equal(1, await linked.CountAsync("messages.stopped"));
        using var again = await client.PostAsync(path, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, await linked.CountAsync("messages.stopped"));
    }

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_its_button_stops_that_kind_alone()
    {
        await using var linked = await LinkedSite.StartAsync();
        var path = await StopPathAsync(linked, MessageKind.MealDigest);
        using var visitor = linked.Site.NewVisitor();
        var before = await linked.KeptAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("Ne plus recevoir les messages du soir", (await visitor.GetAsync(path)).Words, StringComparison.Ordinal);
        }

        Assert.Equal(before, await linked.KeptAsync());
        var stopped = await visitor.PostBareAsync(path);
        Assert.Contains("Vous ne recevrez plus les messages du soir.", stopped.Words, StringComparison.Ordinal);
        Assert.Equal((true, true, false), await ChoicesAsync(linked));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["ask"] = (await visitor.GetAsync(path)).Html, ["stopped"] = stopped.Html }));
    }

    [Fact]
    public async Task A_forged_or_altered_link_stops_nothing()
    {
        await using var linked = await LinkedSite.StartAsync();
        var path = await StopPathAsync(linked, MessageKind.MealDigest);
        using var visitor = linked.Site.NewVisitor();
        foreach (var dead in new[] { path[..^1] + (path[^1] == 'A' ? 'E' : 'A'), StopLink.Path + "x", StopLink.Path + (await linked.PathAsync())[MealLinks.Path.Length..] })
        {
            Assert.All(new[] { await visitor.GetAsync(dead), await visitor.PostBareAsync(dead) }, answer =>
            {
                Assert.Equal(HttpStatusCode.Gone, answer.Status);
                Assert.Contains("Ce lien ne sert plus", answer.Words, StringComparison.Ordinal);
            });
        }

        Assert.Equal((true, true, true), await ChoicesAsync(linked));
    }

    private static async Task<string> StopPathAsync(LinkedSite linked, MessageKind kind)
    {
        var scope = ScopeOfCamille;
        await linked.Site.Services.GetRequiredService<ChooseMessages>().RunAsync(
            scope, new() { WantsReminder = true, WantsReceipt = true, WantsDigest = true }, Demo.StorySite.Start);
        var choice = await linked.Site.Services.GetRequiredService<MessageChoices>().FindAsync(scope);
        return linked.Site.Services.GetRequiredService<StopLink>().PathOf(Persona.Tenant, choice!, kind);
    }

    private static async Task<(bool Reminder, bool Receipt, bool Digest)> ChoicesAsync(LinkedSite linked) =>
        await linked.Site.Services.GetRequiredService<MessageChoices>().FindAsync(ScopeOfCamille) is { } choice ? (choice.WantsReminder, choice.WantsReceipt, choice.WantsDigest) : default;

    private static Scope ScopeOfCamille => new(Persona.Tenant, LinkedSite.AccountOf("camille"), Role.Family, []);
}
