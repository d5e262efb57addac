using AntiGaspi.Web.Tests.Support;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>Each question of the tour finds a fault that was planted, and none in a page without any.</summary>
[Trait("Needs", "Browser")]
public sealed class PageLookTests(Chromium chromium)
{
    private const string SkipLinks = """<nav aria-label="Accès rapide"><a href="#contenu">Aller au contenu</a></nav>""";

    [Fact]
    public async Task A_page_without_faults_has_none() => Assert.Empty(await FoundAsync("""<h1>Repas</h1><p>Rien <a href="/aide">Aide</a></p>"""));

    [Theory]
    [InlineData(Question.Axe, """<h1>Repas</h1><p style="color:#bbb">pâle</p>""")]
    [InlineData(Question.Axe, """<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #000 } }</style><h1>Repas</h1><p>pâle la nuit</p>""")]
    [InlineData(Question.Heard, "<h1>Repas</h1><h3>Trop bas</h3>")]
    [InlineData(Question.Heard, "<h2>Repas</h2>")]
    [InlineData(Question.Heard, """<h1>Repas</h1><nav><a href="/x">x</a></nav>""")]
    [InlineData(Question.Heard, """<h1>Repas</h1><table role="presentation"><caption>Jours</caption><tr><th scope="row">a</th></tr></table>""")]
    [InlineData(Question.Sideways, """<h1>Repas</h1><p style="inline-size:330px">large</p>""")]
    [InlineData(Question.Spaced, """<h1>Repas</h1><p style="overflow:hidden;white-space:nowrap;inline-size:11ch">décommander</p>""")]
    [InlineData(Question.Spaced, """<h1>Repas</h1><p style="block-size:18px">un texte qui passe sur une ligne quand il est petit</p><p>dessous</p>""")]
    [InlineData(Question.Forced, """<h1>Repas</h1><button style="border:0">Décommander</button>""")]
    [InlineData(Question.Moving, """<style>@keyframes a { to { opacity: 0 } } p { animation: a 1s infinite }</style><h1>Repas</h1><p>clignote</p>""")]
    [InlineData(Question.Moving, """<h1>Repas</h1><a href="/x" target="_blank">ailleurs</a>""")]
    [InlineData(Question.Mirrored, """<h1>Repas</h1><p style="position:relative;left:-200px;inline-size:200px">à gauche</p>""")]
    [InlineData(Question.Keys, """<h1>Repas</h1><a href="/x" tabindex="-1">jamais</a>""")]
    [InlineData(Question.Keys, """<h1>Repas</h1><a href="/x" style="outline:none">invisible</a>""")]
    [InlineData(Question.Keys, """<h1>Repas</h1><a href="/x" tabindex="3">d’abord</a>""")]
    [InlineData(Question.Order, """<h1>Repas</h1><div style="display:flex;flex-direction:column-reverse"><p>un</p><p>deux</p></div>""")]
    [InlineData(Question.Parts, """<h1>Repas</h1><iframe title="x" srcdoc="x"></iframe>""")]
    [InlineData(Question.Parts, """<h1>Repas</h1><svg width="9" height="9"></svg>""")]
    [InlineData(Question.Tables, """<h1>Repas</h1><table><tr><th scope="row">a</th></tr></table>""")]
    [InlineData(Question.Tables, """<h1>Repas</h1><label for="du">Du</label><p style="margin:60px">loin</p><input id="du">""")]
    [InlineData(Question.Names, """<h1>Repas</h1><a href="/x">ici</a> <a href="/y">ici</a>""")]
    [InlineData(Question.Names, """<h1>Repas</h1><p>un <a href="/x" style="text-decoration:none">lien</a></p>""")]
    public async Task A_planted_fault_is_found(Question question, string main) => Assert.Contains(question, await FoundAsync(main));

    [Fact]
    public void A_page_that_is_too_heavy_is_found()
    {
        Assert.Empty(new PageWeight(350, 9, 60_000, []).Faults());
        Assert.NotEmpty(new PageWeight(351, 9, 60_000, []).Faults());
        Assert.NotEmpty(new PageWeight(350, 10, 60_000, []).Faults());
        Assert.NotEmpty(new PageWeight(350, 9, 60_001, []).Faults());
    }

    private async Task<IEnumerable<Question>> FoundAsync(string main)
    {
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.SetContentAsync($"""
            <!doctype html><html lang="fr"><title>Essai – Anti-gaspi</title><style>:focus-visible {"{"} outline: 3px solid {"}"}</style>
            <body>{SkipLinks}<header>Anti-gaspi</header><main id="contenu">{main}</main><footer>pied</footer></body></html>
            """);
        return (await new PageLook(page, await visitor.NewCDPSessionAsync(page)).AskAsync()).Select(one => one.Question);
    }
}
