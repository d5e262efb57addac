using AntiGaspi.Design;

namespace AntiGaspi.Web.Pages.PupilLife;

/// <summary>The addresses of the pages of pupils' life.</summary>
internal static class PupilLifePages
{
    public const string Door = "/vie-scolaire";
    public const string Trips = "/vie-scolaire/sorties";

    /// <summary>The menu of every page of pupils' life.</summary>
    public static IReadOnlyList<PageLink> Menu(string current) =>
    [
        new("La porte", Door, current == Door),
        new("Sorties", Trips, current == Trips),
        new("Effectifs", "/cuisine", false),
    ];
}
