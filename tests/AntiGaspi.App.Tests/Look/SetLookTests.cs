using System.Security.Cryptography;
using System.Text;
using AntiGaspi.App.Look;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Look;

/// <summary>A look is chosen by an officer, for the whole collectivité and for it alone.</summary>
public abstract class SetLookTests(Engine engine)
{
    private static readonly byte[] Drawing = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"><path d=\"M0 0h2v1z\"/></svg>");
    private static readonly AskedLook Oise = new(" Département de l’Oise ", "#6a1b9a", "#00497a", "Oise, le Département", Drawing, RemovesLogo: false);

    [Fact]
    public async Task What_an_officer_chooses_is_read_by_everybody_of_that_collectivite_alone()
    {
        await using var db = await Stores.NewAsync(engine);
        var (officer, world) = await OfficerAsync(db);
        await World.CreateAsync(db, tenant: 80);

        Assert.Empty((await new SetLook(db).RunAsync(officer, Oise, World.Morning))!);

        var looks = await new ReadLooks(db).RunAsync();
        var look = looks.Single(one => one.Tenant == world.Tenant);
        Assert.Equal(("Département de l’Oise", Colour.Read("#6a1b9a"), Colour.Read("#00497a")), (look.Name, look.Leaf, look.Blue));
        Assert.Equal(("Oise, le Département", 96, LogoKind.Svg), (look.Logo!.Alt, look.Logo.Picture.Width, look.Logo.Picture.Kind));
        Assert.Equal(AuthorityLook.Neutral(80), looks.Single(one => one.Tenant == 80));
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from audit where tenant = @tenant and action = 'look.set'"));
    }

    [Fact]
    public async Task A_logo_stays_until_it_is_replaced_or_taken_away()
    {
        await using var db = await Stores.NewAsync(engine);
        var (officer, _) = await OfficerAsync(db);
        var (act, read) = (new SetLook(db), new ReadLooks(db));
        await act.RunAsync(officer, Oise, World.Morning);

        Assert.Empty((await act.RunAsync(officer, Oise with { LogoFile = null, LogoAlt = "Oise", Leaf = "" }, World.Morning))!);
        var kept = await read.OfAsync(officer);
        Assert.Equal(("Oise", null), (kept.Logo!.Alt, kept.Leaf));
        Assert.Equal(kept.Logo.Sha256, Convert.ToHexStringLower(SHA256.HashData(kept.Logo.Picture.Content)));

        Assert.Equal([new(LookField.LogoAlt, LookRefusal.NoWords)], await act.RunAsync(officer, Oise with { LogoFile = null, LogoAlt = " " }, World.Morning));
        Assert.Empty((await act.RunAsync(officer, new("", "", "", "", null, RemovesLogo: true), World.Morning))!);
        Assert.Equal(AuthorityLook.Neutral(officer.Tenant), await read.OfAsync(officer));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_nothing_is_written()
    {
        await using var db = await Stores.NewAsync(engine);
        var (officer, world) = await OfficerAsync(db);
        var wrong = new AskedLook(new string('n', 76), "#ffd500", "bleu", "", Encoding.UTF8.GetBytes("<html/>"), RemovesLogo: false);

        var faults = (await new SetLook(db).RunAsync(officer, wrong, World.Morning))!;

        Assert.Equal(
            [(LookField.Name, LookRefusal.TooLong), (LookField.Leaf, LookRefusal.TooPale), (LookField.Blue, LookRefusal.NoColour), (LookField.LogoAlt, LookRefusal.NoWords), (LookField.Logo, LookRefusal.NoPicture)],
            faults.Select(fault => (fault.Field, fault.Why)));
        Assert.True(Tint.Passes(faults[1].Nearest!.Value));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from authority_look where tenant = @tenant"));
    }

    [Fact]
    public async Task Nobody_but_an_officer_in_place_chooses()
    {
        await using var db = await Stores.NewAsync(engine);
        var (officer, world) = await OfficerAsync(db);
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "update role_grant set ended_at = @at where tenant = @tenant and role = 7", new { at = World.Morning }));

        foreach (var scope in new[] { officer, world.OfficeScope, world.Family(0), new Scope(world.Tenant, world.Office, Role.AuthorityOfficer, []) })
        {
            Assert.Null(await new SetLook(db).RunAsync(scope, Oise, World.Morning));
        }

        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from authority_look where tenant = @tenant"));
    }

    private static async Task<(Scope Officer, World World)> OfficerAsync(Db db)
    {
        var world = await World.CreateAsync(db);
        var id = World.NewId();
        await db.WriteAsync(world.Service, async transaction =>
        {
            await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@id, 'Maxime Roux', @Morning)", new { id, World.Morning });
            return await transaction.ExecuteAsync(
                "insert into role_grant (tenant, grant_id, account_id, role, granted_at) values (@tenant, @id, @id, 7, @Morning)", new { id, World.Morning });
        });
        return (new(world.Tenant, id, Role.AuthorityOfficer, []), world);
    }
}

public sealed class SetLookOnSqlite() : SetLookTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class SetLookOnPostgres() : SetLookTests(Engine.Postgres);
