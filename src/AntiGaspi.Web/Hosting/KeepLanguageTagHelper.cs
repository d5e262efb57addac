using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Web.Hosting;

/// <summary>Before signing in, links and forms lead on in the language that the address asked for: no cookie holds it.</summary>
[HtmlTargetElement("a", Attributes = Href)]
[HtmlTargetElement("form", Attributes = Action)]
[HtmlTargetElement("button", Attributes = FormAction)]
public sealed class KeepLanguageTagHelper : TagHelper
{
    private const string Href = "href";
    private const string Action = "action";
    private const string FormAction = "formaction";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = context.TagName switch { "a" => Href, "form" => Action, _ => FormAction };
        if (RequestLanguage.IsAsked(ViewContext.HttpContext) && output.Attributes[name]?.Value?.ToString() is { } address)
        {
            output.Attributes.SetAttribute(name, RequestLanguage.Keep(ViewContext.HttpContext, address));
        }
    }
}
