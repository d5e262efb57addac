using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Batches;

/// <summary>The états des remises d'ordre on their pages: prepared by the office, signed by the principal, controlled by the accountant.</summary>
public sealed class BatchPagesTests
{
    [Fact]
    public async Task A_month_is_prepared_signed_and_controlled_each_by_somebody_else()
    {
        await using var college = await BatchSite.StartAsync();
        using var gestion = await college.AsAsync("gestion");
        using var principal = await college.AsAsync("principal");
        using var comptable = await college.AsAsync("comptable");

        var prepared = await gestion.PostAsync(BatchSite.Office, BatchSite.Office, college.Form(2026, 6));
        var id = BatchSite.BatchOf(prepared);
        Assert.Equal((HttpStatusCode.SeeOther, $"{BatchSite.Office}/{id:D}?fait=prepare"), (prepared.Status, prepared.Location));
        Assert.Contains("L’état est préparé.", (await gestion.GetAsync(prepared.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await comptable.GetAsync($"{BatchSite.Accountant}/{id:D}")).Status);
        Assert.Contains("2 états attendent votre signature", (await principal.GetAsync("/direction")).Words, StringComparison.Ordinal);

        var page = $"{BatchSite.Principal}/{id:D}";
        var signed = await principal.PostAsync(page, page + "?handler=Sign", ("empreinte", await college.DigestOfAsync(id)));
        Assert.Equal((HttpStatusCode.SeeOther, page + "?fait=signe"), (signed.Status, signed.Location));
        var after = await principal.GetAsync(signed.Location!);
        Assert.Contains("L’état est signé.", after.Words, StringComparison.Ordinal);
        Assert.Matches("Préparé par Claude Bernard, lundi 23 novembre, 8 h 42. Signé par Andréa Petit, lundi 23 novembre, 8 h 42.", after.Words);
        Assert.DoesNotContain("Signer l’état", after.Words, StringComparison.Ordinal);
        Assert.Contains("<title>État n°", WebUtility.HtmlDecode(after.Html), StringComparison.Ordinal);
        Assert.Matches("États à signer Délégations .* Remises d’ordre État n° 2026-003, juin 2026", after.Words);

        var control = $"{BatchSite.Accountant}/{id:D}";
        Assert.Equal(control + "?fait=observe", (await comptable.PostAsync(control, control, ("motif", "Ground"))).Location);
        var controlled = await comptable.PostAsync(control, control, ("motif", "controle"));
        Assert.Equal(control + "?fait=controle", controlled.Location);
        var last = await comptable.GetAsync(controlled.Location!);
        Assert.Matches("Observation de Alix Fournier, .*: le fondement d’une remise manque. Contrôlé par Alix Fournier", last.Words);
        Assert.DoesNotContain("Noter un visa", last.Words, StringComparison.Ordinal);
        Assert.Contains("signé, contrôlé", (await gestion.GetAsync(BatchSite.Office)).Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>
        {
            ["list"] = (await gestion.GetAsync(BatchSite.Office)).Html, ["office"] = (await gestion.GetAsync($"{BatchSite.Office}/{await college.OfMonthAsync(10):D}")).Html,
            ["principals"] = (await principal.GetAsync(BatchSite.Principal)).Html, ["sign"] = (await principal.GetAsync($"{BatchSite.Principal}/{await college.OfMonthAsync(10):D}")).Html,
            ["signed"] = after.Html, ["accountants"] = (await comptable.GetAsync(BatchSite.Accountant)).Html, ["control"] = last.Html,
        }));
    }

    [Fact]
    public async Task The_lines_the_stories_and_the_total_add_up_to_the_ledger()
    {
        await using var college = await BatchSite.StartAsync();
        using var comptable = await college.AsAsync("comptable");
        var id = await college.OfMonthAsync(9);

        var page = await comptable.GetAsync($"{BatchSite.Accountant}/{id:D}");

        var links = Regex.Matches(page.Html, "href=\"(/remises/[^\"]+/eleves/[^\"]+)\">([^<]+)<").Select(match => (Href: match.Groups[1].Value, Cents: CentsOf(match.Groups[2].Value))).ToList();
        var owed = await college.Site.NumberAsync(
            """
            select sum(case when e.credit = 'family' then e.cents else -e.cents end) from ledger_entry e join pupil p on p.pupil_id = e.pupil_id
            where e.tenant = @tenant and p.school_id = @School and e.day >= '2026-09-01' and e.day <= '2026-09-30'
            """, new { college.School });
        Assert.True(links.Count > 50, $"{links.Count} lines prove little.");
        Assert.Equal(owed, links.Sum(line => line.Cents));
        Assert.Contains($"{owed / 100},{owed % 100:00} € pour", page.Words, StringComparison.Ordinal);
        var (href, cents) = links.MaxBy(line => line.Cents);
        var story = await comptable.GetAsync(href);
        Assert.Contains("D’où vient ce chiffre", story.Words, StringComparison.Ordinal);
        Assert.Contains("article 4, délibération CD 2025-42 du lundi 16 juin 2025", story.Words, StringComparison.Ordinal);
        Assert.Equal(2 * cents, Regex.Matches(WebUtility.HtmlDecode(story.Html), @">(−?[\d\s]+,\d\d)\s€<").Sum(match => CentsOf(match.Groups[1].Value)));
        Assert.DoesNotContain("/gestion/", story.Html, StringComparison.Ordinal);
        using var gestion = await college.AsAsync("gestion");
        var own = await gestion.GetAsync(href);
        var meal = Regex.Match(own.Html, "href=\"(/gestion/eleves/[^\"]+/repas/2026-09-[^\"]+)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, (await gestion.GetAsync(meal)).Status);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["story"] = story.Html, ["own"] = own.Html }));
    }

    [Fact]
    public async Task The_files_of_a_signed_batch_open_in_a_spreadsheet_and_run_nothing()
    {
        await using var college = await BatchSite.StartAsync();
        using var comptable = await college.AsAsync("comptable");
        var id = await college.OfMonthAsync(9);
        await college.Site.NumberAsync("update pupil set family_name = '=1+1', given_name = '-Léa; \"x\"', usage_name = null where tenant = @tenant and siecle_id = '1501149' returning 1");

        var lines = await comptable.GetAsync($"/remises/{id:D}/comptes.csv");
        var entries = await comptable.GetAsync($"/remises/{id:D}/ecritures.csv");

        Assert.Equal("text/csv; charset=utf-8; header=present", lines.Header("Content-Type"));
        Assert.Equal("attachment; filename=remises-0609994M-2026-001-comptes.csv; filename*=UTF-8''remises-0609994M-2026-001-comptes.csv", lines.Header("Content-Disposition"));
        Assert.Equal("EFBBBF", Convert.ToHexString(await lines.Response.Content.ReadAsByteArrayAsync())[..6]);
        Assert.StartsWith("lot;uai;exercice;trimestre;", lines.Html, StringComparison.Ordinal);
        var owed = await college.Site.NumberAsync("select cents from refund_batch where tenant = @tenant and batch_id = @id", new { id });
        Assert.Equal(owed, Records(lines).Sum(row => CentsOf(row[13])));
        Assert.Equal(owed, Records(entries).Sum(row => CentsOf(row[12])));
        Assert.Contains("'=1+1", lines.Html, StringComparison.Ordinal);
        Assert.Contains("\"'-Léa; \"\"x\"\"\"", lines.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|[;\"])[=+@]", lines.Html);
        Assert.Matches("2026-001;0609994M;2026;2026-T1;1501149;\"?'=1", lines.Html);
        Assert.DoesNotContain(";iban", lines.Html, StringComparison.OrdinalIgnoreCase);

        foreach (var closed in new[] { $"/remises/{await college.OfMonthAsync(10):D}/comptes.csv", $"/remises/{Guid.NewGuid():D}/comptes.csv", $"/remises/{id:D}/autre.csv" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await comptable.GetAsync(closed)).Status);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("octobre")]
    [InlineData("0199f000-0000-7000-8000-00000000dead:2026-06-01")]
    [InlineData("0199f000-0000-7000-8000-00000000dead:2026-06-31:2026-06-30")]
    [InlineData("0199f000-0000-7000-8000-00000000dead:2026-06-30:2026-06-01")]
    public async Task A_period_that_cannot_be_read_is_said_beside_its_field(string period)
    {
        await using var college = await BatchSite.StartAsync();
        using var gestion = await college.AsAsync("gestion");

        var answer = await gestion.PostAsync(BatchSite.Office, BatchSite.Office, college.Op(), ("periode", period));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Choisissez le collège et la période dans la liste.", answer.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["page"] = answer.Html }));
        Assert.Equal(2, await college.Site.NumberAsync("select count(*) from refund_batch where tenant = @tenant"));
    }

    [Fact]
    public async Task What_cannot_be_prepared_is_refused_with_what_to_do()
    {
        await using var college = await BatchSite.StartAsync();
        using var gestion = await college.AsAsync("gestion");

        foreach (var ((year, month), words) in new[]
        {
            ((2026, 11), "Cette période n’est pas finie."), ((2026, 10), "Aucune écriture de cette période n’est libre"), ((2024, 10), "Aucune écriture de cette période n’est libre"),
        })
        {
            var answer = await gestion.PostAsync(BatchSite.Office, BatchSite.Office, college.Form(year, month));
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        }

        var foreign = await gestion.PostAsync(BatchSite.Office, BatchSite.Office, college.Op(), ("periode", $"{Guid.NewGuid():D}:2026-06-01:2026-06-30"));
        Assert.Contains("Ce collège n’est pas l’un des vôtres.", foreign.Words, StringComparison.Ordinal);

        // Sent twice, it is one.
        var form = college.Form(2026, 6);
        var first = await gestion.PostAsync(BatchSite.Office, BatchSite.Office, form);
        var second = await gestion.PostAsync(BatchSite.Office, BatchSite.Office, form);
        Assert.Equal(BatchSite.BatchOf(first), BatchSite.BatchOf(second));
        Assert.Equal(3, await college.Site.NumberAsync("select count(*) from refund_batch where tenant = @tenant"));
    }

    [Fact]
    public async Task A_batch_is_sent_back_with_a_reason_of_the_list_or_withdrawn_until_it_is_signed()
    {
        await using var college = await BatchSite.StartAsync();
        using var gestion = await college.AsAsync("gestion");
        using var principal = await college.AsAsync("principal");
        var page = $"{BatchSite.Principal}/{await college.OfMonthAsync(10):D}";

        foreach (var bad in new[] { "", "Parce que la famille Martin…", "7" })
        {
            var answer = await principal.PostAsync(page, page + "?handler=Return", ("motif", bad));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("Choisissez le motif dans la liste.", answer.Words, StringComparison.Ordinal);
            Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["page"] = answer.Html }));
        }

        Assert.Contains("Ce n’est pas l’état que cette page montrait.", (await principal.PostAsync(page, page + "?handler=Sign", ("empreinte", "autre"))).Words, StringComparison.Ordinal);
        Assert.Equal(page + "?fait=renvoye", (await principal.PostAsync(page, page + "?handler=Return", ("motif", "Calendar"))).Location);
        Assert.Contains("un événement du calendrier manque ou est faux", (await gestion.GetAsync(page.Replace("direction", "gestion", StringComparison.Ordinal))).Words, StringComparison.Ordinal);

        var again = BatchSite.BatchOf(await gestion.PostAsync(BatchSite.Office, BatchSite.Office, college.Form(2026, 10)));
        var own = $"{BatchSite.Office}/{again:D}";
        Assert.Equal(own + "?fait=retire", (await gestion.PostAsync(own, own + "?handler=Withdraw")).Location);
        var late = await gestion.PostAsync(own, own + "?handler=Withdraw");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Cet état a déjà été retiré, renvoyé ou signé.", late.Words, StringComparison.Ordinal);
        var signed = $"{BatchSite.Office}/{await college.OfMonthAsync(9):D}";
        Assert.Equal(HttpStatusCode.Conflict, (await gestion.PostAsync(signed, signed + "?handler=Withdraw")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("approuvé")]
    [InlineData("3")]
    public async Task A_visa_that_is_none_is_refused_and_none_approves(string visa)
    {
        await using var college = await BatchSite.StartAsync();
        using var comptable = await college.AsAsync("comptable");
        var page = $"{BatchSite.Accountant}/{await college.OfMonthAsync(9):D}";

        var answer = await comptable.PostAsync(page, page, ("motif", visa));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Choisissez « contrôlé » ou une observation dans la liste.", answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await college.Site.NumberAsync("select count(*) from refund_visa where tenant = @tenant"));
        Assert.DoesNotContain(">Approuver<", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_that_refunds_nothing_is_told_so_and_has_nothing_to_prepare()
    {
        await using var college = await BatchSite.StartAsync();
        await college.Site.NumberAsync(
            """
            insert into school (tenant, school_id, uai, name, phone) values (@tenant, '0199f000-0000-7000-8000-00000000aaaa', '0600001A', 'collège Muet', '03') returning 1
            """);
        await college.Site.NumberAsync("update role_grant set school_id = '0199f000-0000-7000-8000-00000000aaaa' where tenant = @tenant and role = 3 returning 1");
        using var gestion = await college.AsAsync("gestion");

        var page = await gestion.GetAsync(BatchSite.Office);

        Assert.Contains("Collège Muet : le règlement prévient la cuisine et ne prévoit pas de remboursement.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Préparer l’état", page.Words, StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Records(Answer file) => file.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => Regex.Matches(line, "(?:^|;)(\"(?:[^\"]|\"\")*\"|[^;]*)").Select(match => match.Groups[1].Value).ToArray());

    private static long CentsOf(string euros) => long.Parse(Regex.Replace(WebUtility.HtmlDecode(euros), @"[^\d−-]", "").Replace('−', '-'), null);
}
