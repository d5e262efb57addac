using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A civil status changed, FranceConnect gives another name: the older account stays, and opens by the new one.</summary>
[Trait("Needs", "Postgres")]
public sealed class JoinAccountsTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_new_name_opens_the_older_account_and_the_one_it_replaces_ends(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille", "camille@exemple.fr"), new Adult("Dominique", "dominique@exemple.net"));
        var (before, after) = (await here.AccountAsync("Camille Martin"), await here.AccountAsync("Camille Durand"));
        await here.ByCode.RunAsync(before, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now);
        var told = (await here.MailAsync()).Count;

        Assert.Null(await new JoinAccounts(here.Db).RunAsync(after, before, Families.Now));

        Assert.Equal(before, await new OpenAccount(here.Db).FindAsync(IdentityProvider.FranceConnect, "sub-Camille Durand"));
        Assert.Null(await new OpenAccount(here.Db).FindAsync(IdentityProvider.FranceConnect, "sub-Camille Martin"));
        Assert.Equal([lea], await here.SeenByAsync(before));
        Assert.Equal(told + 2, (await here.MailAsync()).Count);
        Assert.Equal(JoinRefusal.NothingToJoin, await new JoinAccounts(here.Db).RunAsync(after, before, Families.Now));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_new_mailbox_is_added_and_brings_the_children_it_had(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var there = await here.ElsewhereAsync(80);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"));
        var (tom, adultsThere) = await there.ChildAsync("Tom", new(2012, 6, 1), new Adult("Camille"));
        var (kept, newer) = (await here.AccountAsync("Camille"), await here.AccountAsync("camille", "camille@exemple.fr"));
        await here.ByCode.RunAsync(kept, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now);
        await here.ByCode.RunAsync(newer, await there.CodeAsync(tom, adultsThere[0]), new(2012, 6, 1), moves: false, Families.Now);

        Assert.Null(await new JoinAccounts(here.Db).RunAsync(newer, kept, Families.Now));

        Assert.Equal(kept, await new OpenAccount(here.Db).FindAsync(IdentityProvider.Mail, "camille@exemple.fr"));
        Assert.Equal(kept, await new OpenAccount(here.Db).FindAsync(IdentityProvider.FranceConnect, "sub-Camille"));
        Assert.Equal([tom], await there.SeenByAsync(kept));
        Assert.Equal(2, (await new FindSpaces(here.Db).RunAsync(kept)).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_parents_and_an_agent_stay_apart(Engine engine)
    {
        var here = await Families.NewAsync(engine);
        var (lea, adults) = await here.ChildAsync("Léa", Families.LeaBirth, new Adult("Camille"), new Adult("Dominique"));
        var (camille, dominique, agent) = (await here.AccountAsync("Camille"), await here.AccountAsync("Dominique"), await here.AccountAsync("Agent"));
        await here.ByCode.RunAsync(camille, await here.CodeAsync(lea, adults[0]), Families.LeaBirth, moves: false, Families.Now);
        await here.ByCode.RunAsync(dominique, await here.CodeAsync(lea, adults[1]), Families.LeaBirth, moves: false, Families.Now);
        await here.Db.WriteAsync(here.World.Service, async transaction =>
        {
            var values = new { id = World.NewId(), agent, here.World.School, World.Morning };
            await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @agent)", values);
            return await transaction.ExecuteAsync(
                "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @agent, 2, @School, @Morning)", values);
        });

        Assert.Equal(JoinRefusal.OneAccountEach, await new JoinAccounts(here.Db).RunAsync(dominique, camille, Families.Now));
        Assert.Equal(JoinRefusal.HasRoles, await new JoinAccounts(here.Db).RunAsync(agent, camille, Families.Now));
        Assert.Equal(JoinRefusal.NothingToJoin, await new JoinAccounts(here.Db).RunAsync(camille, camille, Families.Now));
        Assert.Equal([lea], await here.SeenByAsync(dominique));
    }
}
