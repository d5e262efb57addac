using System.Net;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>Several days in one gesture: a day of every week of a month or of a period, a whole week, brothers and sisters together.</summary>
public sealed class SeveralDaysTests
{
    [Fact]
    public async Task Every_Monday_of_a_month_is_one_gesture_for_all_the_children()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");

        var sent = await camille.PostAsync("/famille", Cancel, family.Op(), ("enfant", ""), ("jours", "1"), ("mois", "2026-12"), ("du", ""), ("au", ""));

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Contains("Léa et Tom ne mangeront pas lundi 7 et lundi 14 décembre.", (await camille.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(4, await CancelledAsync(family, "day between '2026-12-01' and '2026-12-31'"));
    }

    [Fact]
    public async Task A_day_of_every_week_of_a_period_is_one_gesture_for_one_child()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");

        var sent = await camille.PostAsync(
            "/famille", Cancel, family.Op(), ("enfant", family.Lea.ToString("D")), ("jours", "4"), ("mois", ""), ("du", "2026-11-26"), ("au", "2026-12-11"));

        Assert.Contains("Léa ne mangera pas jeudi 26 novembre, jeudi 3 et jeudi 10 décembre.", (await camille.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_that_has_begun_means_what_is_left_of_it_and_the_same_sending_twice_is_one()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        Assert.Contains("value=\"2026-11-23\"", (await camille.GetAsync("/famille")).Html, StringComparison.Ordinal);
        family.Site.Clock!.AdvanceTo(StorySite.Start.AddDays(1));
        var op = family.Op();

        var first = await camille.PostAsync("/famille", Cancel, op, ("semaine", "2026-11-23"));
        var again = await camille.PostAsync("/famille", Cancel, op, ("semaine", "2026-11-23"));

        Assert.Equal((HttpStatusCode.SeeOther, first.Location), (again.Status, again.Location));
        var words = (await camille.GetAsync(first.Location!)).Words;
        Assert.Contains("jeudi 26", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Léa, lundi 23 novembre", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_cancelled_in_one_gesture_is_restored_in_one_by_its_undo_or_by_the_same_form()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var (before, owed) = (await family.CancellationsAsync(), await family.BalanceAsync(family.Tom));
        var sent = await camille.PostAsync("/famille", Cancel, family.Op(), ("mois", "2026-12"));
        var done = await camille.GetAsync(sent.Location!);
        Assert.True(await family.CancellationsAsync() > before + 10);
        Assert.Contains("<form method=\"post\" action=\"/famille/retablir\">", done.Html, StringComparison.Ordinal);

        var back = await camille.PostAsync("/famille", Restore, family.Op(), ("mois", "2026-12"));

        Assert.Equal(HttpStatusCode.SeeOther, back.Status);
        Assert.Equal(before, await family.CancellationsAsync());
        Assert.Equal(owed, await family.BalanceAsync(family.Tom));
    }

    [Fact]
    public async Task The_desk_has_the_same_gestures_for_one_pupil()
    {
        await using var family = await FamilySite.StartAsync();
        using var desk = await family.AsAsync("gestion");
        var card = $"/gestion/eleves/{family.Lea:D}";
        var page = (await desk.GetAsync(card)).Words;
        Assert.Contains("tous les mercredis", page, StringComparison.Ordinal);
        Assert.Contains("en décembre 2026", page, StringComparison.Ordinal);

        var sent = await desk.PostAsync(card, $"{card}/decommander", family.Op(), ("jours", "1"), ("mois", "2026-12"));
        Assert.Contains("Léa ne mangera pas lundi 7 et lundi 14 décembre.", (await desk.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);

        var week = await desk.PostAsync(card, $"{card}/decommander", family.Op(), ("semaine", "2026-11-30"));
        Assert.Contains("Léa ne mangera pas lundi 30 novembre, mardi 1er, jeudi 3 et vendredi 4 décembre.", (await desk.GetAsync(week.Location!)).Words, StringComparison.Ordinal);
    }

    private static Task<long> CancelledAsync(FamilySite family, string which) =>
        family.Site.NumberAsync($"select count(*) from cancellation where tenant = @tenant and restored_at is null and {which}");
}
