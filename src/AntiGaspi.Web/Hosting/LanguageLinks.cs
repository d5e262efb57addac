using AntiGaspi.App.French;
using AntiGaspi.App.Languages;

namespace AntiGaspi.Web.Hosting;

/// <summary>A link to the same page in a language, under the name that the language has for itself.</summary>
internal sealed record LanguageLink(string Tag, string Name, string Address, bool IsSpoken);

/// <summary>The languages of a page, for whoever is not signed in.</summary>
internal static class LanguageLinks
{
    /// <summary>French first, then those that are offered; none where there is no choice, or where the page is not translated.</summary>
    public static IReadOnlyList<LanguageLink> Of(HttpContext context)
    {
        var offered = context.RequestServices.GetRequiredService<OfferedLanguages>().All;
        return offered.Count == 0 || context.GetEndpoint()?.Metadata.GetMetadata<TranslatedPage>() is null || !HttpMethods.IsGet(context.Request.Method)
            ? []
            : [Link(context, Language.French, Language.French, LanguageTexts.French), .. offered.Select(language => Link(context, language.Code, language.Tag, language.Name))];
    }

    private static LanguageLink Link(HttpContext context, string code, string tag, string name)
    {
        var others = QueryString.Create(context.Request.Query.Where(value => value.Key != LanguageOfAddress.Name));
        return new(tag, name, LanguageOfAddress.Keep(context.Request.PathBase + context.Request.Path + others, code), code == Language.SpokenCode);
    }
}
