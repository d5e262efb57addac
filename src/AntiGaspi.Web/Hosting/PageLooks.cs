using System.Security.Claims;
using System.Text;
using AntiGaspi.App.Look;
using AntiGaspi.Design;
using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Hosting;

/// <summary>What a page draws of a look.</summary>
/// <param name="Site">What the frame of the page says.</param>
/// <param name="Tint">The stylesheet after that of the neutral theme; null when there is nothing to add.</param>
/// <param name="State">The stylesheets in place of that of the neutral theme; none where it is in use.</param>
public sealed record DrawnLook(SiteIdentity Site, string? Tint, IReadOnlyList<string> State);

/// <summary>
/// How the collectivités look, kept in memory: pages are drawn in it without asking the database. It is read when a node starts,
/// when an officer changes it there, and every half a minute for what was changed on another node.
/// </summary>
public sealed class PageLooks(ReadLooks read, StateTheme state) : IHostedService
{
    /// <summary>Where a page says of which collectivité it is, when nobody's session does.</summary>
    public const string TenantKey = "Tenant";

    /// <summary>Where a page gives a look that is tried on there, and in use nowhere.</summary>
    public const string TriedKey = "TriedLook";

    private const string Logos = "/logo/";
    private const int DigestDigits = 64;

    private volatile Known known = new(new Dictionary<int, AuthorityLook>(), null);

    /// <summary>How a page looks: that of the session, else of the page, else of the only collectivité there is.</summary>
    /// <param name="site">What the frame says, in the words of the reader.</param>
    /// <param name="user">Who reads.</param>
    /// <param name="tenant">Of which collectivité the page is, where it says so.</param>
    /// <param name="tried">A look that the page tries on.</param>
    public DrawnLook Of(SiteIdentity site, ClaimsPrincipal user, int? tenant, AuthorityLook? tried)
    {
        var (now, everybody) = (known, state.Brand is { } brand ? site with { State = StateTexts.Block(brand, site.Service) } : site);
        var whose = user.Identity?.IsAuthenticated == true ? user.Scope().Tenant : tenant ?? 0;
        var look = tried ?? now.All.GetValueOrDefault(whose) ?? now.Only;
        if (look is null or { Name: null, Leaf: null, Blue: null, Logo: null })
        {
            return new(everybody, null, state.Sheets);
        }

        var logo = look.Logo is { } shown ? new SiteLogo(Logos + shown.Sha256, shown.Picture.Width, Logo.LogoHeight, shown.Alt) : null;

        // The look of the State is the same everywhere: it takes no colour of anybody's.
        return new(everybody with { Authority = look.Name ?? everybody.Authority, Logo = logo }, state.IsOn ? null : TintSheet.AddressOf(look), state.Sheets);
    }

    /// <summary>Reads all of them again.</summary>
    public async Task RefreshAsync()
    {
        var all = await read.RunAsync();
        known = new(all.ToDictionary(look => look.Tenant), all is [var only] ? only : null);
    }

    public Task StartAsync(CancellationToken cancellationToken) => RefreshAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Maps the stylesheets and the logos.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(TintSheet.Pattern, (string couleurs, HttpContext context) =>
        {
            if (TintSheet.Of(couleurs) is not { } text)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "public, max-age=86400";
            return Results.Text(text, "text/css", Encoding.UTF8);
        }).AllowAnonymous();
        app.MapGet(Logos + "{empreinte}", async (string empreinte, HttpContext context) => await LogoAsync(empreinte, context)).AllowAnonymous();
    }

    // An address is that of the picture's own bytes: it never shows another. Opened alone, it is a picture and can do nothing.
    private async Task<IResult> LogoAsync(string digest, HttpContext context)
    {
        if (digest.Length == DigestDigits && Find(digest) is null)
        {
            await RefreshAsync();
        }

        if (Find(digest) is not { } logo)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";
        return Results.Bytes(logo.Content, logo.Kind == LogoKind.Svg ? "image/svg+xml" : "image/png");
    }

    private Logo? Find(string digest) => known.All.Values.FirstOrDefault(look => look.Logo?.Sha256 == digest)?.Logo?.Picture;

    private sealed record Known(IReadOnlyDictionary<int, AuthorityLook> All, AuthorityLook? Only);
}
