using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Forms;

/// <summary>
/// Files to send, by the browser's own control, in the frame of any other field. Its form must be multipart. A browser never
/// gives files back: after an error they are chosen again.
/// </summary>
/// <example><c>&lt;ag-files name="fichiers" label="Fichiers de SIECLE" accept=".xml,.zip" several="true" required /&gt;</c></example>
[HtmlTargetElement("ag-files", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FilesTagHelper : TagHelper
{
    /// <summary>The name sent with the form.</summary>
    public string Name { get; set; } = "";

    /// <summary>The anchor, when two forms of a page hold the same name.</summary>
    public string? Id { get; set; }

    /// <summary>What is asked.</summary>
    public string Label { get; set; } = "";

    /// <summary>How many, of which kind and how large, read with the label.</summary>
    public string? Hint { get; set; }

    /// <summary>What is wrong and what to do.</summary>
    public string? Error { get; set; }

    /// <summary>What the browser proposes first, as in ".xml,.zip"; it refuses nothing.</summary>
    public string? Accept { get; set; }

    /// <summary>Whether several files may be chosen at once.</summary>
    public bool Several { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Element.Void("input", "fr-input").With("type", "file")
            .With("accept", Element.Given(Accept)).With("multiple", Several ? "multiple" : null);
        new FieldParts(Name, Id, Label, Hint, Error).Write(output, "fr-input-group", input);
    }
}
