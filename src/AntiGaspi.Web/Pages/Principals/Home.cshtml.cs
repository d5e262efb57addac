using AntiGaspi.App.Kitchen;
using AntiGaspi.Design;
using AntiGaspi.Web.Pages.Kitchen;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace AntiGaspi.Web.Pages.Principals;

/// <summary>The principal's first page: the numbers of the coming days, and what changes them.</summary>
[Authorize(Policy = Policies.Principal)]
public sealed class PrincipalHomeModel(HeadcountBoard board) : ComingDaysModel(board, shownDays: 10)
{
    public static IReadOnlyList<PageLink> Menu { get; } = [new("Direction", "/direction", true), new("Effectifs", "/cuisine", false)];
}
