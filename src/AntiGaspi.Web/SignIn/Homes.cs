using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.SignIn;

/// <summary>The first page of each role.</summary>
public static class Homes
{
    public const string Spaces = "/espaces";

    /// <summary>Where somebody goes who has an account and no link to a child or a canteen yet.</summary>
    public const string Activation = "/activation";

    /// <summary>Where an agent goes whom nobody has invited.</summary>
    public const string NotInvited = "/connexion/non-invite";

    /// <summary>The page of somebody who had another account before.</summary>
    public const string OldAccount = "/connexion/ancien-compte";

    /// <summary>Where an agent sets up the telephone of the emergency door.</summary>
    public const string Telephone = "/connexions/secours";

    /// <summary>The pages that belong to no space: whoever asked for one gets it, whatever the account may do.</summary>
    public static IReadOnlyList<string> ForAnybody { get; } = [Activation, OldAccount, Telephone];

    public static string Of(Role role) => role switch
    {
        Role.Family => "/famille",
        Role.HeadCook => "/cuisine",
        Role.SchoolManager => "/gestion",
        Role.Principal => "/direction",
        Role.PupilLife => "/vie-scolaire",
        Role.PublicAccountant => "/comptabilite",
        Role.AuthorityOfficer => "/collectivite",
        Role.Operator => "/exploitation",
        _ => "/",
    };
}
