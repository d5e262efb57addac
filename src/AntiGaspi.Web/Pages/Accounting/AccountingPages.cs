using AntiGaspi.Design;

namespace AntiGaspi.Web.Pages.Accounting;

/// <summary>The addresses of the public accountant's pages.</summary>
internal static class AccountingPages
{
    public const string Home = "/comptabilite";
    public const string Batches = "/comptabilite/remises";

    /// <summary>The menu of every page of the accountant.</summary>
    public static IReadOnlyList<PageLink> Menu(string current) =>
    [
        new("Comptes", Home, current == Home),
        new("États signés", Batches, current == Batches),
    ];
}
