using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authentication;

namespace AntiGaspi.Web.SignIn;

/// <summary>Everything that signing in is made of: our session, and the doors that are set up.</summary>
internal static class SignInSite
{
    public static void Add(IServiceCollection services, OutsideSettings outside)
    {
        // A provider that changes its keys is asked again while the person waits, and not behind her back after she was refused.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", isEnabled: true);
        services.AddSingleton(new SessionClock(TimeProvider.System));
        services.AddSingleton<DemoSignIn>().AddSingleton<EnterSpace>().AddSingleton<Arrive>().AddSingleton<SignOutReturn>().AddSingleton<ReachProvider>()
            .AddSingleton<EmergencyDoor>().AddSingleton<TelephoneForm>().AddSingleton<RememberedPhone>().AddSingleton<ToldBrowser>().AddSingleton<KeptForm>();
        var doors = services.AddAuthentication(SessionHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, _ => { });
        foreach (var provider in Provider.AllIn(outside))
        {
            doors.AddOpenIdConnect(provider.Name, provider.Name, new ProviderDoor(provider, provider.In(outside)!, outside.PublicUrl).Set);
        }

        services.AddAuthorization(Policies.Add);
    }
}
