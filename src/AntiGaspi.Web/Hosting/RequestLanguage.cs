using System.Globalization;
using System.Security.Claims;
using AntiGaspi.App.Languages;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace AntiGaspi.Web.Hosting;

/// <summary>A page whose sentences are translated; all others are in French.</summary>
internal sealed class TranslatedPage;

/// <summary>
/// In which language a page answers: that which its address asks for, else the one that the person chose, else French. What a browser
/// says that it prefers decides nothing, so that an address has one page, and nobody meets a translation that nobody asked for
/// (docs/decisions/0025).
/// </summary>
internal static class RequestLanguage
{
    private static readonly string[] Folders = ["/Families", "/Linking", "/Messages", "/Errors"];

    private static readonly string[] Pages =
    [
        "/Public/Home", "/Public/Door", "/Public/Help", "/Public/Contact", "/SignIn/SignIn", "/SignIn/MailAsk", "/SignIn/MailCode", "/SignIn/MailLink", "/SignIn/Resume", "/SignIn/Sessions",
        "/SignIn/SignedOut", "/SignIn/Spaces",
    ];

    private static readonly object Asked = new();

    /// <summary>Says which pages are translated.</summary>
    public static void Mark(PageConventionCollection conventions)
    {
        foreach (var folder in Folders)
        {
            conventions.AddFolderApplicationModelConvention(folder, page => page.EndpointMetadata.Add(new TranslatedPage()));
        }

        foreach (var page in Pages)
        {
            conventions.AddPageApplicationModelConvention(page, model => model.EndpointMetadata.Add(new TranslatedPage()));
        }
    }

    /// <summary>Chooses the language of each request; dates and numbers in addresses and forms never depend on it.</summary>
    public static void UseRequestLanguage(this WebApplication app)
    {
        var offered = app.Services.GetRequiredService<OfferedLanguages>();
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo(Language.French)),
            SupportedCultures = [CultureInfo.InvariantCulture],
            SupportedUICultures = [CultureInfo.GetCultureInfo(Language.French), .. offered.All.Select(language => language.Chosen)],
            RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult(Of(context, offered)))],
        };
        app.UseRequestLocalization(options);
        app.Use(KeepAsync);
    }

    /// <summary>The language that the address asked for; null when it asked for none that is offered.</summary>
    public static Language? AskedBy(HttpContext context) => context.Items.TryGetValue(Asked, out var code) ? Language.Find(code as string) : null;

    /// <summary>Whether the address asked for a language, French included.</summary>
    public static bool IsAsked(HttpContext context) => context.Items.ContainsKey(Asked);

    /// <summary>Asks for a language in the place of the address: what a sign-in elsewhere brings back.</summary>
    public static void Ask(HttpContext context, string? code)
    {
        var offered = context.RequestServices.GetRequiredService<OfferedLanguages>();
        if (code == Language.French || offered.Find(code) is not null)
        {
            context.Items[Asked] = code;
        }
    }

    /// <summary>An address of this site, in the language that this one asked for.</summary>
    public static string Keep(HttpContext context, string address) =>
        context.Items.TryGetValue(Asked, out var code) && address is ['/', ..] ? LanguageOfAddress.Keep(address, (string)code!) : address;

    private static ProviderCultureResult? Of(HttpContext context, OfferedLanguages offered)
    {
        // Kept for the page of an error, which is run again without what stood in the address.
        if (!IsAsked(context) && context.Request.Query[LanguageOfAddress.Name] is [{ } asked])
        {
            Ask(context, asked);
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<TranslatedPage>() is null)
        {
            return null;
        }

        var language = IsAsked(context) ? AskedBy(context) : offered.Find(context.User.FindFirstValue(ScopeClaims.Language));
        return language is null ? null : new ProviderCultureResult("", language.Chosen.Name);
    }

    // Whoever is led on before signing in keeps the language; afterwards it is that of the account.
    private static Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        if (IsAsked(context))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.Location.ToString() is ['/', ..] next && !LocalAddress.IsUnder(next, "/famille"))
                {
                    context.Response.Headers.Location = Keep(context, next);
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
