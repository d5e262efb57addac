using System.Diagnostics;
using AntiGaspi.Tests.Support;
using Npgsql;

namespace AntiGaspi.App.Tests.Support;

[Trait("Needs", "Postgres")]
public sealed class PostgresClusterTests(SharedPostgres shared, ITestOutputHelper output)
{
    [Fact]
    public async Task A_killed_server_leaves_no_process_and_comes_back_with_every_committed_row()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await ExecuteAsync(cluster.ConnectionString(), "create table meal (id int primary key)");
        for (var cycle = 1; cycle <= 3; cycle++)
        {
            await ExecuteAsync(cluster.ConnectionString(), $"insert into meal values ({cycle})");
            var processes = cluster.LivingProcesses();
            Assert.True(processes.Count > 3, "a server is several processes");

            var watch = Stopwatch.StartNew();
            await cluster.KillAsync();
            Assert.DoesNotContain(processes, LinuxProcesses.IsAlive);
            await cluster.RestartAsync();
            output.WriteLine($"killed and back in {watch.ElapsedMilliseconds} ms");

            Assert.Equal((long)cycle, await ScalarAsync(cluster.ConnectionString(), "select count(*) from meal"));
        }
    }

    [Fact]
    public async Task A_kill_loses_acknowledged_rows_when_the_server_may_answer_before_the_disk()
    {
        await using var sabotaged = await PostgresCluster.StartAsync("synchronous_commit=off", "wal_writer_delay=10s");
        await ExecuteAsync(sabotaged.ConnectionString(), "create table meal (id int primary key)");
        await ExecuteAsync(sabotaged.ConnectionString(), "checkpoint");
        for (var id = 1; id <= 10; id++)
        {
            await ExecuteAsync(sabotaged.ConnectionString(), $"insert into meal values ({id})");
        }

        await sabotaged.KillAsync();
        await sabotaged.RestartAsync();
        Assert.InRange(Assert.IsType<long>(await ScalarAsync(sabotaged.ConnectionString(), "select count(*) from meal")), 0, 9);
    }

    [Fact]
    public async Task A_commit_is_on_disk_before_it_is_acknowledged_unless_a_test_asks_otherwise()
    {
        await using var sabotaged = await PostgresCluster.StartAsync("synchronous_commit=off");
        Assert.Equal("off", await ScalarAsync(sabotaged.ConnectionString(), "show synchronous_commit"));

        var ordinary = (await shared.ClusterAsync()).ConnectionString();
        foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit" })
        {
            Assert.Equal("on", await ScalarAsync(ordinary, $"show {setting}"));
        }
    }

    [Fact]
    public async Task Each_test_gets_a_database_of_its_own_from_a_template()
    {
        var template = await shared.NewDatabaseAsync();
        await ExecuteAsync(template, "create table meal (id int primary key); insert into meal values (1)");

        var name = new NpgsqlConnectionStringBuilder(template).Database!;
        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shared.NewDatabaseAsync(name)));

        await ExecuteAsync(copies[0], "delete from meal");
        Assert.Equal(0L, await ScalarAsync(copies[0], "select count(*) from meal"));
        Assert.Equal(1L, await ScalarAsync(copies[1], "select count(*) from meal"));
    }

    private static async Task ExecuteAsync(string where, string sql) => await ScalarAsync(where, sql);

    private static async Task<object?> ScalarAsync(string where, string sql)
    {
        await using var connection = new NpgsqlConnection(where + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
