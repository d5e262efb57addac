using AntiGaspi.Design;

namespace AntiGaspi.Web.Pages.Principals;

/// <summary>The addresses of the principal's pages.</summary>
internal static class PrincipalPages
{
    public const string Home = "/direction";
    public const string Batches = "/direction/remises";
    public const string Delegations = "/direction/delegations";

    /// <summary>The menu of every page of the principal.</summary>
    public static IReadOnlyList<PageLink> Menu(string current) =>
    [
        new("Direction", Home, current == Home),
        new("États à signer", Batches, current == Batches),
        new("Délégations", Delegations, current == Delegations),
        new("Effectifs", "/cuisine", false),
    ];
}
