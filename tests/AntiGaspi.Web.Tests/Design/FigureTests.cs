using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AntiGaspi.Design.Figures;

namespace AntiGaspi.Web.Tests.Design;

public sealed class FigureTests
{
    [Fact]
    public async Task A_big_number_says_what_it_counts_and_what_it_is_made_of() =>
        Assert.Equal(
            """
            <div class="ag-number"><p class="ag-number__value">405</p><p class="ag-number__label">effectif figé · <a href="/chiffre">D’où vient ce chiffre ?</a></p><p class="ag-number__advice">lancez 380</p><ul class="ag-number__parts"><li>sans viande <strong><a class="ag-amount" href="/31">31</a></strong></li><li>paniers <strong>3</strong></li></ul></div>
            """,
            await Rendered.ByAsync(new NumberTagHelper
            {
                Value = "405",
                Label = "effectif figé",
                Href = "/chiffre",
                Story = "D’où vient ce chiffre ?",
                Advice = "lancez 380",
                Parts = [new("sans viande", "31", "/31"), new("paniers", "3")],
            }));

    [Fact]
    public async Task A_table_names_its_columns_in_each_cell_for_a_phone() =>
        Assert.Equal(
            """
            <div class="fr-table"><div class="fr-table__wrapper"><div class="fr-table__container"><div class="fr-table__content"><table><caption>Jours</caption><thead><tr><th scope="col">Jour</th><th class="fr-cell--right" scope="col">Repas</th></tr></thead><tbody><tr><th scope="row">jeudi</th><td class="fr-cell--right" data-label="Repas"><a class="ag-amount" href="/x">398</a></td></tr></tbody></table></div></div></div></div>
            """,
            await Rendered.ByAsync(new TableTagHelper
            {
                Data = new("Jours", [new("Jour"), new("Repas", IsNumber: true)], [["jeudi", new("398", "/x")]]),
            }));

    [Fact]
    public async Task A_table_may_hold_rows_written_by_the_page() =>
        Assert.Contains(
            "<table><caption>Élèves</caption><tbody></tbody></table>",
            await Rendered.ByAsync(new TableTagHelper { Caption = "Élèves" }, "<tbody></tbody>"),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_figure_is_a_sentence_a_picture_and_its_numbers()
    {
        var figure = XElement.Parse(await Figure([new("oct.", 100, "100"), new("nov.", 200, "200"), new("déc.", null, "moins de 11")]));
        Assert.Equal(["figcaption", "p", "svg", "details", "a"], figure.Elements().Select(e => e.Name.LocalName));
        var svg = figure.Element("svg")!;
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("f-t f-d", svg.Attribute("aria-labelledby")!.Value);
        Assert.Equal("Repas retirés", svg.Elements().Single(e => e.Attribute("id")?.Value == "f-t").Value);
        Assert.Equal("Deux fois plus & mieux.", svg.Elements().Single(e => e.Attribute("id")?.Value == "f-d").Value);
        Assert.Equal(["19%", "38%"], svg.Elements("rect").Select(r => r.Attribute("width")!.Value));
        Assert.Equal(["oct.", "100", "nov.", "200", "déc.", "moins de 11"], svg.Elements("text").Select(t => t.Value));
        Assert.Equal(["100", "200", "moins de 11"], figure.Descendants("td").Select(td => td.Value));
    }

    [Fact]
    public async Task A_figure_is_named_by_its_caption()
    {
        var figure = XElement.Parse(await Figure([new("oct.", 100, "100")]));
        Assert.Equal("figure", figure.Attribute("role")!.Value);
        Assert.Equal(figure.Element("figcaption")!.Value, figure.Attribute("aria-label")!.Value);
    }

    [Fact]
    public async Task A_figure_without_data_is_its_sentence_alone()
    {
        var figure = XElement.Parse(await Figure([]));
        Assert.Equal(["figcaption", "p", "a"], figure.Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public async Task Coordinates_do_not_follow_the_culture_of_the_machine()
    {
        var expected = await Figure([new("a", 1.5m, "1,5"), new("b", 4m, "4")]);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            Assert.Equal(expected, await Figure([new("a", 1.5m, "1,5"), new("b", 4m, "4")]));
            Assert.Contains("width=\"14.25%\"", expected, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_largest_picture_weighs_at_most_4_kB()
    {
        var bars = Enumerable.Range(1, 18).Select(i => new Bar($"sept. 20{i:00}", 999.77m * i, $"{i} 234 567")).ToList();
        var html = await Figure(bars);
        var svg = html[html.IndexOf("<svg", StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)];
        Assert.InRange(Encoding.UTF8.GetByteCount(svg), 1, 4000);
    }

    [Fact]
    public async Task Bars_below_zero_or_too_many_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Figure([new("a", -1, "−1")]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Figure([.. Enumerable.Repeat(new Bar("a", 1, "1"), 19)]));
    }

    private static Task<string> Figure(IReadOnlyList<Bar> bars) => Rendered.ByAsync(
        new FigureTagHelper
        {
            Id = "f",
            Title = "Repas retirés",
            Sentence = "Deux fois plus & mieux.",
            Bars = bars,
            LabelHeader = "Mois",
            ValueHeader = "Repas",
            TableLabel = "Voir les chiffres",
        },
        "<a href=\"/f.csv\">CSV</a>");
}
