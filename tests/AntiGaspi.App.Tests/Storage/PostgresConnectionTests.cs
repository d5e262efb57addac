using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>What a connection to PostgreSQL is set to, unless the operator says otherwise.</summary>
[Trait("Needs", "Postgres")]
public sealed class PostgresConnectionTests
{
    [Theory]
    [InlineData("", "force_generic_plan")]
    [InlineData(";Options=-c plan_cache_mode=auto", "auto")]
    public async Task A_connection_keeps_the_first_plan_of_a_statement_unless_the_operator_says_otherwise(string said, string expected)
    {
        await using var db = Db.OpenPostgres(await Stores.NewDatabaseAsync() + said);

        Assert.Equal([expected], await db.ReadNationalAsync<string>("show plan_cache_mode"));
    }

    [Fact]
    public async Task A_node_opens_no_more_connections_than_the_operator_says()
    {
        await using var db = Db.OpenPostgres(await Stores.NewDatabaseAsync() + ";Maximum Pool Size=2;Timeout=1");
        await using var first = await db.OpenAsync();
        await using var second = await db.OpenAsync();

        await Assert.ThrowsAsync<Npgsql.NpgsqlException>(db.OpenAsync);
    }
}
