using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Batches;

/// <summary>The principal lets somebody sign from one day to another, and ends it early; the delegate sees it on their page.</summary>
public sealed class DelegationPagesTests
{
    [Fact]
    public async Task The_delegate_signs_from_their_own_page_until_the_delegation_ends()
    {
        await using var college = await BatchSite.StartAsync();
        using var principal = await college.AsAsync("principal");
        using var lou = await college.AsAsync("vie-scolaire");
        Assert.Equal(HttpStatusCode.NotFound, (await lou.GetAsync(BatchSite.Principal)).Status);
        Assert.DoesNotContain("Délégation", (await lou.GetAsync("/vie-scolaire")).Words, StringComparison.Ordinal);

        var given = await principal.PostAsync(BatchSite.Delegations, BatchSite.Delegations, Form(college, "2026-11-23", "2026-12-18"));
        Assert.Equal((HttpStatusCode.SeeOther, BatchSite.Delegations + "?fait=donne"), (given.Status, given.Location));
        var list = await principal.GetAsync(given.Location!);
        Assert.Contains("Lou Girard du lundi 23 novembre au vendredi 18 décembre en cours", list.Words, StringComparison.Ordinal);

        var door = await lou.GetAsync("/vie-scolaire");
        Assert.Contains("vous laisse signer les états des remises d’ordre jusqu’au vendredi 18 décembre.", door.Words, StringComparison.Ordinal);
        var page = $"{BatchSite.Principal}/{await college.OfMonthAsync(10):D}";
        Assert.Contains("Signer l’état", (await lou.GetAsync(page)).Words, StringComparison.Ordinal);
        var end = System.Text.RegularExpressions.Regex.Match(list.Html, "name=\"delegation\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(page + "?fait=signe", (await lou.PostAsync(page, page + "?handler=Sign", ("empreinte", await college.DigestOfAsync(await college.OfMonthAsync(10))))).Location);
        Assert.Contains("Signé par Lou Girard", (await principal.GetAsync(page)).Words, StringComparison.Ordinal);

        Assert.Equal(BatchSite.Delegations + "?fait=termine", (await principal.PostAsync(BatchSite.Delegations, BatchSite.Delegations + "?handler=End", ("delegation", end))).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await lou.GetAsync(page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await principal.PostAsync(BatchSite.Delegations, BatchSite.Delegations + "?handler=End", ("delegation", end))).Status);
        Assert.Contains("terminée le lundi 23 novembre", (await principal.GetAsync(BatchSite.Delegations)).Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["delegations"] = list.Html, ["door"] = door.Html }));
    }

    [Theory]
    [InlineData("", "2026-11-23", "2026-11-24", 422, "Choisissez la personne dans la liste.")]
    [InlineData("x:y", "2026-11-23", "2026-11-24", 422, "Choisissez la personne dans la liste.")]
    [InlineData(null, "", "2026-11-24", 422, "Cette date manque ou n’en est pas une.")]
    [InlineData(null, "demain", "2026-11-24", 422, "Cette date manque ou n’en est pas une.")]
    [InlineData(null, "2026-11-24", "", 422, "Cette date manque ou n’en est pas une.")]
    [InlineData(null, "2026-11-22", "2026-11-24", 409, "Le premier jour est passé")]
    [InlineData(null, "2026-11-25", "2026-11-24", 409, "Le dernier jour est avant le premier.")]
    [InlineData(null, "2026-11-25", "2027-09-01", 409, "Une délégation tient dans une année scolaire.")]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept(string? person, string first, string last, int status, string words)
    {
        await using var college = await BatchSite.StartAsync();
        using var principal = await college.AsAsync("principal");
        var form = Form(college, first, last);

        var answer = await principal.PostAsync(BatchSite.Delegations, BatchSite.Delegations, person is null ? form : [("personne", person), .. form[1..]]);

        Assert.Equal(status, (int)answer.Status);
        Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        Assert.Contains("Rien n’a été changé", answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await college.Site.NumberAsync("select count(*) from delegation where tenant = @tenant"));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["page"] = answer.Html }));
    }

    [Fact]
    public async Task The_list_proposes_pupils_life_and_neither_the_office_nor_the_accountant()
    {
        await using var college = await BatchSite.StartAsync();
        using var principal = await college.AsAsync("principal");

        var page = await principal.GetAsync(BatchSite.Delegations);

        Assert.Contains(">Lou Girard, collège Jean-Moulin<", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        foreach (var other in new[] { "Claude Bernard", "Alix Fournier", "Sacha Moreau", "Andréa Petit, " })
        {
            Assert.DoesNotContain($">{other}", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        }
    }

    private static (string, string)[] Form(BatchSite college, string first, string last) =>
        [("personne", $"{college.School:D}:{Persona.All.Single(one => one.Key == "vie-scolaire").AccountId:D}"), ("du", first), ("au", last)];
}
