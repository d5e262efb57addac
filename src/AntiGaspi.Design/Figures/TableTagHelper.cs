using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Figures;

/// <summary>
/// A table with its caption; under 600 px each row becomes a card. Give <see cref="Data"/>, or write the rows inside:
/// then each <c>td</c> carries its heading in <c>data-label</c>.
/// </summary>
/// <example><c>&lt;ag-table data="@Model.Table" /&gt;</c> or
/// <c>&lt;ag-table caption="Élèves"&gt;&lt;thead&gt;…&lt;tbody&gt;&lt;tr&gt;&lt;th scope="row"&gt;…&lt;td data-label="Classe"&gt;…&lt;/ag-table&gt;</c></example>
[HtmlTargetElement("ag-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table holds, when its rows are written inside.</summary>
    public string Caption { get; set; } = "";

    /// <summary>A table of texts and links.</summary>
    public DataTable? Data { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fr-table");
        output.Content.SetHtmlContent(Data is null ? Wrap(Captioned(Caption).Holding(content)) : Draw(Data));
    }

    /// <summary>The inside of a table's frame, for the figures too.</summary>
    internal static TagBuilder Draw(DataTable data)
    {
        var head = Element.Of("tr");
        foreach (var column in data.Columns)
        {
            head.Holding(Element.Of("th", column.IsNumber ? "fr-cell--right" : "", column.Header).With("scope", "col"));
        }

        var body = Element.Of("tbody");
        foreach (var row in data.Rows)
        {
            body.Holding(Row(data.Columns, row));
        }

        return Wrap(Captioned(data.Caption).Holding(Element.Of("thead").Holding(head)).Holding(body));
    }

    private static TagBuilder Row(IReadOnlyList<DataColumn> columns, IReadOnlyList<DataCell> cells)
    {
        var line = Element.Of("tr").Holding(Fill(Element.Of("th").With("scope", "row"), cells[0]));
        for (var i = 1; i < columns.Count; i++)
        {
            var cell = Element.Of("td", columns[i].IsNumber ? "fr-cell--right" : "").With("data-label", columns[i].Header);
            line.Holding(Fill(cell, cells[i]));
        }

        return line;
    }

    private static TagBuilder Fill(TagBuilder element, DataCell cell) => cell.Href is null
        ? element.Then(cell.Text)
        : element.Holding(Element.Link("ag-amount", new(cell.Text, cell.Href)));

    private static TagBuilder Captioned(string caption) => Element.Of("table").Holding(Element.Of("caption", text: caption));

    // The State's stylesheet draws its borders and its scrolling on these three.
    private static TagBuilder Wrap(IHtmlContent table) =>
        Element.Of("div", "fr-table__wrapper").Holding(
            Element.Of("div", "fr-table__container").Holding(
                Element.Of("div", "fr-table__content").Holding(table)));
}
