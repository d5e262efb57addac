using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Support;

public sealed class AppProcessTests
{
    [Fact]
    public async Task The_program_answers_is_killed_and_answers_again_at_the_same_address()
    {
        using var folder = new SqliteFolder();
        await using var app = await AppProcess.StartAsync(["serve", "--data", folder.Path]);
        var address = app.Address;
        using var client = app.NewClient();
        Assert.Equal("live", await client.GetStringAsync("/healthz/live"));

        var killed = app.ProcessId;
        await app.KillAsync();
        Assert.False(LinuxProcesses.IsAlive(killed));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("/healthz/live"));

        await app.RestartAsync();
        Assert.Equal(address, app.Address);
        Assert.Equal("live", await client.GetStringAsync("/healthz/live"));
        Assert.Equal(0, await app.StopAsync());
    }

    [Fact]
    public async Task A_program_that_refuses_to_start_says_why()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => AppProcess.StartAsync(["no-such-verb"]));
        Assert.Contains("ended with code 2", fault.Message, StringComparison.Ordinal);
        Assert.Contains("no-such-verb", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_ends_gives_its_code_and_its_words()
    {
        var answer = await AppProcess.RunAsync(["--help"]);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("serve", answer.Output, StringComparison.Ordinal);
    }
}
