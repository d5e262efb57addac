using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Forms;

/// <summary>What every field has: a label above, a hint in it, an error below, all tied to the control.</summary>
/// <param name="Name">The name sent with the form.</param>
/// <param name="Id">The anchor of the control; its name when none is given.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">An example or a bound, read with the label.</param>
/// <param name="Error">What is wrong and what to do.</param>
internal readonly record struct FieldParts(string Name, string? Id, string Label, string? Hint, string? Error)
{
    /// <summary>The anchor in use: the error summary links to it.</summary>
    public string Anchor => Element.Given(Id) ?? Name;

    /// <summary>The anchor of the error.</summary>
    public string ErrorId => Anchor + "-erreur";

    /// <summary>Whether an error is shown.</summary>
    public bool HasError => Element.Given(Error) is not null;

    /// <summary>The hint, or null.</summary>
    public TagBuilder? HintElement => Element.Given(Hint) is { } hint ? Element.Of("span", "fr-hint-text", hint) : null;

    /// <summary>The error, or null.</summary>
    public TagBuilder? ErrorElement => Element.Given(Error) is not { } error
        ? null
        : Element.Of("div", "fr-messages-group").With("aria-live", "polite")
            .Holding(Element.Of("p", "fr-message fr-message--error", error).With("id", ErrorId));

    /// <summary>Opens the field: its own element and the look of its state.</summary>
    public void Open(TagHelperOutput output, string element, string classes)
    {
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", HasError ? $"{classes} {classes}--error" : classes);
    }

    /// <summary>
    /// Writes the whole field around one control, which takes its name, its error,
    /// and the attributes that the page wrote on the field.
    /// </summary>
    public void Write(TagHelperOutput output, string classes, TagBuilder control)
    {
        control.With("id", Anchor).With("name", Name);
        foreach (var attribute in output.Attributes)
        {
            // Razor hands over what the page wrote already encoded; the element will encode it again.
            var value = attribute.Value?.ToString() ?? "";
            control.With(attribute.Name, attribute.Value is IHtmlContent ? WebUtility.HtmlDecode(value) : value);
        }

        output.Attributes.Clear();
        if (HasError)
        {
            control.With("aria-invalid", "true").With("aria-describedby", ErrorId);
        }

        Open(output, "div", classes);
        output.Content.AppendHtml(Element.Of("label", "fr-label", Label + " ").With("for", Anchor).Holding(HintElement));
        output.Content.AppendHtml(control).AppendHtml(ErrorElement);
    }
}
