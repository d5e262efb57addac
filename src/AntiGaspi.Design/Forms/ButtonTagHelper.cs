using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Forms;

/// <summary>How much a button weighs.</summary>
public enum ButtonKind
{
    /// <summary>The act of the screen; never two.</summary>
    Primary,

    /// <summary>An act beside others, such as one day of a list.</summary>
    Secondary,

    /// <summary>An act that must not draw the eye.</summary>
    Quiet,
}

/// <summary>Dresses a button, which then says that it sends its form, or a link that looks like one. It adds no element.</summary>
/// <example><c>&lt;button ag-button="Primary" aria-label="Décommander le repas de Léa, mardi 24 novembre"&gt;Décommander&lt;/button&gt;</c></example>
[HtmlTargetElement("button", Attributes = AttributeName)]
[HtmlTargetElement("a", Attributes = AttributeName)]
public sealed class ButtonTagHelper : TagHelper
{
    private const string AttributeName = "ag-button";

    /// <summary>How much it weighs.</summary>
    [HtmlAttributeName(AttributeName)]
    public ButtonKind Kind { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var given = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", given is null ? Classes : $"{Classes} {given}");
        if (output.TagName == "button" && !output.Attributes.ContainsName("type"))
        {
            output.Attributes.SetAttribute("type", "submit");
        }
    }

    private string Classes => Kind switch
    {
        ButtonKind.Primary => "fr-btn",
        ButtonKind.Secondary => "fr-btn fr-btn--secondary",
        ButtonKind.Quiet => "fr-btn fr-btn--tertiary-no-outline",
    };
}
