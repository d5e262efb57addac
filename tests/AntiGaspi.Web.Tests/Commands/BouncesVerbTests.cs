using System.Text.Json;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.App.Tests.Notices;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Commands;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The reports of mails that came back, handed to the real program by an operator or by a mail server.</summary>
public sealed class BouncesVerbTests
{
    private const string Camille = "camille@exemple.fr";

    [Fact]
    public async Task A_mail_server_hands_one_on_the_standard_input()
    {
        using var folder = new SqliteFolder();
        var report = ReportSample.Of("postfix", await SentAsync(folder), Camille);

        var first = await AppProcess.RunAsync(["bounces", "--json", "--data", folder.Path], input: report);

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        var answer = JsonDocument.Parse(first.Output).RootElement;
        Assert.Equal((1, 1, 0), (answer.GetProperty("read").GetInt32(), answer.GetProperty("noted").GetInt32(), answer.GetProperty("left").GetArrayLength()));
        Assert.Equal([Camille], await RefusedAsync(folder));

        var again = await AppProcess.RunAsync(["bounces", "--data", folder.Path], input: report);
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Contains("déjà été lu", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postfix-delayed", "rien n’a échoué pour de bon")]
    [InlineData("exim-words", "ce n’est pas un avis de non-remise")]
    public async Task What_is_left_is_told_in_words_and_is_no_fault(string name, string words)
    {
        using var folder = new SqliteFolder();
        var answer = await AppProcess.RunAsync(["bounces", "--data", folder.Path], input: ReportSample.Of(name, await SentAsync(folder), Camille));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains(words, answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("camille", answer.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await RefusedAsync(folder));
    }

    [Fact]
    public async Task The_new_ones_of_a_folder_pass_among_those_that_were_read()
    {
        using var folder = new SqliteFolder();
        var mail = await SentAsync(folder);
        var maildir = Janitor.NewFolder("maildir");
        var incoming = Directory.CreateDirectory(Path.Combine(maildir, "new")).FullName;
        await File.WriteAllTextAsync(Path.Combine(incoming, "1795428127.1.mx"), ReportSample.Of("exchange", mail, "autre@exemple.fr"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(incoming, "1795428127.2.mx"), ReportSample.Of("exchange", mail, Camille), TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(incoming, "1795428127.3.mx"), "/etc/hostname");

        var answer = await AppProcess.RunAsync(["bounces", maildir, "--data", folder.Path]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("1795428127.1.mx : l’avis nomme une autre adresse", answer.Output, StringComparison.Ordinal);
        Assert.Contains("2 messages lus\u00A0: 1 adresse notée, 1 laissé.", answer.Output, StringComparison.Ordinal);
        Assert.Equal([Camille], await RefusedAsync(folder));
        Assert.Equal(["1795428127.3.mx"], Directory.GetFiles(incoming).Select(Path.GetFileName));
        Assert.Equal(["1795428127.1.mx:2,S", "1795428127.2.mx:2,S"], Directory.GetFiles(Path.Combine(maildir, "cur")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_are_read_where_they_are_and_one_that_is_too_large_is_left()
    {
        using var folder = new SqliteFolder();
        var (right, large) = (Path.Combine(folder.Path, "avis.eml"), Path.Combine(folder.Path, "gros.eml"));
        await File.WriteAllTextAsync(right, ReportSample.Of("postfix", await SentAsync(folder), Camille), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(large, new byte[DeliveryReportReader.MaxBytes + 1], TestContext.Current.CancellationToken);

        var answer = await AppProcess.RunAsync(["bounces", "--json", "--data", folder.Path, right, large]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal("TooLarge", Assert.Single(JsonDocument.Parse(answer.Output).RootElement.GetProperty("left").EnumerateArray()).GetProperty("why").GetString());
        Assert.True(File.Exists(right));
    }

    [Fact]
    public async Task A_large_one_on_the_standard_input_is_read_to_its_end_and_left()
    {
        using var folder = new SqliteFolder();
        await SentAsync(folder);

        var answer = await AppProcess.RunAsync(["bounces", "--data", folder.Path], input: new string('x', 3 * DeliveryReportReader.MaxBytes));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("pèse plus de", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nulle/part.eml", 1, "n’existe pas")]
    [InlineData("/etc", 1, "Maildir")]
    [InlineData("--encore", 2, "Option inconnue")]
    public async Task A_wrong_word_is_told(string path, int code, string words)
    {
        using var folder = new SqliteFolder();

        var answer = await AppProcess.RunAsync(["bounces", "--data", folder.Path, path]);

        Assert.Equal(code, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_of_the_service_nothing_is_read()
    {
        using var folder = new SqliteFolder();

        var answer = await AppProcess.RunAsync(["bounces", "--data", folder.Path], input: "Subject: x\n\n");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("clé du serveur", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>A mail of the outbox that was sent to Camille; returns its Message-ID.</summary>
    private static async Task<string> SentAsync(SqliteFolder folder)
    {
        Assert.Equal(0, (await AppProcess.RunAsync(["migrate", "--data", folder.Path])).ExitCode);
        var settings = new Settings("http://127.0.0.1:0", folder.Path, null, null);
        await using var db = settings.OpenDb();
        var world = await World.CreateAsync(db, pupils: 0);
        var id = World.NewId();
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            """
            insert into outbox (tenant, message_id, kind, recipient, content, created_at, next_at, ends_at, sent_at, sent_to)
            values (@tenant, @id, 'MealReceipt', '', '', @Morning, @Morning, @Morning, @Morning, @sentTo)
            """, new { id, World.Morning, sentTo = new SentMark(settings.ReadKey()).Of(id, Camille) }));
        return $"<{id:D}@exemple.fr>";
    }

    private static async Task<IReadOnlyList<string>> RefusedAsync(SqliteFolder folder)
    {
        await using var db = Db.OpenSqlite(Path.Combine(folder.Path, "antigaspi.db"));
        return await db.ReadNationalAsync<string>("select mailbox from unreachable_mailbox");
    }
}
