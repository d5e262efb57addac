using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

public sealed class FamilyPagesTests
{
    private const int MaxElements = 350;
    private const int MaxBytes = 15_000;
    private const int MaxRequests = 3;

    [Fact]
    public async Task The_first_page_says_what_can_be_done_until_when_and_for_how_much()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var page = (await camille.GetAsync("/famille")).Words;

        Assert.Contains("Léa 5 B · collège Jean-Moulin demain, mardi 24 novembre repas prévu Possible jusqu’à aujourd’hui, 10 h 00 3,35 € déduits Décommander", page, StringComparison.Ordinal);
        Assert.Contains("jeudi 26 novembre repas prévu jusqu’au mardi 24 novembre à 10 h 00 3,35 € déduits Décommander", page, StringComparison.Ordinal);
        Assert.Contains("vendredi 27 novembre repas décommandé vous pouvez le rétablir jusqu’au jeudi 26 novembre à 10 h 00 3,35 € déduits Rétablir", page, StringComparison.Ordinal);
        Assert.Contains("aujourd’hui, lundi 23 novembre repas prévu L’heure limite (vendredi 20 novembre à 10 h 00) est passée", page, StringComparison.Ordinal);
        Assert.Contains("Tom 6 B · collège Les Tilleuls", page, StringComparison.Ordinal);
        Assert.Contains("Déduit depuis septembre : 26,80 € · d’où vient ce chiffre ?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_is_one_link_away_and_an_act_there_comes_back_there()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var later = await camille.GetAsync("/famille?semaines=2");
        Assert.Contains("Repas du lundi 7 décembre au dimanche 20 décembre", later.Words, StringComparison.Ordinal);
        Assert.Contains("mardi 8 décembre", later.Words, StringComparison.Ordinal);

        var sent = await camille.PostAsync("/famille?semaines=2", Cancel, family.Op(), Meal(family.Lea, 12, 8), ("semaines", "2"));
        Assert.EndsWith("&semaines=2", sent.Location, StringComparison.Ordinal);
        Assert.Contains("Léa ne mangera pas mardi 8 décembre", (await camille.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);
        Assert.Contains("Pas de repas prévu du lundi 21 décembre au dimanche 3 janvier", (await camille.GetAsync("/famille?semaines=4")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_light()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var page = await camille.GetAsync("/famille");
        var assets = Regex.Matches(page.Html, "<(?:link|script|img)[^>]+(?:href|src)=\"(?<at>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(10))
            .Select(match => match.Groups["at"].Value).ToList();
        var bytes = Compressed(page.Html);
        foreach (var asset in assets)
        {
            bytes += Compressed((await camille.GetAsync(asset)).Html);
        }

        var elements = Regex.Count(page.Html, "<[a-z]", RegexOptions.None, TimeSpan.FromSeconds(10));
        TestContext.Current.TestOutputHelper?.WriteLine($"{elements} elements, {bytes} bytes compressed in {assets.Count + 1} requests");
        Assert.InRange(elements, 1, MaxElements);
        Assert.InRange(bytes, 1, MaxBytes);
        Assert.InRange(assets.Count + 1, 1, MaxRequests);
    }

    [Fact]
    public async Task The_statement_adds_up_to_the_ledger_and_each_amount_has_its_story()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var page = await camille.GetAsync("/famille/remboursements");
        var shown = Regex.Matches(page.Words, "(?<euros>[0-9]+),(?<cents>[0-9]{2}) € (?:provisoire|définitif|dans l’état)", RegexOptions.None, TimeSpan.FromSeconds(10))
            .Sum(match => (long.Parse(match.Groups["euros"].Value) * 100) + long.Parse(match.Groups["cents"].Value));
        var since = new DateOnly(2026, 9, 1);
        var owed = await family.Site.NumberAsync(
            "select sum(case when credit = 'family' then cents else -cents end) from ledger_entry where tenant = @tenant and day >= @since and (pupil_id = @lea or pupil_id = @tom)",
            new { since, lea = family.Lea, tom = family.Tom });

        Assert.Equal(owed, shown);
        Assert.Contains("À déduire de la facture du 1er trimestre 2026-2027", page.Words, StringComparison.Ordinal);
        Assert.Contains("Total : 26,80 € pour 8 repas", page.Words, StringComparison.Ordinal);
        Assert.Contains($"Déduit depuis septembre, en tout : {owed / 100},{owed % 100:00} €", page.Words, StringComparison.Ordinal);
        Assert.Contains("3,35 € dans l’état n° 2026-001 signé le 5 octobre 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("3,35 € définitif, à déduire", page.Words, StringComparison.Ordinal);
        Assert.Contains("À déduire : le montant attend l’état du mois.", page.Words, StringComparison.Ordinal);
        using var dominique = await family.AsAsync("dominique");
        var other = await dominique.GetAsync("/famille/remboursements");
        Assert.Contains("sur la facture du responsable payeur définitif", other.Words, StringComparison.Ordinal);
        Assert.DoesNotMatch("état|À déduire :|€", Regex.Match(other.Words, "Total.*").Value.Replace("État", "", StringComparison.Ordinal));
        var story = await camille.GetAsync($"/famille/repas/{family.Lea}/2026-11-27/1");
        Assert.Contains($"href=\"/famille/repas/{family.Lea}/2026-11-27/1\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Repas de Léa, vendredi 27 novembre 2026 3,35 € déduits de votre facture.", story.Words, StringComparison.Ordinal);
        Assert.Contains("Heure limite : jeudi 26 novembre à 10 h 00. La demande est arrivée à temps.", story.Words, StringComparison.Ordinal);
        Assert.Contains("Article 4 du règlement de la restauration, délibération CD 2025-42 du lundi 16 juin 2025.", story.Words, StringComparison.Ordinal);
        Assert.Contains("Prix du repas à cette date : 3,35 €", story.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_meal_keeps_its_story_and_leaves_the_statement()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        await camille.PostAsync("/famille", Restore, family.Op(), Meal(family.Lea, 11, 27));
        var story = (await camille.GetAsync($"/famille/repas/{family.Lea}/2026-11-27/1")).Words;
        Assert.Contains("Rétabli lundi 23 novembre, 8 h 42.", story, StringComparison.Ordinal);
        Assert.Contains("Repas rétabli, montant repris −3,35 €", story, StringComparison.Ordinal);
        Assert.Contains("Rien n’est déduit pour ce repas.", story, StringComparison.Ordinal);
        Assert.DoesNotContain("27 novembre", (await camille.GetAsync("/famille/remboursements")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guardian_who_does_not_pay_reads_days_and_no_euro()
    {
        await using var family = await FamilySite.StartAsync();
        using var dominique = await family.AsAsync("dominique");
        foreach (var address in new[] { "/famille", "/famille/remboursements", $"/famille/repas/{family.Lea}/2026-11-27/1" })
        {
            var page = (await dominique.GetAsync(address)).Words;
            Assert.DoesNotContain("€", page, StringComparison.Ordinal);
            Assert.Contains("facture du responsable payeur", page, StringComparison.Ordinal);
        }

        var sent = await dominique.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 11, 24));
        Assert.Contains("1 repas sera déduit de la facture du responsable payeur.", (await dominique.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_story_of_a_stranger_s_meal_is_not_found()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        Assert.Equal(HttpStatusCode.NotFound, (await camille.GetAsync($"/famille/repas/{family.Foreign}/2026-11-24/1")).Status);
    }

    [Fact]
    public async Task An_account_without_a_child_is_told_what_to_do()
    {
        await using var family = await FamilySite.StartAsync();
        await family.Site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync("update guardian set account_id = null where tenant = @tenant"));
        using var camille = await family.AsAsync("camille");
        Assert.Contains("Aucun enfant n’est relié à votre compte, ou le collège a suspendu cet accès. Ajoutez un enfant", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        Assert.Contains("Aucun enfant n’est relié", (await camille.GetAsync("/famille/remboursements")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_and_answer_is_valid_html()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var sent = await camille.PostAsync("/famille", Cancel, family.Op(), ("du", "2026-11-23"), ("au", "2026-11-27"));
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in new[] { "/famille", "/famille?semaines=4", sent.Location!, "/famille/remboursements", $"/famille/repas/{family.Lea}/2026-11-27/1" })
        {
            pages[address] = (await camille.GetAsync(address)).Html;
        }

        pages["late"] = (await camille.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 11, 23))).Html;
        pages["unread"] = (await camille.PostAsync("/famille", Cancel)).Html;
        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
    }

    private static int Compressed(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return (int)memory.Length;
    }
}
