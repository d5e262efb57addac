using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Frame;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>Something to know.</summary>
    Info,

    /// <summary>What was asked is done.</summary>
    Done,

    /// <summary>Something to watch.</summary>
    Warning,

    /// <summary>What was asked is not done.</summary>
    Error,
}

/// <summary>An answer at the top of the page. It stays, nothing closes it, and it can take the focus.</summary>
/// <example><c>&lt;ag-notice kind="Done" title="C’est enregistré" focus="true"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/ag-notice&gt;</c></example>
[HtmlTargetElement("ag-notice")]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>What it is about; it sets the colour, the sign and the role.</summary>
    public NoticeKind Kind { get; set; }

    /// <summary>The first words; they say what happened without the help of a colour.</summary>
    public string Title { get; set; } = "";

    /// <summary>Whether the browser puts the focus here: once a page, for the answer to an act.</summary>
    public bool Focus { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "fr-alert fr-alert--" + Suffix);
        output.Attributes.SetAttribute("role", Kind is NoticeKind.Error or NoticeKind.Warning ? "alert" : "status");
        output.Attributes.SetAttribute("tabindex", "-1");
        if (Focus)
        {
            output.Attributes.Add(new TagHelperAttribute("autofocus"));
        }

        output.Content.SetHtmlContent(Element.Of("h2", "fr-alert__title", Title)).AppendHtml(content);
    }

    private string Suffix => Kind switch
    {
        NoticeKind.Info => "info",
        NoticeKind.Done => "success",
        NoticeKind.Warning => "warning",
        NoticeKind.Error => "error",
    };
}
