using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Frame;

/// <summary>A sheet made for paper: its own page when printed, its title and what identifies it at the top.</summary>
/// <example><c>&lt;ag-sheet title="Effectif figé" reference="Collège Jean-Moulin · mardi 24 novembre · version 1"&gt;…&lt;/ag-sheet&gt;</c></example>
[HtmlTargetElement("ag-sheet")]
public sealed class SheetTagHelper : TagHelper
{
    /// <summary>What the sheet is: the first heading of the page that shows it.</summary>
    public string Title { get; set; } = "";

    /// <summary>Place, day and version, so that a sheet found on a table says which it is.</summary>
    public string Reference { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "article";
        output.Attributes.SetAttribute("class", "ag-sheet");
        output.Content.SetHtmlContent(Element.Of("h1", "ag-sheet__title", Title))
            .AppendHtml(Element.Of("p", "ag-sheet__reference", Reference))
            .AppendHtml(content);
    }
}
