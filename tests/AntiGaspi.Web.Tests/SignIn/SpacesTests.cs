using System.Net;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>Somebody who is a parent here and an agent there changes from one space to the other; each session works in one.</summary>
public sealed class SpacesTests
{
    [Fact]
    public async Task A_parent_who_also_manages_a_school_of_another_authority_changes_space()
    {
        await using var site = await StorySite.StartAsync();
        await GrantElsewhereAsync(site, "camille");
        using var camille = await site.NewVisitor().AsAsync("camille");
        var key = camille.Jar["__Host-antigaspi"];

        var page = await camille.GetAsync("/espaces");
        Assert.Contains("Repas de mes enfants, Département de démonstration", page.Words, StringComparison.Ordinal);
        Assert.Contains("Gestion du collège, Ailleurs", page.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["/espaces"] = page.Html }));

        var answer = await camille.PostAsync("/espaces", "/espaces", ("collectivite", "2"), ("role", "SchoolManager"));

        Assert.Equal((HttpStatusCode.SeeOther, "/gestion"), (answer.Status, answer.Location));
        Assert.NotEqual(key, camille.Jar["__Host-antigaspi"]);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await camille.GetAsync("/gestion")).Status, (await camille.GetAsync("/famille")).Status));
    }

    [Fact]
    public async Task A_change_of_space_proves_nothing_anew()
    {
        await using var site = await StorySite.StartAsync();
        await GrantElsewhereAsync(site, "camille");
        using var camille = await site.NewVisitor().AsAsync("camille");
        var proved = DateTimeOffset.Parse("2026-11-23T06:00:00Z");
        Assert.Equal(1, await site.Db.WriteAsync(Scope.Service(1), transaction => transaction.ExecuteAsync("update session set proved_at = @proved", new { proved })));

        await camille.PostAsync("/espaces", "/espaces", ("collectivite", "2"), ("role", "SchoolManager"));

        Assert.Equal([proved], await site.Db.ReadNationalAsync<DateTimeOffset>("select proved_at from session"));
    }

    [Theory]
    [InlineData("1", "SchoolManager")]
    [InlineData("2", "Family")]
    [InlineData("99", "SchoolManager")]
    [InlineData("2", "Service")]
    [InlineData("2", "nobody")]
    public async Task A_space_of_somebody_else_is_not_found(string authority, string role)
    {
        await using var site = await StorySite.StartAsync();
        await GrantElsewhereAsync(site, "camille");
        using var camille = await site.NewVisitor().AsAsync("camille");

        var answer = await camille.PostAsync("/espaces", "/espaces", ("collectivite", authority), ("role", role));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (answer.Status, (await camille.GetAsync("/famille")).Status));
    }

    [Fact]
    public async Task A_grant_that_ended_is_no_space()
    {
        await using var site = await StorySite.StartAsync();
        await GrantElsewhereAsync(site, "camille");
        await site.Db.WriteAsync(Scope.Service(2), transaction => transaction.ExecuteAsync("update role_grant set ended_at = @now where tenant = @tenant", new { now = StorySite.Start }));
        using var camille = await site.NewVisitor().AsAsync("camille");

        Assert.DoesNotContain("Ailleurs", (await camille.GetAsync("/espaces")).Words, StringComparison.Ordinal);
    }

    private static Task<int> GrantElsewhereAsync(StorySite site, string persona)
    {
        var (account, school) = (Persona.All.Single(one => one.Key == persona).AccountId, Ids.New(StorySite.Start));
        return site.Db.WriteAsync(Scope.Service(2), async transaction =>
        {
            var values = new { school, who = account, id = Ids.New(StorySite.Start), StorySite.Start };
            await transaction.ExecuteAsync("insert into local_authority (tenant, code, name) values (@tenant, 'AILLEURS', 'Ailleurs')");
            await transaction.ExecuteAsync("insert into school (tenant, school_id, uai, name, phone) values (@tenant, @school, '0020001A', 'collège Ailleurs', '03 23 00 00 00')", values);
            await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @who)", values);
            return await transaction.ExecuteAsync(
                "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @who, 3, @school, @Start)", values);
        });
    }
}
