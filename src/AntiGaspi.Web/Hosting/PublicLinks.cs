using AntiGaspi.App.French;
using AntiGaspi.Design;

namespace AntiGaspi.Web.Hosting;

/// <summary>The pages that anybody may read, under the words that public scanners look for.</summary>
public static class PublicLinks
{
    public const string Accessibility = "/accessibilite";
    public const string LegalNotice = "/mentions-legales";
    public const string Privacy = "/confidentialite";
    public const string Cookies = "/cookies";
    public const string Contact = "/contact";
    public const string Help = "/aide";
    public const string SiteMap = "/plan-du-site";
    public const string Stats = "/stats";

    /// <summary>The foot of every page, after the link to the declaration of accessibility, whose words are worked out.</summary>
    public static IReadOnlyList<PageLink> OfFooter =>
    [
        new(FrameTexts.SiteMap, SiteMap),
        new(FrameTexts.Help, Help),
        new(FrameTexts.Contact, Contact),
        new(FrameTexts.LegalNotice, LegalNotice),
        new(FrameTexts.Privacy, Privacy),
        new(FrameTexts.Cookies, Cookies),
        new(FrameTexts.Stats, Stats),
    ];
}
