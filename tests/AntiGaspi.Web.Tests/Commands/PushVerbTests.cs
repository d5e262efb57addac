using System.Text.Json;
using AntiGaspi.App.Notices;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The keys of the messages to browsers, as an operator makes and checks them.</summary>
public sealed class PushVerbTests
{
    [Fact]
    public async Task A_pair_is_made_and_check_finds_it_right_and_its_half_wrong()
    {
        var answer = JsonDocument.Parse((await AppProcess.RunAsync(["push", "keys", "--json"])).OutputOrThrow()).RootElement;
        var (publicKey, privateKey) = (answer.GetProperty("publicKey").GetString()!, answer.GetProperty("privateKey").GetString()!);
        Assert.True(PushSettings.IsPair(publicKey, privateKey));

        using var folder = new SqliteFolder();
        Assert.Equal(0, (await AppProcess.RunAsync(["migrate", "--data", folder.Path])).ExitCode);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Push__PublicKey"] = publicKey, ["Push__PrivateKey"] = privateKey, ["Push__Subject"] = "mailto:a@exemple.fr" };
        Assert.Equal(0, (await AppProcess.RunAsync(["check", "--data", folder.Path], settings)).ExitCode);

        settings["Push__PrivateKey"] = PushSettings.NewPair().PrivateKey;
        var wrong = await AppProcess.RunAsync(["check", "--data", folder.Path], settings);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("antigaspi push keys", wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(settings["Push__PrivateKey"], wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_words_the_two_lines_can_be_copied_and_the_advice_stands_apart()
    {
        var answer = await AppProcess.RunAsync(["push", "keys"]);

        Assert.Equal(["Push__PublicKey", "Push__PrivateKey"], answer.Output.Trim().Split('\n').Select(line => line.Split('=')[0]));
        Assert.Contains("comme un mot de passe", answer.Error, StringComparison.Ordinal);
    }
}
