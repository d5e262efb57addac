using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.Bench;

/// <summary>The statements of a cancellation on SQLite, prepared once, one writer, with nothing around them.</summary>
internal sealed class SqliteLoop : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand[] steps;
    private readonly (Guid Account, MealRef Meal)[] meals;
    private int next;

    public SqliteLoop(string file, IReadOnlyList<Family> families)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = false }.ToString());
        connection.Open();
        Prepared("pragma synchronous=full").ExecuteNonQuery();
        steps =
        [
            Prepared("begin immediate"), Prepared(CancelMeals.SqliteInsert), Prepared(OperationLog.Insert),
            Prepared(CancelMeals.SqliteLedger), Prepared(CancelMeals.SqliteAudit), Prepared("commit"),
        ];
        meals = [.. families.SelectMany(family => family.Meals.Select(meal => (family.AccountId, meal)))];
        new Random(3).Shuffle(meals);
    }

    public Rates Run(TimeSpan duration)
    {
        var (start, first, own) = (Stopwatch.GetTimestamp(), next, ProcessorTime.Of(Environment.ProcessId));
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            Cancel(meals[next++]);
        }

        return new Rates(next - first, Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 0, ProcessorTime.Of(Environment.ProcessId) - own);
    }

    public void Dispose() => connection.Dispose();

    private void Cancel((Guid Account, MealRef Meal) one)
    {
        var day = one.Meal.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@tenant"] = 1, ["@account"] = one.Account.ToString(), ["@op"] = Guid.CreateVersion7().ToString(), ["@now"] = "2026-11-23T07:42:00.000Z",
            ["@channel"] = "family", ["@scopeDoor"] = "family", ["@route"] = "cancel", ["@hash"] = new string('0', 64), ["@audit"] = Guid.CreateVersion7().ToString(),
            ["@asked"] = JsonSerializer.Serialize(new object[] { new object[] { Guid.CreateVersion7(), one.Meal.PupilId, day, (int)one.Meal.Service } }),
        };
        foreach (var step in steps)
        {
            foreach (SqliteParameter parameter in step.Parameters)
            {
                parameter.Value = values[parameter.ParameterName];
            }

            // The step that cancels answers one row: a loop that cancels nothing would be fast.
            using var rows = step.ExecuteReader();
            if (rows.FieldCount > 0 && !rows.Read())
            {
                throw new InvalidOperationException($"{one.Meal} was not cancelled.");
            }
        }
    }

    private SqliteCommand Prepared(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in SqlNames.Of(sql))
        {
            command.Parameters.Add(new SqliteParameter("@" + name, null));
        }

        return command;
    }
}
