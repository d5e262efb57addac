using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Forms;

/// <summary>A field on one line. Other attributes (autocomplete, inputmode, maxlength, required…) go to the input as they are.</summary>
/// <example><c>&lt;ag-field name="nom" label="Début du nom" hint="Trois lettres suffisent" value="@Model.Nom" error="@Model.NomError" /&gt;</c></example>
[HtmlTargetElement("ag-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
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

    /// <summary>The type of the input.</summary>
    public string Type { get; set; } = "text";

    /// <summary>What was typed before.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Element.Void("input", "fr-input").With("type", Type).With("value", Value);
        new FieldParts(Name, Id, Label, Hint, Error).Write(output, "fr-input-group", input);
    }
}
