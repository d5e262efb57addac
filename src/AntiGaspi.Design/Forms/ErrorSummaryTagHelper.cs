using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Forms;

/// <summary>One thing to mend in a form.</summary>
/// <param name="FieldId">The anchor of the field; empty when the whole form is concerned.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record FieldError(string FieldId, string Message);

/// <summary>All that is to mend in a form, at its top, each line leading to its field. Nothing is drawn without errors.</summary>
/// <example><c>&lt;ag-error-summary title="Deux réponses sont à corriger" errors="@Model.Errors" /&gt;</c></example>
[HtmlTargetElement("ag-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The first words.</summary>
    public string Title { get; set; } = "";

    /// <summary>In the order of the fields, at most fifty.</summary>
    public IReadOnlyList<FieldError> Errors { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = Element.Of("ul");
        foreach (var error in Errors)
        {
            list.Holding(error.FieldId.Length == 0
                ? Element.Of("li", text: error.Message)
                : Element.Of("li").Holding(Element.Link("", new(error.Message, "#" + error.FieldId))));
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fr-alert fr-alert--error");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
        output.Content.SetHtmlContent(Element.Of("h2", "fr-alert__title", Title)).AppendHtml(list);
    }
}
