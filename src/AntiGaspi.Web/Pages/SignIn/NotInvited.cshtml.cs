using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>An agent whom nobody invited: whom to ask.</summary>
[AllowAnonymous]
public sealed class NotInvitedModel : PageModel;
