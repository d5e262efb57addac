using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Forms;

/// <summary>A date, by the browser's own control: no script, and the phone's calendar.</summary>
/// <example><c>&lt;ag-date name="du" label="Du" value="@Model.From" min="@Model.Today" /&gt;</c></example>
[HtmlTargetElement("ag-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateFieldTagHelper : TagHelper
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

    /// <summary>The day chosen before.</summary>
    public DateOnly? Value { get; set; }

    /// <summary>What was typed before when it is not a day; it is kept beside the error.</summary>
    public string? Typed { get; set; }

    /// <summary>The first day that may be chosen.</summary>
    public DateOnly? Min { get; set; }

    /// <summary>The last day that may be chosen.</summary>
    public DateOnly? Max { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Element.Void("input", "fr-input").With("type", "date")
            .With("min", Iso(Min)).With("max", Iso(Max)).With("value", Iso(Value) ?? Element.Given(Typed));
        new FieldParts(Name, Id, Label, Hint, Error).Write(output, "fr-input-group", input);
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
