using System.Security.Claims;
using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>A request carries all that its session says, and nothing that it does not.</summary>
public sealed class ScopeClaimsTests
{
    private static readonly OpenedSession Plain = new(
        Guid.Parse("01936e5a-0000-7000-8000-000000000001"),
        new Scope(60, Guid.Parse("01936e5a-0000-7000-8000-000000000002"), Role.SchoolManager, [Guid.Parse("01936e5a-0000-7000-8000-000000000003"), Guid.Parse("01936e5a-0000-7000-8000-000000000004")]),
        "Camille Martin",
        DateTimeOffset.Parse("2026-11-23T08:12:00Z"),
        IdentityProvider.ProConnect,
        IdToken: null);

    [Fact]
    public void Who_it_is_and_where_is_found_back()
    {
        var user = ScopeClaims.Of(Plain);
        var scope = user.Scope();

        Assert.Equal((Plain.SessionId, Plain.EndsAt, "Camille Martin"), (user.SessionId(), user.EndsAt(), user.Identity!.Name));
        Assert.Equal((60, Plain.Scope.AccountId, Role.SchoolManager), (scope.Tenant, scope.AccountId, scope.Role));
        Assert.Equal(Plain.Scope.Schools, scope.Schools);
        Assert.True(user.IsInRole(nameof(Role.SchoolManager)));
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, null)]
    [InlineData(false, true, null)]
    [InlineData(false, false, "tr")]
    public void A_phone_an_emergency_and_a_language_are_told_where_they_are_and_nowhere_else(bool isPhone, bool secondFactor, string? language)
    {
        var user = ScopeClaims.Of(Plain with { IsPhone = isPhone, SecondFactor = secondFactor, Language = language });

        Assert.Equal((isPhone, secondFactor, language), (user.IsPhone(), user.IsEmergency(), user.FindFirstValue(ScopeClaims.Language)));
    }

    [Fact]
    public void Whoever_is_not_signed_in_has_no_scope() =>
        Assert.Contains("tenant", Assert.Throws<InvalidOperationException>(() => new ClaimsPrincipal(new ClaimsIdentity()).Scope()).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_page_that_says_not_who_may_use_it_lets_nobody_in()
    {
        await using var services = new ServiceCollection().AddLogging().AddAuthorization(Policies.Add).BuildServiceProvider();
        var fallback = await services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();

        var answer = await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(ScopeClaims.Of(Plain), null, fallback!);

        Assert.False(answer.Succeeded);
    }
}
