using AntiGaspi.Domain.Basics;
using Microsoft.AspNetCore.Authorization;

namespace AntiGaspi.Web.SignIn;

/// <summary>Who may use a route. Each route names one; a route that names none is refused to everybody.</summary>
public static class Policies
{
    public const string Family = nameof(Family);

    /// <summary>One's children's meals: the only pages that a remembered phone opens. Every other policy asks for a fresh sign-in.</summary>
    public const string FamilyMeals = nameof(FamilyMeals);

    public const string Kitchen = nameof(Kitchen);
    public const string Office = nameof(Office);

    /// <summary>The officers of the local authority (<i>département</i>).</summary>
    public const string Authority = nameof(Authority);

    public const string Principal = nameof(Principal);

    /// <summary>Whoever may sign a refund batch: the principal, and pupils' life where the principal lets them; the pages look that up.</summary>
    public const string Signing = nameof(Signing);

    /// <summary>Whoever prepares, signs or controls a refund batch.</summary>
    public const string Batches = nameof(Batches);

    public const string PupilLife = nameof(PupilLife);

    /// <summary>The office, and pupils' life for the trips of its classes.</summary>
    public const string Events = nameof(Events);

    public const string Accountant = nameof(Accountant);
    public const string Operator = nameof(Operator);

    /// <summary>Any agent, whatever the role.</summary>
    public const string Agent = nameof(Agent);

    /// <summary>Anyone who is signed in: pages that look for what the person may see by themselves.</summary>
    public const string SignedIn = nameof(SignedIn);

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser().RequireAssertion(IsFresh));
        options.AddPolicy(Family, policy => policy.RequireRole(nameof(Role.Family)).RequireAssertion(IsFresh));
        options.AddPolicy(FamilyMeals, policy => policy.RequireRole(nameof(Role.Family)));
        options.AddPolicy(Kitchen, policy => policy.RequireRole(
            nameof(Role.HeadCook), nameof(Role.SchoolManager), nameof(Role.Principal), nameof(Role.PupilLife)));
        options.AddPolicy(Agent, policy => policy.RequireRole(
            nameof(Role.HeadCook), nameof(Role.SchoolManager), nameof(Role.Principal), nameof(Role.PupilLife), nameof(Role.PublicAccountant),
            nameof(Role.AuthorityOfficer), nameof(Role.Operator)));
        options.AddPolicy(Office, policy => policy.RequireRole(nameof(Role.SchoolManager)));
        options.AddPolicy(Principal, policy => policy.RequireRole(nameof(Role.Principal)));
        options.AddPolicy(Signing, policy => policy.RequireRole(nameof(Role.Principal), nameof(Role.PupilLife)));
        options.AddPolicy(Batches, policy => policy.RequireRole(
            nameof(Role.SchoolManager), nameof(Role.Principal), nameof(Role.PupilLife), nameof(Role.PublicAccountant)));
        options.AddPolicy(Events, policy => policy.RequireRole(nameof(Role.SchoolManager), nameof(Role.PupilLife)));
        options.AddPolicy(PupilLife, policy => policy.RequireRole(nameof(Role.PupilLife)));
        options.AddPolicy(Accountant, policy => policy.RequireRole(nameof(Role.PublicAccountant)));
        options.AddPolicy(Operator, policy => policy.RequireRole(nameof(Role.Operator)));
        options.AddPolicy(Authority, policy => policy.RequireRole(nameof(Role.AuthorityOfficer)));
    }

    private static bool IsFresh(AuthorizationHandlerContext context) => !context.User.IsPhone();
}
