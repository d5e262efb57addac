using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Support;

public sealed class NodeScriptTests
{
    [Fact]
    public async Task A_page_with_an_open_element_and_a_nameless_field_is_reported_and_a_right_one_is_not()
    {
        var problems = await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["right"] = Page("<main><h1>Repas</h1></main>"),
            ["open"] = Page("<div>Repas"),
            ["nameless"] = Page("""<main><h1>Repas</h1><input type="text" id="day"></main>"""),
        });
        Assert.Contains(problems, problem => problem.StartsWith("open:1:", StringComparison.Ordinal));
        Assert.Single(problems, problem => problem.StartsWith("nameless:1:", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.StartsWith("right:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_space_that_may_leave_a_sign_alone_on_a_line_is_reported_in_french_text_and_in_names_read_aloud()
    {
        var problems = await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["colon"] = Page("<p>Heure limite : 10 h 00</p>"),
            ["beside"] = Page("<p><strong>Heure limite</strong> : 10 h 00</p>"),
            ["opening"] = Page("<p>La page « Messages\u00A0»</p>"),
            ["closing"] = Page("<p>La page «\u00A0Messages »</p>"),
            ["name"] = Page("""<button type="button" aria-label="Signer l’état : octobre">Signer</button>"""),
            ["right"] = Page("<p>La page «\u00A0Messages\u00A0»\u00A0: elle dit tout\u00A0; à 10:00 aussi</p>"),
            ["code"] = Page("<p><code>a : b</code></p>"),
            ["english"] = Page("<p>Limit : ten</p>").Replace("\"fr\"", "\"en\"", StringComparison.Ordinal),
        });
        Assert.Equal(["colon", "beside", "opening", "closing", "name"], problems.Select(problem => problem.Split(':')[0]));
        Assert.All(problems, problem => Assert.Contains("a space that may break", problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_against_its_schema_is_reported_with_the_place_in_it()
    {
        using var folder = new SqliteFolder();
        var schema = Path.Combine(folder.Path, "schema.json");
        await File.WriteAllTextAsync(schema, """{"type":"object","properties":{"price_cents":{"type":"integer"}},"additionalProperties":false}""");
        var right = Path.Combine(folder.Path, "right.yml");
        await File.WriteAllTextAsync(right, "price_cents: 335\n");
        var wrong = Path.Combine(folder.Path, "wrong.yml");
        await File.WriteAllTextAsync(wrong, "price_cents: 3.35\n");
        var twice = Path.Combine(folder.Path, "twice.yml");
        await File.WriteAllTextAsync(twice, "price_cents: 335\nprice_cents: 336\n");

        var problems = await NodeScript.YamlProblemsAsync(schema, right, wrong, twice);

        Assert.Equal(2, problems.Count);
        Assert.Equal("wrong.yml: /price_cents must be integer", problems[0]);
        Assert.StartsWith("twice.yml: Map keys must be unique", problems[1], StringComparison.Ordinal);
    }

    private static string Page(string body) =>
        $"""<!doctype html><html lang="fr"><head><title>Repas</title></head><body>{body}</body></html>""";
}
