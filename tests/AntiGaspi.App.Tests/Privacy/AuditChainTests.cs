using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>The chain over the trail: made from the committed rows, once each, and what an administrator changes behind it is found.</summary>
public abstract class AuditChainTests
{
    private const string Code = "T60";
    private const int Rows = 12;

    private static readonly DateTimeOffset Now = World.Morning;

    [Fact]
    public async Task Each_row_is_linked_once_and_an_untouched_chain_is_intact()
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            var report = await VerifyAsync(db, world, []);

            Assert.Empty(report.Faults);
            Assert.Equal((Rows, 0, 0), (report.Links, report.Purged, report.Waiting));
            Assert.Equal(0, await new LinkAudit(db).RunAsync(world.Service, Now.AddHours(1), everything: true));
        }
    }

    [Fact]
    public async Task A_row_that_commits_after_a_younger_one_is_linked_after_it()
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            // As old as the first ones: its transaction lasted longer than theirs.
            await AddRowAsync(db, world, Now.AddMinutes(1));

            Assert.Equal(1, await new LinkAudit(db).RunAsync(world.Service, Now.AddHours(1)));
            Assert.Equal(Rows + 1, (await VerifyAsync(db, world, [])).Links);
            Assert.Empty((await VerifyAsync(db, world, [])).Faults);
        }
    }

    [Fact]
    public async Task A_row_older_than_what_is_looked_at_is_found_by_the_look_through_everything()
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            await AddRowAsync(db, world, Now.AddDays(-9));

            Assert.Equal(0, await new LinkAudit(db).RunAsync(world.Service, Now));
            Assert.Equal(1, (await VerifyAsync(db, world, [])).Waiting);
            Assert.Equal(1, await new LinkAudit(db).RunAsync(world.Service, Now, everything: true));
        }
    }

    [Fact]
    public async Task Nodes_that_link_at_the_same_time_link_each_row_once()
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            for (var i = 0; i < 40; i++)
            {
                await AddRowAsync(db, world, Now.AddMinutes(i));
            }

            var linked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => new LinkAudit(db).RunAsync(world.Service, Now.AddHours(1))));

            Assert.Equal(40, linked.Sum());
            Assert.Empty((await VerifyAsync(db, world, [])).Faults);
        }
    }

    [Theory]
    [InlineData("flip", "update audit set action = 'meals.restored' where audit_id = (select audit_id from audit_link where seq = 5)", AuditFaultKind.RowChanged, 5)]
    [InlineData("flip who", "update audit set account_id = subject_id where audit_id = (select audit_id from audit_link where seq = 1)", AuditFaultKind.RowChanged, 1)]
    [InlineData("delete", "delete from audit where audit_id = (select audit_id from audit_link where seq = 5)", AuditFaultKind.RowRemoved, 5)]
    [InlineData("delete with its link", "delete from audit where audit_id = (select audit_id from audit_link where seq = 5); delete from audit_link where seq = 5", AuditFaultKind.LinksRemoved, 5)]
    [InlineData("delete the first", "delete from audit where audit_id = (select audit_id from audit_link where seq = 1); delete from audit_link where seq = 1", AuditFaultKind.LinksRemoved, 1)]
    [InlineData("swap links", "update audit_link set seq = 99 where seq = 5; update audit_link set seq = 5 where seq = 6; update audit_link set seq = 6 where seq = 99", AuditFaultKind.LinkChanged, 5)]
    [InlineData("forge a digest", "update audit_link set row_sha256 = sha256 where seq = 5", AuditFaultKind.RowChanged, 5)]
    [InlineData("let it go early", "update audit_link set kept_until = linked_at where seq = 5", AuditFaultKind.LinkChanged, 5)]
    public async Task What_an_administrator_changes_is_found(string how, string sabotage, AuditFaultKind kind, long seq)
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            await AsAdministratorAsync(sabotage);

            var faults = (await VerifyAsync(db, world, [])).Faults;

            Assert.True(faults.Count > 0, how);
            Assert.Equal((kind, seq), (faults[0].Kind, faults[0].Seq));
        }
    }

    [Fact]
    public async Task Two_rows_that_are_swapped_are_found()
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            await AsAdministratorAsync(
                """
                update audit set subject_id = (select a.subject_id from audit a where a.action = 'act.7'), action = 'swap' where action = 'act.3';
                update audit set subject_id = (select a.account_id from audit a where a.action = 'swap'), action = 'act.3' where action = 'act.7';
                update audit set action = 'act.7' where action = 'swap';
                """);

            Assert.Equal([AuditFaultKind.RowChanged, AuditFaultKind.RowChanged], (await VerifyAsync(db, world, [])).Faults.Select(fault => fault.Kind));
        }
    }

    [Fact]
    public async Task A_chain_that_was_cut_is_found_by_the_head_that_was_kept_outside_and_only_by_it()
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            var head = await HeadAsync(db, world);
            await AsAdministratorAsync("delete from audit where audit_id in (select audit_id from audit_link where seq > 9); delete from audit_link where seq > 9");

            Assert.Empty((await VerifyAsync(db, world, [])).Faults);
            Assert.Equal([new AuditFault(AuditFaultKind.Truncated, Rows, head.Day)], (await VerifyAsync(db, world, [head])).Faults);

            // New rows grow over the cut: the head still tells.
            for (var i = 0; i < 5; i++)
            {
                await AddRowAsync(db, world, Now.AddHours(2));
            }

            await new LinkAudit(db).RunAsync(world.Service, Now.AddHours(3));
            Assert.Equal([new AuditFault(AuditFaultKind.Rewritten, Rows, head.Day)], (await VerifyAsync(db, world, [head])).Faults);
        }
    }

    [Fact]
    public async Task A_chain_that_was_made_again_from_changed_rows_is_found_by_the_head_that_was_kept_outside()
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            var head = await HeadAsync(db, world);
            await AsAdministratorAsync("delete from audit_link; update audit set action = 'nothing' where action = 'act.5'");
            await new LinkAudit(db).RunAsync(world.Service, Now.AddHours(1), everything: true);

            Assert.Empty((await VerifyAsync(db, world, [])).Faults);
            Assert.Equal(AuditFaultKind.Rewritten, Assert.Single((await VerifyAsync(db, world, [head])).Faults).Kind);
        }
    }

    [Fact]
    public async Task The_head_of_a_day_is_its_last_link_and_another_authority_has_its_own()
    {
        var (db, world) = await ChainedAsync();
        await using (db)
        {
            var head = await HeadAsync(db, world);

            Assert.Equal((Rows, new DateOnly(2026, 11, 23)), (head.Seq, head.Day));
            Assert.Equal(head, AuditHead.Parse(head.Line));
            Assert.Null(await new AuditHeads(db).OfDayBeforeAsync(world.Service, Code, head.Day));
            Assert.Empty((await VerifyAsync(db, world, [head, head with { Authority = "61", Seq = 999 }])).Faults);
        }
    }

    /// <summary>Does what an administrator can: the triggers and keys are out of the way.</summary>
    protected abstract Task AsAdministratorAsync(string sql);

    protected abstract Task<Db> OpenAsync();

    private static Task<AuditReport> VerifyAsync(Db db, World world, IReadOnlyList<AuditHead> heads) =>
        new VerifyAudit(db).RunAsync(world.Service, Code, heads, Now.AddDays(2));

    private static async Task<AuditHead> HeadAsync(Db db, World world) =>
        (await new AuditHeads(db).OfDayBeforeAsync(world.Service, Code, new(2026, 11, 24)))!;

    private static Task<int> AddRowAsync(Db db, World world, DateTimeOffset at, string action = "act") =>
        db.WriteAsync(world.OfficeScope, transaction => AuditTrail.AddAsync(transaction, action, World.NewId(), at, "détail : « 1 »"));

    private async Task<(Db Db, World World)> ChainedAsync()
    {
        var db = await OpenAsync();
        var world = await World.CreateAsync(db);
        for (var i = 1; i <= Rows; i++)
        {
            await AddRowAsync(db, world, Now.AddMinutes(i), $"act.{i}");
        }

        Assert.Equal(Rows, await new LinkAudit(db).RunAsync(world.Service, Now.AddMinutes(30)));
        return (db, world);
    }
}

public sealed class AuditChainOnSqlite : AuditChainTests
{
    private string file = "";

    protected override async Task<Db> OpenAsync() => Db.OpenSqlite(file = await Stores.NewFileAsync());

    protected override async Task AsAdministratorAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        foreach (var trigger in await connection.QueryAsync<string>("select name from sqlite_master where type = 'trigger' and tbl_name like 'audit%'"))
        {
            await connection.ExecuteAsync($"drop trigger {trigger}");
        }

        await connection.ExecuteAsync("pragma foreign_keys=off;" + sql);
    }
}

[Trait("Needs", "Postgres")]
public sealed class AuditChainOnPostgres : AuditChainTests
{
    private string site = "";

    protected override async Task<Db> OpenAsync() => Db.OpenPostgres(site = await Stores.NewDatabaseAsync());

    protected override Task AsAdministratorAsync(string sql) =>
        SiteDatabase.ExecuteAsync(SiteDatabase.As("postgres", site), $"set session_replication_role = replica; {sql}");
}
