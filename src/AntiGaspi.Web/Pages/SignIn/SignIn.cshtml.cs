using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>The doors that are set up here: families first, then agents, and a way without internet.</summary>
[AllowAnonymous]
public sealed class SignInModel(DemoMode demo, OutsideSettings outside) : PageModel
{
    public bool IsDemo => demo.IsOn;

    public bool HasFranceConnect => outside.FranceConnect is not null;

    public bool HasProConnect => outside.ProConnect is not null;

    public bool HasMail => outside.SendsMail;

    /// <summary>Why the person was led here; null when nobody was.</summary>
    public SignInNotice? Notice { get; private set; }

    /// <summary>The page that was asked for; null when it is none of this site.</summary>
    public string? ReturnTo { get; private set; }

    public void OnGet(string? suite, string? retour) => (Notice, ReturnTo) = (SignInNotice.Of(suite), LocalAddress.Of(retour));
}
