using AntiGaspi.Design;

namespace AntiGaspi.Web.Pages.Authority;

/// <summary>The addresses of the local authority's pages.</summary>
internal static class AuthorityPages
{
    public const string Home = "/collectivite";
    public const string Team = "/collectivite/equipe";
    public const string Appearance = "/collectivite/apparence";

    /// <summary>The menu of every page of the authority.</summary>
    public static IReadOnlyList<PageLink> Menu(string current) =>
    [
        new("Collèges", Home, current == Home),
        new("Équipe", Team, current == Team),
        new("Apparence", Appearance, current == Appearance),
        new("Statistiques", "/stats", false),
    ];
}
