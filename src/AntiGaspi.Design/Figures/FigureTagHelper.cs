using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Figures;

/// <summary>A figure in three forms: a sentence that says what it shows, a picture, and the numbers. Its content (links to the files) comes last.</summary>
/// <example><c>
/// &lt;ag-figure id="repas" title="Repas retirés avant la cuisson" sentence="En novembre, 1 234 repas…" bars="@Model.Bars"
/// label-header="Mois" value-header="Repas" table-label="Voir les chiffres"&gt;&lt;a href="/stats.csv"&gt;CSV&lt;/a&gt;&lt;/ag-figure&gt;
/// </c></example>
[HtmlTargetElement("ag-figure")]
public sealed class FigureTagHelper : TagHelper
{
    /// <summary>The anchor of the figure; the names of its parts are made from it, so it is alone on its page.</summary>
    public string Id { get; set; } = "";

    /// <summary>What is measured, with its unit.</summary>
    public string Title { get; set; } = "";

    /// <summary>What the figure shows.</summary>
    public string Sentence { get; set; } = "";

    /// <summary>At most eighteen bars; without any, the sentence stands alone.</summary>
    public IReadOnlyList<Bar> Bars { get; set; } = [];

    /// <summary>The heading of the labels in the table.</summary>
    public string LabelHeader { get; set; } = "";

    /// <summary>The heading of the values in the table.</summary>
    public string ValueHeader { get; set; } = "";

    /// <summary>The words that open the table; empty where the page has the same numbers in a table of its own.</summary>
    public string TableLabel { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "figure";
        output.Attributes.SetAttribute("class", "ag-figure");
        output.Attributes.SetAttribute("id", Id);

        // RGAA 1.9: some readers know a figure by its role only, and its name is the caption word for word.
        output.Attributes.SetAttribute("role", "figure");
        output.Attributes.SetAttribute("aria-label", Title);
        output.Content.SetHtmlContent(Element.Of("figcaption").Holding(Element.Of("strong", text: Title)))
            .AppendHtml(Element.Of("p", text: Sentence));
        if (Bars.Count > 0)
        {
            output.Content.AppendHtml(BarChart.Draw(Id, Title, Sentence, Bars));
            if (TableLabel.Length > 0)
            {
                output.Content.AppendHtml(Numbers());
            }
        }

        output.Content.AppendHtml(content);
    }

    private TagBuilder Numbers()
    {
        var rows = Bars.Select(bar => (IReadOnlyList<DataCell>)[bar.Label, bar.Text]).ToList();
        var table = new DataTable(Title, [new(LabelHeader), new(ValueHeader, IsNumber: true)], rows);
        return Element.Of("details")
            .Holding(Element.Of("summary", text: TableLabel))
            .Holding(Element.Of("div", "fr-table").Holding(TableTagHelper.Draw(table)));
    }
}
