using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Web.Tests.Design;

/// <summary>What a tag helper writes, alone and without a server.</summary>
internal static class Rendered
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The markup written for a tag with this content and these attributes of the page's own.</summary>
    public static async Task<string> ByAsync(TagHelper helper, string content = "", string tag = "x", params (string Name, object Value)[] attributes)
    {
        var given = new TagHelperAttributeList(attributes.Select(a => new TagHelperAttribute(a.Name, a.Value)));
        var context = new TagHelperContext(given, new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput(tag, new TagHelperAttributeList(given), (_, _) =>
            Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().AppendHtml(content)));
        await helper.ProcessAsync(context, output);
        if (!output.IsContentModified)
        {
            output.Content.AppendHtml(content);
        }

        using var writer = new StringWriter();
        output.WriteTo(writer, Encoder);
        return writer.ToString();
    }
}
