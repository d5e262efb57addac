using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Meals;

/// <summary>An amount or a count; with an address, it leads to the page that tells where it comes from.</summary>
/// <example><c>&lt;ag-amount text="26,80 €" href="/famille/chiffre/…" what="D’où vient ce chiffre : 26,80 €" /&gt;</c></example>
[HtmlTargetElement("ag-amount", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AmountTagHelper : TagHelper
{
    /// <summary>The amount, in words and digits.</summary>
    public string Text { get; set; } = "";

    /// <summary>The page that tells its story.</summary>
    public string? Href { get; set; }

    /// <summary>The name of the link where the amount alone says too little; it holds the amount.</summary>
    public string? What { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var href = Element.Given(Href);
        output.TagName = href is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ag-amount");
        if (href is not null)
        {
            output.Attributes.SetAttribute("href", href);
        }

        if (href is not null && Element.Given(What) is { } what)
        {
            output.Attributes.SetAttribute("aria-label", what);
        }

        output.Content.SetContent(Text);
    }
}
