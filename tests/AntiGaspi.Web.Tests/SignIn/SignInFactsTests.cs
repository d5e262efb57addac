using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>What is known of a sign-in goes with it from space to space, and each door opens its own spaces.</summary>
public sealed class SignInFactsTests
{
    private static readonly DateTimeOffset Then = DateTimeOffset.Parse("2026-11-23T07:42:00Z");

    [Fact]
    public void What_is_known_of_a_sign_in_is_found_back_whole()
    {
        Same(new(IdentityProvider.ProConnect, "a.signed.token", SecondFactor: true, Then));
        Same(new(IdentityProvider.Mail));

        static void Same(SignInFacts facts) => Assert.Equal(facts, SignInFacts.Of(facts.ToProperties()));
    }

    [Fact]
    public void Where_nothing_is_known_nobody_vouched_for_the_person() => Assert.Equal(new SignInFacts(IdentityProvider.Demonstration), SignInFacts.Of(properties: null));

    [Theory]
    [InlineData(IdentityProvider.Mail, false, new[] { Role.Family })]
    [InlineData(IdentityProvider.Mail, true, new[] { Role.HeadCook, Role.SchoolManager, Role.Principal, Role.PupilLife, Role.PublicAccountant, Role.AuthorityOfficer, Role.Operator })]
    public void A_mailbox_opens_the_space_of_a_family_and_with_a_telephone_those_of_agents(IdentityProvider provider, bool secondFactor, Role[] expected) =>
        Assert.Equal(expected, Enum.GetValues<Role>().Where(role => role != Role.Service && new SignInFacts(provider, SecondFactor: secondFactor).Opens(role)));
}
