using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Figures;

/// <summary>A part of a big number.</summary>
/// <param name="Label">What is counted: "sans viande".</param>
/// <param name="Value">How many: "31".</param>
/// <param name="Href">The records behind it.</param>
public sealed record NumberPart(string Label, string Value, string? Href = null);

/// <summary>The number people act on, seen from afar, with what it is made of.</summary>
/// <example><c>&lt;ag-number value="405" label="effectif figé lundi 23 novembre à 10 h 00" href="/cuisine/chiffre/…" story="D’où vient ce chiffre ?" advice="lancez 380" parts="@Model.Parts" /&gt;</c></example>
[HtmlTargetElement("ag-number")]
public sealed class NumberTagHelper : TagHelper
{
    /// <summary>The number.</summary>
    public string Value { get; set; } = "";

    /// <summary>What it counts and how firm it is.</summary>
    public string Label { get; set; } = "";

    /// <summary>The page that tells where it comes from.</summary>
    public string? Href { get; set; }

    /// <summary>The words of the link to that page: a number of that size is no link itself.</summary>
    public string Story { get; set; } = "";

    /// <summary>What to cook, when the chef asked for advice.</summary>
    public string? Advice { get; set; }

    /// <summary>What it is made of, at most twelve parts.</summary>
    public IReadOnlyList<NumberPart> Parts { get; set; } = [];

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ag-number");
        output.Content.SetHtmlContent(Element.Of("p", "ag-number__value", Value))
            .AppendHtml(LabelElement());
        if (Element.Given(Advice) is { } advice)
        {
            output.Content.AppendHtml(Element.Of("p", "ag-number__advice", advice));
        }

        if (Parts.Count > 0)
        {
            output.Content.AppendHtml(PartList());
        }

        output.Content.AppendHtml(content);
    }

    private TagBuilder LabelElement()
    {
        var label = Element.Of("p", "ag-number__label", Label);
        if (Element.Given(Href) is { } href)
        {
            label.Then(" · ").Holding(Element.Link("", new(Story, href)));
        }

        return label;
    }

    private TagBuilder PartList()
    {
        var list = Element.Of("ul", "ag-number__parts");
        foreach (var part in Parts)
        {
            var line = Element.Of("li", text: part.Label + " ");
            list.Holding(line.Holding(Linked(Element.Of("strong"), part.Value, part.Href)));
        }

        return list;
    }

    private static TagBuilder Linked(TagBuilder element, string text, string? href) =>
        Element.Given(href) is { } address
            ? element.Holding(Element.Link("ag-amount", new(text, address)))
            : element.Then(text);
}
