using AntiGaspi.Web.Pages.Team;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The team of the office’s schools.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class OfficeTeamModel(TeamActs acts, SessionClock clock) : TeamModel(OfficePages.Team, acts, clock);
