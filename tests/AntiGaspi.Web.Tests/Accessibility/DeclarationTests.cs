using System.Net;
using AntiGaspi.App.Accessibility;
using AntiGaspi.App.French;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>What the service says of its accessibility: never more than a named person has found.</summary>
public sealed class DeclarationTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    // A grid where every check is green: it changes nothing as long as nobody has made an audit.
    private static readonly AuditGrid AllHeld = GridOf(conforming: AuditGrid.Size);

    [Fact]
    public void A_whole_grid_without_an_audit_stays_non_conforme() =>
        Assert.Equal(Conformity.None, AccessibilityDeclaration.Of(AllHeld, [], Today).Conformity);

    [Theory]
    [InlineData(100, 0, "totalement conforme")]
    [InlineData(99, 1, "partiellement conforme")]
    [InlineData(60, 40, "partiellement conforme")]
    [InlineData(50, 50, "partiellement conforme")]
    [InlineData(49, 51, "non conforme")]
    [InlineData(40, 60, "non conforme")]
    public void An_audit_by_a_named_person_sets_the_words(int conforming, int notConforming, string words)
    {
        var audits = HumanAudit.Parse(Line("Dominique Vasseur", "Atelier Braille", Today, conforming, notConforming));
        Assert.Equal(words, AccessibilityTexts.Words(AccessibilityDeclaration.Of(AllHeld, audits, Today).Conformity));
    }

    [Theory]
    [InlineData(53, Conformity.Partial)]
    [InlineData(52, Conformity.None)]
    public void A_fault_found_since_the_audit_lowers_the_words(int held, Conformity expected)
    {
        var audits = HumanAudit.Parse(Line("Dominique Vasseur", "Atelier Braille", Today, 100, 0));
        Assert.Equal(expected, AccessibilityDeclaration.Of(GridOf(held), audits, Today).Conformity);
    }

    [Fact]
    public void An_audit_counts_for_three_years_and_the_last_one_counts()
    {
        var audits = HumanAudit.Parse(
            Line("Dominique Vasseur", "Atelier Braille", Today, 100, 0) + Line("Ange Colin", "Atelier Braille", Today.AddDays(1), 60, 40).Split('\n')[1]);

        Assert.Equal(Conformity.None, AccessibilityDeclaration.Of(AllHeld, audits, Today.AddDays(-1)).Conformity);
        Assert.Equal(Conformity.Total, AccessibilityDeclaration.Of(AllHeld, audits, Today).Conformity);
        Assert.Equal(Conformity.Partial, AccessibilityDeclaration.Of(AllHeld, audits, Today.AddDays(1)).Conformity);
        Assert.Equal(Conformity.Partial, AccessibilityDeclaration.Of(AllHeld, audits, Today.AddYears(3)).Conformity);
        Assert.Equal(Conformity.None, AccessibilityDeclaration.Of(AllHeld, audits, Today.AddYears(3).AddDays(1)).Conformity);
    }

    [Theory]
    [InlineData("", "Atelier Braille", 100, 0, "/")]
    [InlineData("Dominique", "Atelier Braille", 100, 0, "/")]
    [InlineData("Dominique Vasseur", "", 100, 0, "/")]
    [InlineData("Dominique Vasseur", "Atelier Braille", 100, 0, "")]
    public void An_audit_by_nobody_or_on_no_page_is_refused(string auditor, string organisation, int conforming, int notConforming, string pages) =>
        Assert.Throws<FormatException>(() => HumanAudit.Parse(Line(auditor, organisation, Today, conforming, notConforming, pages)));

    [Fact]
    public void An_audit_that_counts_other_criteria_than_those_of_the_RGAA_is_refused() =>
        Assert.Throws<FormatException>(() => HumanAudit.Parse("titres\nDominique Vasseur;Atelier Braille;2026-11-25;100;0;0;/"));

    [Fact]
    public async Task Every_page_says_it_at_its_foot_and_leads_to_the_declaration()
    {
        await using var site = await StorySite.StartRealAsync(("060", "Oise"));
        using var visitor = site.NewVisitor();
        foreach (var path in new[] { "/", "/stats", "/connexion", "/accessibilite", "/nulle-part" })
        {
            Assert.Matches(
                "<a class=\"fr-footer__bottom-link\" href=\"/accessibilite\">Accessibilité : non conforme</a>",
                WebUtility.HtmlDecode((await visitor.GetAsync(path)).Html).Replace('\u00A0', ' '));
        }
    }

    [Fact]
    public async Task The_page_holds_every_part_that_the_law_asks_for()
    {
        var legal = new LegalSettings("Département de l’Oise", null, "03 44 06 60 60", "aide@oise.exemple", null, null, null, null);
        await using var site = await StorySite.StartAsync(OutsideSettings.None with { Legal = legal });
        using var visitor = site.NewVisitor();
        var page = await visitor.GetAsync("/accessibilite");

        Assert.Equal((HttpStatusCode.OK, false), (page.Status, page.HasCookie));
        Assert.All(
            new[]
            {
                "est non conforme avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2, car aucune personne n’en a encore fait l’audit",
                "Résultats des tests", "Non-conformités", "Dérogations pour charge disproportionnée", "Contenus non soumis à l’obligation d’accessibilité",
                "Cette déclaration a été établie le ", "Technologies utilisées", "Environnement de test", "Outils", "Pages vérifiées", "Retour d’information et contact",
                "Écrivez à aide@oise.exemple ou appelez le 03 44 06 60 60", "Voies de recours", "Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
            },
            part => Assert.Contains(part, page.Words, StringComparison.Ordinal));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["declaration"] = page.Html }));
    }

    [Fact]
    public async Task The_page_after_an_audit_names_who_made_it_and_what_is_left()
    {
        var audits = HumanAudit.Parse(Line("Dominique Vasseur", "Atelier Braille", Today, 60, 40, "/ /connexion"));
        await using var site = await StorySite.StartAsync(configure: builder => Replace(builder, AccessibilityDeclaration.Of(GridOf(100), audits, Today)));
        using var visitor = site.NewVisitor();
        var page = await visitor.GetAsync("/accessibilite");

        Assert.Contains("est partiellement conforme avec le référentiel", page.Words, StringComparison.Ordinal);
        Assert.Contains("L’audit fait par Dominique Vasseur (Atelier Braille), terminé le mercredi 25 novembre 2026, montre que 60 % des critères", page.Words, StringComparison.Ordinal);
        Assert.Contains("Par l’audit : /, /connexion.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Ces critères du RGAA ne sont pas respectés :", page.Words, StringComparison.Ordinal);
    }

    private static AuditGrid GridOf(int conforming) => new(Today, Enumerable.Range(1, AuditGrid.Size).Select(i =>
        new Criterion($"{i}", "Un critère ?", i <= conforming ? CriterionState.Conforming : CriterionState.NotConforming, "vu")).ToList());

    private static string Line(string auditor, string organisation, DateOnly day, int conforming, int notConforming, string pages = "/") =>
        $"titres\n{auditor};{organisation};{day:yyyy-MM-dd};{conforming};{notConforming};{AuditGrid.Size - conforming - notConforming};{pages}\n";

    private static void Replace(WebApplicationBuilder builder, AccessibilityDeclaration declaration) => builder.Services.AddSingleton(declaration);
}
