using System.Text.Encodings.Web;
using System.Text.Unicode;
using AntiGaspi.App.Access;
using AntiGaspi.App.Accessibility;
using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Storage;
using AntiGaspi.Design;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Jobs;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.Extensions.WebEncoders;

namespace AntiGaspi.Web.Hosting;

/// <summary>The web site: what it is made of, and the order in which a request goes through it.</summary>
public static class Site
{
    private const int MaxFormValues = 1024;

    /// <param name="settings">Where to listen and which database.</param>
    /// <param name="db">The database, already checked.</param>
    /// <param name="demo">The clock of the demonstration; null for the real service.</param>
    /// <param name="configure">What a test adds to the host.</param>
    public static WebApplication Build(Settings settings, Db db, DemoClock? demo, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "antigaspi" });
        builder.WebHost.UseUrls(settings.Urls).UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Limits.Set(kestrel.Limits);
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        // A start that fails is told in words by the verb.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        AddServices(builder.Services, settings, db, demo, builder.Environment.IsDevelopment());
        configure?.Invoke(builder);
        var app = builder.Build();
        UsePipeline(app, settings.Outside, isDemo: demo is not null);
        return app;
    }

    private static void AddServices(IServiceCollection services, Settings settings, Db db, DemoClock? demo, bool isDevelopment)
    {
        var accessibility = AccessibilityDeclaration.Read(PlaceClock.Paris((demo ?? TimeProvider.System).GetUtcNow()).Today);
        services.AddSingleton(db);
        services.AddSingleton(settings.Outside).AddSingleton(settings.Pictures).AddSingleton(StateTheme.Read(settings.ThemeFolder));
        services.AddSingleton(demo is null ? settings.ReadKey() : ServerKey.Demonstration);
        services.AddSingleton<TimeProvider>(demo is null ? TimeProvider.System : demo);
        services.AddSingleton(new DemoMode(demo));
        services.AddActs();
        if (demo is null)
        {
            services.AddSingleton(settings.HeadsFile);
        }

        services.AddTransient<SealDueDays>();
        services.AddSingleton(accessibility);
        services.AddSingleton(OfferedLanguages.Of(demo is not null));
        services.AddTransient(_ => Identity(settings.Outside.Legal, accessibility.Conformity, demo is not null));
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<OpenFamily>().AddSingleton<LinkDoor>().AddSingleton<CodeCookie>().AddSingleton<ClaimCookie>().AddSingleton<PublicAddress>();
        services.AddSingleton<StoryClock>();
        services.AddSingleton<PageLooks>().AddHostedService(site => site.GetRequiredService<PageLooks>());
        services.AddMail(settings.Outside);
        Schedule.Add(services, settings.Outside.Mail is not null);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.ValueCountLimit = MaxFormValues);
        services.AddRazorPages(pages =>
        {
            DemoPages.Route(pages.Conventions, demo is not null, isDevelopment);
            Mail.Route(pages.Conventions, settings.Outside);
            RequestLanguage.Mark(pages.Conventions);
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = SiteCookies.Form;
            antiforgery.Cookie.Path = "/";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        FormKeyStore.Add(services);
        FrontDoor.Add(services, settings.Outside.PublicUrl);
        Limits.Add(services);
        services.AddResponseCompression(compression => compression.EnableForHttps = true); // Why that is safe: docs/decisions/0015.
        SignInSite.Add(services, settings.Outside);
    }

    private static SiteIdentity Identity(LegalSettings legal, Conformity accessibility, bool isDemo) => new(
        "Anti-gaspi",
        isDemo ? "Département de démonstration" : legal.Publisher ?? "",
        FrameTexts.Promise,
        [new(AccessibilityTexts.Link(accessibility), PublicLinks.Accessibility), .. PublicLinks.OfFooter],
        HelpPhone: legal.Phone,
        Banner: isDemo ? FrameTexts.Banner : null);

    private static void UsePipeline(WebApplication app, OutsideSettings outside, bool isDemo)
    {
        app.UseKnownProxies(outside.Proxies);
        app.UseSecurityHeaders(outside, app.Services.GetRequiredService<StateTheme>());
        app.UseFrontDoor(outside.PublicUrl);
        app.UseResponseCompression();
        app.UseOnlyReadingAndSending();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What the sender did wrong is answered, and is no fault of ours to be woken for.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            ExceptionHandlingPath = "/erreur/500",
            StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        if (!isDemo)
        {
            // What is refused is told in a page, which is no request of its own.
            app.UseWhen(context => !context.IsErrorPage(), limited => limited.UseRateLimiter());
        }

        // Every cookie is Secure, whatever made it: browsers accept that on http for the loopback address.
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always });
        app.UseRouting();
        app.UseAuthentication();
        app.UseRequestLanguage();
        app.UseAuthorization();

        // A body is read only for somebody who may use the route: nobody else makes the server hold files.
        app.UseReceivedAt();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();

        // An address that leads nowhere says so, to whoever asks, instead of asking to sign in first.
        app.MapFallback(() => Results.NotFound()).AllowAnonymous();
        app.MapFallback("{*path:file}", () => Results.NotFound()).AllowAnonymous();
        app.Services.GetRequiredService<OfficialPictures>().Map(app);
        app.Services.GetRequiredService<PageLooks>().Map(app);
        app.Services.GetRequiredService<StateTheme>().Map(app);
        CalendarFeeds.Map(app);
        SecurityContact.Map(app, outside, app.Services.GetRequiredService<SessionClock>());
        app.MapGet("/healthz/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/healthz/ready", async (Db db) =>
            (await StartupChecks.FaultsAsync(db)).Count == 0 ? Results.Text("ready") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }
}
