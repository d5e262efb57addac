using AntiGaspi.Web.Pages.Team;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace AntiGaspi.Web.Pages.Authority;

/// <summary>The teams of the whole local authority.</summary>
[Authorize(Policy = Policies.Authority)]
public sealed class AuthorityTeamModel(TeamActs acts, SessionClock clock) : TeamModel(AuthorityPages.Team, acts, clock);
