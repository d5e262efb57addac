using AntiGaspi.App.Meals;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>
/// The way that SQLite takes through a statement. Nobody gathers statistics there, and from the days to the meals asked for
/// it is a hundred times longer than from the meals to their days: a school year of days, each with every pupil.
/// </summary>
public sealed class SqlitePlanTests
{
    public static TheoryData<string> Statements => [CancelMeals.SqliteInsert, RestoreMeals.SqliteUpdate];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_goes_from_the_meals_asked_for_to_their_days(string statement)
    {
        var plan = await PlanAsync(statement);

        Assert.Single(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.StartsWith("SCAN a VIRTUAL TABLE", StringComparison.Ordinal));
        Assert.Contains("SEARCH d USING INDEX sqlite_autoindex_service_day_1 (tenant=? AND place_id=? AND day=? AND service=?)", plan);
    }

    [Fact]
    public async Task The_same_joins_left_to_themselves_are_caught()
    {
        var plan = await PlanAsync(CancelMeals.SqliteInsert.Replace("cross join", "join", StringComparison.Ordinal));

        Assert.Contains(plan, step => step.StartsWith("SEARCH d USING INDEX service_day_to_seal", StringComparison.Ordinal));
    }

    private static async Task<List<string>> PlanAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={await Stores.NewFileAsync()};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "explain query plan " + statement;
        foreach (var name in new[] { "@tenant", "@account", "@op", "@now", "@channel" })
        {
            command.Parameters.AddWithValue(name, "1");
        }

        command.Parameters.AddWithValue("@asked", "[]");
        var steps = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            steps.Add(rows.GetString(3));
        }

        return steps;
    }
}
