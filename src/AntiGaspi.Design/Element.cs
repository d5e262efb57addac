using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AntiGaspi.Design;

/// <summary>Short ways to write an element; texts and attribute values are encoded when the page is written.</summary>
internal static class Element
{
    /// <summary>An element with a class and a text; no class attribute when <paramref name="classes"/> is empty.</summary>
    public static TagBuilder Of(string name, string classes = "", string? text = null)
    {
        var element = new TagBuilder(name);
        if (classes.Length > 0)
        {
            element.Attributes["class"] = classes;
        }

        return text is null ? element : element.Then(text);
    }

    /// <summary>An element without content, such as an input.</summary>
    public static TagBuilder Void(string name, string classes)
    {
        var element = Of(name, classes);
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    /// <summary>A link to a place of this site.</summary>
    public static TagBuilder Link(string classes, PageLink link)
    {
        var anchor = Of("a", classes, link.Text).With("href", link.Href);
        return link.Current ? anchor.With("aria-current", "page") : anchor;
    }

    /// <summary>A text that was given, else null: Razor hands an expression that is null over as an empty text.</summary>
    public static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The same element with one more attribute; nothing is added when the value is null.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    /// <summary>The same element with more text: a space keeps words apart where no stylesheet does.</summary>
    public static TagBuilder Then(this TagBuilder element, string text)
    {
        element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>The same element with one more child; nothing is added when the child is null.</summary>
    public static TagBuilder Holding(this TagBuilder element, IHtmlContent? child)
    {
        if (child is not null)
        {
            element.InnerHtml.AppendHtml(child);
        }

        return element;
    }
}
