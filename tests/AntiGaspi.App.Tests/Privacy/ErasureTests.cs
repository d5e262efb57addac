using AntiGaspi.App.Access;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>A person who is erased is in no column of any table any more; the sums of the ledger and the chain are what they were.</summary>
public abstract class ErasureTests
{
    private static readonly DateTimeOffset Now = World.Paris(12, 5, 9);

    [Fact]
    public async Task Nothing_is_left_of_a_family_in_any_column_of_any_table_and_sums_and_chain_stay()
    {
        await using var db = await OpenAsync();
        var family = await LeftFamilyAsync(db);
        var before = await SumsAsync(family.World);
        Assert.NotEmpty(await FoundAsync(family.Mark));

        await EraseAsync(db, family, new ErasePerson(db));

        Assert.Empty(await FoundAsync(family.Mark));
        Assert.Equal(before, await SumsAsync(family.World));
        await new LinkAudit(db).RunAsync(family.World.Service, Now, everything: true);
        Assert.Empty((await new VerifyAudit(db).RunAsync(family.World.Service, "T60", [], Now)).Faults);
    }

    [Fact]
    public async Task Another_family_and_the_other_guardian_lose_nothing()
    {
        await using var db = await OpenAsync();
        var family = await LeftFamilyAsync(db);
        var neighbour = await MarkedFamily.CreateAsync(family.World, 1, "voisin");
        var theirs = (await FoundAsync("voisin")).Where(place => !place.StartsWith("siecle_upload", StringComparison.Ordinal)).ToList();

        Assert.Equal(new EraseOutcome.Erased(KeepsAccount: false), await new ErasePerson(db).RunAsync(family.World.Service, ErasedKind.Guardian, family.Guardian, ErasureCare.Ordinary, Now));

        Assert.Equal(theirs, await FoundAsync("voisin"));
        Assert.Equal(["account.display_name", "guardian.address", "guardian.email", "guardian.family_name", "guardian.given_name", "guardian.mobile", "guardian.siecle_person_id", "identity.subject"],
            await FoundAsync($"{family.Mark}.other"));
        Assert.Equal(335, await neighbour.World.BalanceAsync(1));
        foreach (var table in new[] { "guardian", "account", "identity", "session", "outbox", "sign_in_link" })
        {
            Assert.Empty(await FoundAsync($"{family.Mark}.{table}"));
        }
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("sign_in_link")]
    [InlineData("siecle_upload")]
    [InlineData("meal_plan")]
    [InlineData("pupil")]
    public async Task A_table_that_is_forgotten_is_caught(string table)
    {
        await using var db = await OpenAsync();
        var family = await LeftFamilyAsync(db);

        await EraseAsync(db, family, new ErasePerson(db, one => one != table));

        Assert.Contains(await FoundAsync(family.Mark), place => place.StartsWith(table, StringComparison.Ordinal));
    }

    // Where rows of other tables refer to the one that is forgotten, the database itself refuses.
    [Theory]
    [InlineData("guardian")]
    [InlineData("guardian_link")]
    [InlineData("identity")]
    [InlineData("session")]
    public async Task A_table_that_is_forgotten_and_holds_others_back_is_caught(string table)
    {
        await using var db = await OpenAsync();
        var family = await LeftFamilyAsync(db);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await EraseAsync(db, family, new ErasePerson(db, one => one != table));
            Assert.Empty(await FoundAsync(family.Mark));
        });
    }

    [Fact]
    public async Task Who_is_owed_something_is_erased_only_once_it_is_settled()
    {
        await using var db = await OpenAsync();
        var world = await World.CreateAsync(db);
        var family = await MarkedFamily.CreateAsync(world, 0, "dû");
        await LeaveAsync(family);
        var erase = new ErasePerson(db);
        var listed = 0;
        Task ListAsync()
        {
            listed++;
            return Task.CompletedTask;
        }

        foreach (var (kind, person) in new[] { (ErasedKind.Pupil, family.Pupil), (ErasedKind.Guardian, family.Guardian) })
        {
            Assert.Equal(new EraseOutcome.Refused(EraseRefusal.OpenCredit), await erase.RunAsync(world.Service, kind, person, ErasureCare.Ordinary, Now, ListAsync));
            Assert.Equal(0, listed);
        }

        Assert.IsType<EraseOutcome.Erased>(await erase.RunAsync(world.Service, ErasedKind.Pupil, family.Pupil, ErasureCare.CreditSettled, Now, ListAsync));
        Assert.Equal((1, 335), (listed, await world.BalanceAsync(0)));
        Assert.Empty(await FoundAsync($"{family.Mark}.pupil"));
    }

    [Fact]
    public async Task A_pupil_who_has_not_left_and_a_stranger_are_refused()
    {
        await using var db = await OpenAsync();
        var world = await World.CreateAsync(db);
        var elsewhere = await World.CreateAsync(db, tenant: 61);
        var erase = new ErasePerson(db);

        Assert.Equal(new EraseOutcome.Refused(EraseRefusal.StillHere), await erase.RunAsync(world.Service, ErasedKind.Pupil, world.Pupils[0], ErasureCare.Ordinary, Now));
        Assert.Equal(new EraseOutcome.Refused(EraseRefusal.Unknown), await erase.RunAsync(world.Service, ErasedKind.Pupil, elsewhere.Pupils[0], ErasureCare.Replay, Now));
        Assert.Equal(new EraseOutcome.Refused(EraseRefusal.Unknown), await erase.RunAsync(world.Service, ErasedKind.Guardian, world.Pupils[0], ErasureCare.Replay, Now));
        Assert.Equal(3, await world.ScalarAsync<long>("select count(*) from pupil where tenant = @tenant and family_name like 'NOM%'"));
    }

    [Fact]
    public async Task An_account_that_still_opens_something_stays()
    {
        await using var db = await OpenAsync();
        var family = await LeftFamilyAsync(db);
        var elsewhere = await World.CreateAsync(db, tenant: 61);
        await db.WriteAsync(elsewhere.Service, async transaction =>
        {
            await transaction.ExecuteAsync("update guardian set account_id = @Who where tenant = @tenant and account_id = @theirs", new { Who = family.Account, theirs = elsewhere.Families[0] });
            return await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @Who)", new { Who = family.Account });
        });

        Assert.Equal(new EraseOutcome.Erased(KeepsAccount: true), await new ErasePerson(db).RunAsync(family.World.Service, ErasedKind.Guardian, family.Guardian, ErasureCare.Ordinary, Now));

        Assert.Equal([61], (await new FindSpaces(db).RunAsync(family.Account)).Select(space => space.Scope.Tenant));
    }

    /// <summary>Where a mark stands, as table.column, whoever's row it is.</summary>
    protected abstract Task<IReadOnlyList<string>> FoundAsync(string mark);

    protected abstract Task<Db> OpenAsync();

    /// <summary>A family whose credit is settled and whose pupil has left.</summary>
    protected static async Task<MarkedFamily> LeftFamilyAsync(Db db)
    {
        var family = await MarkedFamily.CreateAsync(await World.CreateAsync(db), 0, "mien", restores: true);
        await LeaveAsync(family);
        await new LinkAudit(db).RunAsync(family.World.Service, World.Morning, everything: true);
        return family;
    }

    protected static async Task EraseAsync(Db db, MarkedFamily family, ErasePerson erase)
    {
        foreach (var (kind, person) in new[] { (ErasedKind.Pupil, family.Pupil), (ErasedKind.Guardian, family.Guardian), (ErasedKind.Guardian, family.OtherGuardian) })
        {
            Assert.IsType<EraseOutcome.Erased>(await erase.RunAsync(family.World.Service, kind, person, ErasureCare.Ordinary, Now));
        }
    }

    private static Task<int> LeaveAsync(MarkedFamily family) => family.World.Db.WriteAsync(family.World.Service, transaction => transaction.ExecuteAsync(
        "update pupil set exit_day = @day where tenant = @tenant and pupil_id = @Pupil", new { family.Pupil, day = new DateOnly(2026, 12, 4) }));

    private static async Task<(long, long, long)> SumsAsync(World world) => (
        await world.ScalarAsync<long>("select count(*) from ledger_entry where tenant = @tenant"),
        await world.ScalarAsync<long>("select cast(sum(cents) as bigint) from ledger_entry where tenant = @tenant and credit = 'family'"),
        await world.ScalarAsync<long>("select cast(sum(cents) as bigint) from ledger_entry where tenant = @tenant and debit = 'family'"));
}

public sealed class ErasureOnSqlite : ErasureTests
{
    private string file = "";

    [Fact]
    public async Task Who_comes_back_with_an_older_backup_is_erased_again_by_the_list()
    {
        await using var db = await OpenAsync();
        var family = await LeftFamilyAsync(db);
        var backup = await BackUpAsync();
        var list = new ErasureList(Janitor.NewFolder("list"));
        foreach (var (kind, person) in new[] { (ErasedKind.Guardian, family.Guardian), (ErasedKind.Guardian, family.OtherGuardian), (ErasedKind.Pupil, family.Pupil) })
        {
            await new ErasePerson(db).RunAsync(family.World.Service, kind, person, ErasureCare.Ordinary, World.Paris(12, 5, 9), () => list.AddAsync(new(World.Morning, kind, person, "T60")));
        }

        file = backup;
        await using var restored = Db.OpenSqlite(backup);
        Assert.NotEmpty(await FoundAsync(family.Mark));

        var lines = await ErasureList.ReadAsync(list.FullName);
        Assert.Equal(3, lines.Count);
        foreach (var line in lines)
        {
            Assert.IsType<EraseOutcome.Erased>(await new ErasePerson(restored).RunAsync(family.World.Service, line!.Kind, line.PersonId, ErasureCare.Replay, World.Paris(12, 9, 9)));
        }

        Assert.Empty(await FoundAsync(family.Mark));
    }

    protected override async Task<Db> OpenAsync() => Db.OpenSqlite(file = await Stores.NewFileAsync());

    protected override async Task<IReadOnlyList<string>> FoundAsync(string mark)
    {
        await using var connection = await ConnectAsync();
        var columns = await connection.QueryAsync<(string Table, string Column)>(
            "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' order by 1, 2");
        List<string> found = [];
        foreach (var (table, column) in columns)
        {
            if (await connection.ExecuteScalarAsync<long>($"select count(*) from \"{table}\" where instr(cast(\"{column}\" as text), @mark)", new { mark }) > 0)
            {
                found.Add($"{table}.{column}");
            }
        }

        return found;
    }

    private async Task<string> BackUpAsync()
    {
        var copy = Path.Combine(Janitor.NewFolder("backup"), "antigaspi.db");
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync("vacuum into @copy", new { copy });
        return copy;
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}

[Trait("Needs", "Postgres")]
public sealed class ErasureOnPostgres : ErasureTests
{
    private string site = "";

    protected override async Task<Db> OpenAsync() => Db.OpenPostgres(site = await Stores.NewDatabaseAsync());

    protected override async Task<IReadOnlyList<string>> FoundAsync(string mark)
    {
        await using var connection = new NpgsqlConnection(SiteDatabase.As("postgres", site) + ";Pooling=false");
        await connection.OpenAsync();
        var columns = await connection.QueryAsync<(string Table, string Column, string Type)>(
            """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname collate "C", a.attname collate "C"
            """);
        List<string> found = [];
        foreach (var (table, column, type) in columns)
        {
            var text = type == "bytea" ? $"encode({column}, 'escape')" : $"{column}::text";
            if (await connection.ExecuteScalarAsync<long>($"select count(*) from {table} where position(@mark in {text}) > 0", new { mark }) > 0)
            {
                found.Add($"{table}.{column}");
            }
        }

        return found;
    }
}
