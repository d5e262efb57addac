using System.Text.Json;
using AntiGaspi.App.Tests;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The verbs as an operator calls them: what they answer, and with which exit code.</summary>
public sealed class OperatorTests
{
    [Fact]
    public async Task Check_of_an_empty_folder_says_what_to_do()
    {
        using var folder = new SqliteFolder();

        var answer = await AppProcess.RunAsync(["check", "--data", folder.Path]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("antigaspi migrate", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_then_check_is_in_order_and_twice_changes_nothing()
    {
        using var folder = new SqliteFolder();
        Assert.Equal(0, (await AppProcess.RunAsync(["migrate", "--data", folder.Path])).ExitCode);
        Assert.Equal(0, (await AppProcess.RunAsync(["migrate", "--data", folder.Path])).ExitCode);

        var answer = await AppProcess.RunAsync(["check", "--json", "--data", folder.Path]);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(0, JsonDocument.Parse(answer.Output).RootElement.GetProperty("faults").GetArrayLength());
    }

    [Theory]
    [InlineData("serve", "--urls", "ici", 2, "mal écrite")]
    [InlineData("check", "--urls", "ici", 1, "mal écrite")]
    [InlineData("serve", "--data", "/proc/rien", 1, "--data")]
    [InlineData("seal", "--encore", "x", 2, "--help")]
    public async Task A_fault_of_the_call_is_told_in_words(string verb, string option, string value, int code, string words)
    {
        var answer = await AppProcess.RunAsync([verb, option, value]);

        Assert.Equal(code, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    [InlineData("seal")]
    public async Task A_database_that_does_not_answer_is_told_in_words(string verb)
    {
        var nowhere = new Dictionary<string, string>(StringComparer.Ordinal) { ["ANTIGASPI_DATABASE"] = "Host=127.0.0.1;Port=1;Username=x;Database=y" };

        var answer = await AppProcess.RunAsync([verb], nowhere);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("La base ne répond pas", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PublicUrl", "http://cantine.exemple.fr", "https")]
    [InlineData("ANTIGASPI_URLS", "http://0.0.0.0:0", "PublicUrl manque")]
    [InlineData("Secrets__Key", "afArdyrxYf33XYV9SyECHMApOfhM6SmBoFDjHqkJNCk=", "Secrets:Key")]
    public async Task The_service_does_not_start_without_https_nor_with_a_secret_that_everybody_knows(string name, string value, string words)
    {
        using var folder = new SqliteFolder();
        var answer = await AppProcess.RunAsync(["serve", "--data", folder.Path], new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_words()
    {
        using var folder = new SqliteFolder();
        await using var first = await AppProcess.StartAsync(["serve", "--data", folder.Path]);

        var second = await AppProcess.RunAsync(["serve", "--data", folder.Path, "--urls", first.Address.GetLeftPart(UriPartial.Authority)]);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("déjà prise", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_freeze_missed_while_the_service_was_stopped_is_caught_up_at_the_start()
    {
        using var folder = new SqliteFolder();
        Assert.Equal(0, (await AppProcess.RunAsync(["migrate", "--data", folder.Path])).ExitCode);
        await using (var db = new Settings("http://127.0.0.1:0", folder.Path, null, null).OpenDb())
        {
            // A day of last September whose cutoff passed while nothing ran.
            var world = await World.CreateAsync(db, pupils: 2);
            await world.AddDayAsync(9, 1, World.Paris(8, 31, 10));
        }

        await using var app = await AppProcess.StartAsync(["serve", "--data", folder.Path]);
        var frozen = 0L;
        for (var tries = 0; tries < 100 && frozen == 0; tries++)
        {
            frozen = await CountAsync(Path.Combine(folder.Path, "antigaspi.db"), "select coalesce(sum(covers), 0) from headcount_line");
        }

        Assert.Equal(2, frozen);
        var again = await AppProcess.RunAsync(["seal", "--json", "--data", folder.Path]);
        Assert.Equal(0, JsonDocument.Parse(again.Output).RootElement.GetProperty("sealed").GetInt32());
    }

    private static async Task<long> CountAsync(string file, string sql)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
