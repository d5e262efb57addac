using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Forms;

/// <summary>A few answers in sight: one of them, or several.</summary>
/// <example><c>&lt;ag-choice name="cause" label="Pourquoi ?" choices="@Model.Causes" values="@Model.Chosen" several="true" /&gt;</c></example>
[HtmlTargetElement("ag-choice", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>The name sent with the form.</summary>
    public string Name { get; set; } = "";

    /// <summary>The anchor, when two forms of a page hold the same name.</summary>
    public string? Id { get; set; }

    /// <summary>What is asked.</summary>
    public string Label { get; set; } = "";

    /// <summary>An example or a bound, read with the label.</summary>
    public string? Hint { get; set; }

    /// <summary>What is wrong and what to do; the answer given before is kept.</summary>
    public string? Error { get; set; }

    /// <summary>The answers, at most twenty.</summary>
    public IReadOnlyList<Choice> Choices { get; set; } = [];

    /// <summary>The answers chosen before.</summary>
    public IReadOnlyCollection<string> Values { get; set; } = [];

    /// <summary>Whether several answers may be ticked.</summary>
    public bool Several { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FieldParts(Name, Id, Label, Hint, Error);
        output.Attributes.SetAttribute("id", field.Anchor);
        if (field.HasError)
        {
            // A group is no control of its own: the summary's link needs something that takes the focus.
            output.Attributes.SetAttribute("tabindex", "-1");
            output.Attributes.SetAttribute("aria-describedby", field.ErrorId);
        }

        field.Open(output, "fieldset", "fr-fieldset");
        output.Content.AppendHtml(Element.Of("legend", "fr-fieldset__legend", Label + " ").Holding(field.HintElement));
        for (var i = 0; i < Choices.Count; i++)
        {
            output.Content.AppendHtml(Answer(Choices[i], $"{field.Anchor}-{(i + 1).ToString(CultureInfo.InvariantCulture)}"));
        }

        output.Content.AppendHtml(field.ErrorElement);
    }

    private TagBuilder Answer(Choice choice, string id)
    {
        var kind = Several ? "checkbox" : "radio";
        var input = Element.Void("input", "").With("type", kind).With("id", id).With("name", Name).With("value", choice.Value).With("aria-label", choice.FullName);
        var label = Element.Of("label", "fr-label", choice.Text + " ").With("for", id)
            .Holding(choice.Hint is null ? null : Element.Of("span", "fr-hint-text", choice.Hint));
        var group = Element.Of("div", $"fr-{kind}-group")
            .Holding(Values.Contains(choice.Value) ? input.With("checked", "checked") : input)
            .Holding(label);
        return Element.Of("div", "fr-fieldset__element").Holding(group);
    }
}
