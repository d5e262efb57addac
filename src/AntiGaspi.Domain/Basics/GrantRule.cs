namespace AntiGaspi.Domain.Basics;

/// <summary>
/// Which roles a person may give and take back: those of their own team and their own, never one above. The principal, who
/// signs, and the public accountant, who controls, are named by the local authority, so that nobody chooses who checks them.
/// </summary>
public static class GrantRule
{
    private static readonly Role[] OfSchool = [Role.HeadCook, Role.PupilLife, Role.SchoolManager];
    private static readonly Role[] OfAuthority = [.. OfSchool, Role.Principal, Role.PublicAccountant, Role.AuthorityOfficer];
    private static readonly Role[] OfMachine = [.. OfAuthority, Role.Operator];

    /// <summary>The roles that somebody may give and take back; none for whoever leads no team.</summary>
    /// <param name="giver">The role in which they act; <see cref="Role.Service"/> for the operator's command.</param>
    public static IReadOnlyList<Role> GivenBy(Role giver) => giver switch
    {
        Role.SchoolManager => OfSchool,
        Role.AuthorityOfficer => OfAuthority,
        Role.Service => OfMachine,
        Role.Public or Role.Family or Role.HeadCook or Role.Principal or Role.PupilLife or Role.PublicAccountant or Role.Operator => [],
    };

    /// <summary>Whether a role is held in the whole local authority, and not in one school.</summary>
    public static bool IsOfWholeAuthority(Role role) => role is Role.AuthorityOfficer or Role.Operator;

    /// <summary>Whether a team may never be without somebody in this role, who alone can invite the next one.</summary>
    public static bool NeedsSuccessor(Role role) => role is Role.SchoolManager or Role.AuthorityOfficer;
}
