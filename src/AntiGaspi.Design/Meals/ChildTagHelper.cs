using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Meals;

/// <summary>One child: the name, the class and the school, then the days.</summary>
/// <example><c>&lt;ag-child id="enfant-1" name="Léa" detail="5e B · collège Jean-Moulin"&gt;&lt;ul class="ag-days"&gt;…&lt;/ul&gt;&lt;/ag-child&gt;</c></example>
[HtmlTargetElement("ag-child")]
public sealed class ChildTagHelper : TagHelper
{
    /// <summary>The anchor of the card; nothing personal.</summary>
    public string Id { get; set; } = "";

    /// <summary>The first name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Class and school.</summary>
    public string Detail { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var heading = Element.Of("h2", "ag-child__name", Name + " ").With("id", Id)
            .Holding(Element.Of("bdi", "ag-child__detail", Detail)); // "5 B" keeps its order on a page from right to left.
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "ag-child");
        output.Attributes.SetAttribute("aria-labelledby", Id);
        output.Content.SetHtmlContent(heading).AppendHtml(content);
    }
}
