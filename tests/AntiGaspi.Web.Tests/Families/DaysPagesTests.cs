using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.SignIn;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>Days ticked one by one, each child its own, cancelled or restored in one act.</summary>
public sealed partial class DaysPagesTests
{
    private const string Page = "/famille/jours";
    private const int MaxElements = 350;

    private static readonly (string, string) Boxes = ("choix", "0");

    // The cutoff of Tuesday 24 November.
    private static readonly DateTimeOffset Cutoff = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task A_meal_has_a_box_where_its_day_has_the_button_and_the_act_takes_every_box()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var boxes = BoxesOf(await camille.GetAsync(Page));
        var buttons = new List<string>();
        foreach (var days in new[] { "/famille", "/famille?semaines=2" })
        {
            buttons.AddRange(Button().Matches((await camille.GetAsync(days)).Html).Select(match => match.Groups["meal"].Value));
        }

        Assert.Equal(buttons.Order(StringComparer.Ordinal), boxes.Order(StringComparer.Ordinal));
        Assert.InRange(boxes.Count, 25, 44);
        (string, string)[] ticked = [Boxes, .. boxes.Select(box => ("repas", box))];
        Assert.Equal(HttpStatusCode.SeeOther, (await camille.PostAsync(Page, Cancel, [family.Op(), .. ticked])).Status);
        Assert.Equal(boxes.Count, await CancelledAsync(family));
        Assert.Equal(HttpStatusCode.SeeOther, (await camille.PostAsync(Page, Restore, [family.Op(), .. ticked])).Status);
        Assert.Equal(0, await CancelledAsync(family));
    }

    [Fact]
    public async Task Each_box_says_whose_meal_it_is_its_state_its_amount_and_its_deadline()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        Assert.Contains($"href=\"{Page}\"", (await camille.GetAsync("/famille")).Html, StringComparison.Ordinal);

        var page = await camille.GetAsync(Page);

        Assert.Contains("Semaine du 23 novembre Léa demain, mardi 24 novembre repas prévu · 3,35 € déduits · jusqu’à aujourd’hui, 10 h 00", page.Words, StringComparison.Ordinal);
        Assert.Contains("vendredi 27 novembre repas décommandé · 3,35 € déduits · vous pouvez le rétablir jusqu’au jeudi 26 novembre à 10 h 00 Tom demain, mardi 24 novembre", page.Words, StringComparison.Ordinal);
        Assert.Equal(["Semaine du 23 novembre", "Semaine du 30 novembre", "Semaine du 7 décembre", "Semaine du 14 décembre"], Summary().Matches(WebUtility.HtmlDecode(page.Html)).Select(match => match.Groups["week"].Value));
        Assert.Equal(1, Regex.Count(page.Html, "<details class=\"ag-child\" open"));
        Assert.DoesNotContain("aujourd’hui, lundi 23 novembre", page.Words, StringComparison.Ordinal);
        var names = WebUtility.HtmlDecode(page.Html).Replace('\u00A0', ' ');
        Assert.Contains("aria-label=\"Tom, jeudi 26 novembre · repas prévu · 3,35 € déduits · jusqu’au mardi 24 novembre à 10 h 00\"", names, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["jours"] = page.Html, ["rien"] = (await camille.GetAsync(Page + "?rien")).Html }));
    }

    [Fact]
    public async Task Two_days_of_one_child_and_another_of_the_other_are_one_act_with_its_amounts_and_its_undo()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var (acts, lea, tom) = (await ActsAsync(family), await family.BalanceAsync(family.Lea), await family.BalanceAsync(family.Tom));

        var sent = await camille.PostAsync(Page, Cancel, family.Op(), Boxes, Meal(family.Tom, 11, 24), Meal(family.Tom, 11, 27), Meal(family.Lea, 11, 26));
        var done = await camille.GetAsync(sent.Location!);

        Assert.Equal((HttpStatusCode.SeeOther, acts + 1), (sent.Status, await ActsAsync(family)));
        Assert.Contains(
            "Léa ne mangera pas jeudi 26 novembre. Tom ne mangera pas mardi 24 et vendredi 27 novembre. 10,05 € seront déduits de vos factures. Rétablir "
            + "Cette annulation ne vaut ni autorisation de sortie ni justification d’absence.", done.Words, StringComparison.Ordinal);
        Assert.Equal((lea + 335, tom + 670), (await family.BalanceAsync(family.Lea), await family.BalanceAsync(family.Tom)));

        var undo = done.Html.Split("<form method=\"post\" action=\"/famille/retablir\">")[1].Split("</form>")[0];
        var meals = Regex.Matches(undo, "name=\"repas\" value=\"(?<meal>[^\"]+)\"").Select(match => ("repas", match.Groups["meal"].Value)).ToArray();
        Assert.Equal(3, meals.Length);
        await camille.PostAsync(sent.Location!, Restore, [family.Op(), .. meals]);
        Assert.Equal((lea, tom), (await family.BalanceAsync(family.Lea), await family.BalanceAsync(family.Tom)));
    }

    [Fact]
    public async Task Cancelled_meals_are_ticked_to_be_restored_and_what_was_not_cancelled_is_said()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");

        var sent = await camille.PostAsync(Page, Restore, family.Op(), Boxes, Meal(family.Lea, 11, 27), Meal(family.Tom, 11, 26));

        var done = (await camille.GetAsync(sent.Location!)).Words;
        Assert.Contains("Léa mangera vendredi 27 novembre. 3,35 € ne seront plus déduits de votre facture.", done, StringComparison.Ordinal);
        Assert.Contains("Ce qui n’a pas changé : Tom, jeudi 26 novembre : ce repas n’est pas décommandé.", done, StringComparison.Ordinal);
        Assert.DoesNotContain("Rétablir les repas cochés", (await camille.GetAsync(Page)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "?rien")]
    [InlineData("4", "?semaines=4&rien")]
    [InlineData("x", "?rien")]
    public async Task Where_nothing_is_ticked_the_boxes_come_back_with_what_to_do_and_nothing_changes(string weeks, string query)
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var before = await family.WrittenAsync();
        foreach (var act in new[] { Cancel, Restore })
        {
            var sent = await camille.PostAsync(Page, act, family.Op(), ("choix", weeks));

            Assert.Equal((HttpStatusCode.SeeOther, Page + query), (sent.Status, sent.Location));
            var page = await camille.GetAsync(sent.Location!);
            Assert.Contains("role=\"alert\" tabindex=\"-1\" autofocus", page.Html, StringComparison.Ordinal);
            Assert.Contains("Aucun repas n’est coché Rien n’a été changé. Cochez au moins un repas, puis utilisez un bouton en bas de la page.", page.Words, StringComparison.Ordinal);
        }

        Assert.Equal(before, await family.WrittenAsync());
    }

    [Fact]
    public async Task The_meal_of_a_stranger_is_refused_like_one_that_does_not_exist()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        Assert.DoesNotContain(family.Foreign.ToString(), (await camille.GetAsync(Page)).Html, StringComparison.OrdinalIgnoreCase);
        var before = await family.WrittenAsync();

        var foreign = await camille.PostAsync(Page, Cancel, family.Op(), Boxes, Meal(family.Foreign, 11, 24));
        var unknown = await camille.PostAsync(Page, Cancel, family.Op(), Boxes, Meal(Guid.Empty, 11, 24));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, unknown.Status));
        Assert.Equal((unknown.Words, before), (foreign.Words, await family.WrittenAsync()));
        var mixed = await camille.PostAsync(Page, Cancel, family.Op(), Boxes, Meal(family.Foreign, 11, 24), Meal(family.Lea, 11, 24));
        Assert.Equal(HttpStatusCode.SeeOther, mixed.Status);
        Assert.Equal(0, await family.Site.NumberAsync("select count(*) from cancellation where tenant = @tenant and pupil_id = @Foreign and day = '2026-11-24' and restored_at is null", new { family.Foreign }));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task At_the_deadline_the_box_is_gone_and_one_ticked_before_is_refused_alone(int seconds, bool inTime)
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var (first, next) = (Meal(family.Lea, 11, 24), Meal(family.Lea, 11, 26));
        Assert.Contains(first.Value, BoxesOf(await camille.GetAsync(Page)));
        family.Site.Clock!.AdvanceTo(Cutoff.AddSeconds(seconds));

        Assert.Equal(inTime, BoxesOf(await camille.GetAsync(Page)).Contains(first.Value));
        var sent = await camille.PostAsync(Page, Cancel, family.Op(), Boxes, first, next);
        var done = (await camille.GetAsync(sent.Location!)).Words;

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Contains(inTime ? "Léa ne mangera pas mardi 24 et jeudi 26 novembre." : "Léa ne mangera pas jeudi 26 novembre.", done, StringComparison.Ordinal);
        Assert.Equal(!inTime, done.Contains("Ce qui n’a pas changé : Léa, mardi 24 novembre : l’heure limite (lundi 23 novembre à 10 h 00) est passée", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_follows_is_one_link_away_and_holidays_have_no_form()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        Assert.Contains($"href=\"{Page}?semaines=4\">La suite</a>", (await camille.GetAsync(Page)).Html, StringComparison.Ordinal);

        var later = await camille.GetAsync(Page + "?semaines=4");
        Assert.Contains("Semaine du 4 janvier Léa", later.Words, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\">Revenir aux prochains jours</a>", later.Html, StringComparison.Ordinal);
        var summer = await camille.GetAsync(Page + "?semaines=34");
        Assert.Contains("Aucun repas de Léa et Tom ne peut être changé du lundi 19 juillet au dimanche 15 août.", summer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/famille/decommander\"", summer.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await camille.GetAsync(Page + "?semaines=99999999999")).Status);
        Assert.Contains("Semaine du 23 novembre Léa", (await camille.GetAsync(Page + "?semaines=-1")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_children_see_fewer_weeks_at_a_time_and_the_page_stays_light()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var two = await camille.GetAsync(Page);
        await family.Site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            """
            insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer)
            select g.tenant, p.pupil_id, g.guardian_id, 1, 1
            from guardian_link g
            join pupil lea on lea.tenant = g.tenant and lea.pupil_id = g.pupil_id
            join pupil p on p.tenant = g.tenant and p.school_id = lea.school_id and p.family_name <> 'MARTIN' and p.exit_day is null
            join meal_plan m on m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.weekdays = 27 and m.basis = 'flat' and m.valid_to is null
            where g.tenant = @tenant and g.pupil_id = @Lea and g.is_payer = 1
            order by p.siecle_id limit 3
            """, new { family.Lea }));

        var five = await camille.GetAsync(Page);

        Assert.Equal((2, 10), (Summary().Count(five.Html), Regex.Count(five.Html, "<fieldset")));
        Assert.All([two, five], page => Assert.InRange(Regex.Count(page.Html, "<[a-z]"), 1, MaxElements));
        Assert.InRange(BoxesOf(five).Count, 20, 44);
        Assert.Contains($"href=\"{Page}?semaines=2\">La suite</a>", five.Html, StringComparison.Ordinal);
        Assert.Contains("Semaine du 7 décembre", (await camille.GetAsync(Page + "?semaines=2")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guardian_who_does_not_pay_ticks_days_and_reads_no_euro()
    {
        await using var family = await FamilySite.StartAsync();
        using var dominique = await family.AsAsync("dominique");

        var page = await dominique.GetAsync(Page);

        Assert.Contains("repas prévu · déduit de la facture du responsable payeur · jusqu’à aujourd’hui, 10 h 00", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("€", page.Words, StringComparison.Ordinal);
        var sent = await dominique.PostAsync(Page, Cancel, family.Op(), Boxes, Meal(family.Lea, 11, 24), Meal(family.Lea, 11, 26));
        Assert.Contains("2 repas seront déduits de la facture du responsable payeur.", (await dominique.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remembered_phone_ticks_days_too()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await RememberedPhoneTests.RememberedAsync(mail);
        mail.Sessions.Advance(TimeSpan.FromDays(60));

        var boxes = BoxesOf(await camille.GetAsync(Page)).Take(2).Select(box => ("repas", box)).ToArray();
        var sent = await camille.PostAsync(Page, Cancel, [("op", Ids.New(StorySite.Start).ToString("D")), Boxes, .. boxes]);

        Assert.Equal(2, boxes.Length);
        Assert.StartsWith("/famille?fait=", sent.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_in_the_language_of_the_reader()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        await camille.PostAsync("/famille/langue", "/famille/langue", ("langue", "en"));

        Assert.Contains("Choose days one by one Open a week and tick meals. The buttons are at the bottom of the page.", (await camille.GetAsync(Page)).Words, StringComparison.Ordinal);
    }

    private static List<string> BoxesOf(Answer page) => Box().Matches(page.Html).Select(match => match.Groups["meal"].Value).ToList();

    private static Task<long> ActsAsync(FamilySite family) => family.Site.NumberAsync("select count(*) from operation where tenant = @tenant");

    // What still stands of the days of the page that can be changed.
    private static Task<long> CancelledAsync(FamilySite family) => family.Site.NumberAsync(
        "select count(*) from cancellation where tenant = @tenant and restored_at is null and day between '2026-11-24' and '2026-12-20' and (pupil_id = @Lea or pupil_id = @Tom)",
        new { family.Lea, family.Tom });

    [GeneratedRegex("name=\"repas\" type=\"checkbox\" value=\"(?<meal>[^\"]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Box();

    [GeneratedRegex("<summary>(?<week>[^<]+)</summary>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Summary();

    [GeneratedRegex("value=\"(?<meal>[^\"]+)\" formaction=\"/famille/(decommander|retablir)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Button();
}
