using System.Text.Json;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The verbs of the trail and of erasures as an operator calls them: what they answer, and with which exit code.</summary>
public sealed class TraceVerbTests
{
    [Fact]
    public async Task An_intact_chain_is_told_so_and_a_changed_row_is_told_in_words()
    {
        using var folder = new SqliteFolder();
        await ChainAsync(folder);

        var intact = await AppProcess.RunAsync(["audit", "verify", "--data", folder.Path]);
        Assert.Equal(0, intact.ExitCode);
        Assert.Contains("Rien n’a été modifié", intact.Output, StringComparison.Ordinal);
        Assert.Contains("--heads", intact.Output, StringComparison.Ordinal);

        await SabotageAsync(folder, "drop trigger audit_no_update; update audit set detail = 'x'");
        var changed = await AppProcess.RunAsync(["audit", "verify", "--authority", "T60", "--data", folder.Path]);
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("T60 : Maillon 1\u00A0: la ligne du journal a été modifiée", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_chain_is_found_by_the_file_of_heads()
    {
        using var folder = new SqliteFolder();
        var head = await ChainAsync(folder);
        await new AuditHeadsFile(Path.Combine(folder.Path, "journal")).AddAsync([head]);
        Assert.Equal(0, (await AppProcess.RunAsync(["audit", "verify", "--data", folder.Path])).ExitCode);

        await SabotageAsync(folder, "drop trigger audit_no_delete; drop trigger audit_link_no_delete; delete from audit; delete from audit_link");
        var cut = await AppProcess.RunAsync(["audit", "verify", "--json", "--data", folder.Path]);

        Assert.Equal(1, cut.ExitCode);
        Assert.Contains("coupée", JsonDocument.Parse(cut.Output).RootElement.GetProperty("faults")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--authority", "nulle-part", "Aucune collectivité n’a le code")]
    [InlineData("--heads", "/nulle/part", "n’existe pas")]
    public async Task A_wrong_word_is_told(string option, string value, string words)
    {
        using var folder = new SqliteFolder();

        var answer = await AppProcess.RunAsync(["audit", "verify", option, value, "--data", folder.Path]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_the_heads_that_cannot_be_read_is_a_fault()
    {
        using var folder = new SqliteFolder();
        var file = Path.Combine(folder.Path, "tetes.txt");
        await File.WriteAllTextAsync(file, "2026-11-23 douze abc 60\n", TestContext.Current.CancellationToken);

        var answer = await AppProcess.RunAsync(["audit", "verify", "--heads", file, "--data", folder.Path]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("ligne 1", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guardian_is_erased_by_the_number_of_the_file_and_listed_and_again_after_an_older_backup()
    {
        using var folder = new SqliteFolder();
        await ChainAsync(folder, uai: "0609994M");
        var copy = Path.Combine(folder.Path, "copie.db");
        await SabotageAsync(folder, $"vacuum into '{copy}'");
        string[] call = ["erase", "guardian", "0609994M", "2000", "--data", folder.Path];

        var first = await AppProcess.RunAsync(call);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("C’est effacé", first.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await AppProcess.RunAsync(call)).ExitCode);
        Assert.Equal("guardian", (await File.ReadAllTextAsync(Path.Combine(folder.Path, "journal", ErasureList.Name), TestContext.Current.CancellationToken)).Split(' ')[1]);

        foreach (var file in Directory.GetFiles(folder.Path, "antigaspi.db*"))
        {
            File.Delete(file);
        }

        File.Move(copy, Path.Combine(folder.Path, "antigaspi.db"));
        var again = await AppProcess.RunAsync(["erase", "replay", "--json", "--data", folder.Path]);
        Assert.Equal(1, JsonDocument.Parse(again.Output).RootElement.GetProperty("erased").GetInt32());
        Assert.Equal(0, JsonDocument.Parse((await AppProcess.RunAsync(["erase", "replay", "--json", "--data", folder.Path])).Output).RootElement.GetProperty("erased").GetInt32());
    }

    [Theory]
    [InlineData("pupil", "0609994M", "1000", "n’a pas quitté le collège")]
    [InlineData("pupil", "0609994M", "9", "Personne n’a ce numéro")]
    [InlineData("guardian", "0609995N", "2000", "Aucun collège ne porte le numéro")]
    [InlineData("guardian", "ici", "2000", "Aucun collège ne porte le numéro")]
    public async Task Who_is_not_erased_is_told_why(string verb, string uai, string number, string words)
    {
        using var folder = new SqliteFolder();
        await ChainAsync(folder, uai: "0609994M");

        var answer = await AppProcess.RunAsync(["erase", verb, uai, number, "--data", folder.Path]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "journal", ErasureList.Name)));
    }

    private static async Task<AuditHead> ChainAsync(SqliteFolder folder, string? uai = null)
    {
        Assert.Equal(0, (await AppProcess.RunAsync(["migrate", "--data", folder.Path])).ExitCode);
        await using var db = new Settings("http://127.0.0.1:0", folder.Path, null, null).OpenDb();
        var world = await World.CreateAsync(db);
        await db.WriteAsync(world.OfficeScope, async transaction =>
        {
            await transaction.ExecuteAsync("update school set uai = coalesce(@uai, uai) where tenant = @tenant", new { uai });
            return await AuditTrail.AddAsync(transaction, "act", world.School, World.Morning);
        });
        await new LinkAudit(db).RunAsync(world.Service, World.Morning, everything: true);
        return (await new AuditHeads(db).OfDayBeforeAsync(world.Service, "T60", new(2026, 11, 24)))!;
    }

    private static async Task SabotageAsync(SqliteFolder folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "antigaspi.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
