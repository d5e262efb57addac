using AntiGaspi.App.Kitchen;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace AntiGaspi.Web.Pages.Kitchen;

/// <summary>The numbers of the next weeks, for orders to suppliers.</summary>
[Authorize(Policy = Policies.Kitchen)]
public sealed class WeeksModel(HeadcountBoard board) : ComingDaysModel(board, shownDays: 20);
