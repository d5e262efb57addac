using System.Diagnostics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Support;

public sealed class JanitorTests
{
    [Fact]
    public async Task What_the_tests_started_is_gone_once_they_are_gone()
    {
        using var shell = Janitor.OpenShell();
        using var process = Process.Start("sleep", "600");
        var folder = Janitor.NewFolder("left-behind");
        await File.WriteAllTextAsync(Path.Combine(folder, "file"), "left behind");
        await shell.StandardInput.WriteLineAsync($"watch {process.Id}\nfolder {folder}");
        Assert.True(LinuxProcesses.IsAlive(process.Id));

        shell.StandardInput.Close();

        await shell.WaitForExitAsync();
        await process.WaitForExitAsync();
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task What_has_ended_by_itself_is_forgotten()
    {
        using var shell = Janitor.OpenShell();
        using var process = Process.Start("sleep", "600");
        await shell.StandardInput.WriteLineAsync($"watch {process.Id}\nforget {process.Id}");

        shell.StandardInput.Close();

        await shell.WaitForExitAsync();
        Assert.True(LinuxProcesses.IsAlive(process.Id));
        process.Kill();
    }
}
