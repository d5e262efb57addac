using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Forms;

/// <summary>One answer of a list or of a group.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">A line below it, in a group.</param>
/// <param name="FullName">In a group, the name for those who hear it out of there, where the text alone says too little; it holds the text and the hint.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, string? FullName = null);

/// <summary>One answer among many, in the browser's own list. Up to six answers, prefer <see cref="ChoiceTagHelper"/>.</summary>
/// <example><c>&lt;ag-select name="college" label="Collège" empty="Choisissez un collège" choices="@Model.Schools" value="@Model.School" /&gt;</c></example>
[HtmlTargetElement("ag-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper : TagHelper
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

    /// <summary>The answers, at most two hundred.</summary>
    public IReadOnlyList<Choice> Choices { get; set; } = [];

    /// <summary>The answer chosen before.</summary>
    public string? Value { get; set; }

    /// <summary>The words shown while nothing is chosen.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Element.Of("select", "fr-select");
        if (Element.Given(Empty) is { } empty)
        {
            select.Holding(Element.Of("option", text: empty).With("value", ""));
        }

        foreach (var choice in Choices)
        {
            var option = Element.Of("option", text: choice.Text).With("value", choice.Value);
            select.Holding(choice.Value == Value ? option.With("selected", "selected") : option);
        }

        new FieldParts(Name, Id, Label, Hint, Error).Write(output, "fr-select-group", select);
    }
}
