using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Tests.Basics;

/// <summary>Who names whom: a team leader the team, the local authority also those who check the team leader, nobody somebody above.</summary>
public sealed class GrantRuleTests
{
    [Theory]
    [InlineData(Role.SchoolManager, Role.HeadCook, Role.PupilLife, Role.SchoolManager)]
    [InlineData(Role.AuthorityOfficer, Role.HeadCook, Role.PupilLife, Role.SchoolManager, Role.Principal, Role.PublicAccountant, Role.AuthorityOfficer)]
    [InlineData(Role.Service, Role.HeadCook, Role.PupilLife, Role.SchoolManager, Role.Principal, Role.PublicAccountant, Role.AuthorityOfficer, Role.Operator)]
    [InlineData(Role.Public)]
    [InlineData(Role.Family)]
    [InlineData(Role.HeadCook)]
    [InlineData(Role.Principal)]
    [InlineData(Role.PupilLife)]
    [InlineData(Role.PublicAccountant)]
    [InlineData(Role.Operator)]
    public void Somebody_gives_the_roles_of_their_own_team_and_none_above(Role giver, params Role[] given) =>
        Assert.Equal(given, GrantRule.GivenBy(giver));

    [Fact]
    public void Whoever_signs_and_whoever_controls_are_not_named_by_the_one_they_check()
    {
        Assert.DoesNotContain(Role.Principal, GrantRule.GivenBy(Role.SchoolManager));
        Assert.DoesNotContain(Role.PublicAccountant, GrantRule.GivenBy(Role.SchoolManager));
    }

    [Fact]
    public void Only_the_officer_and_the_operator_hold_their_role_in_the_whole_authority() =>
        Assert.Equal([Role.AuthorityOfficer, Role.Operator], Enum.GetValues<Role>().Where(GrantRule.IsOfWholeAuthority).Order());

    [Fact]
    public void Only_those_who_invite_need_a_successor() =>
        Assert.Equal([Role.SchoolManager, Role.AuthorityOfficer], Enum.GetValues<Role>().Where(GrantRule.NeedsSuccessor).Order());
}
