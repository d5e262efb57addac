using System.Diagnostics;

namespace AntiGaspi.Tests.Support;

/// <summary>What a program that ran to its end answered.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Its output, when it ended well.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public string OutputOrThrow() =>
        ExitCode == 0 ? Output : throw new InvalidOperationException($"Exit code {ExitCode}:\n{Output}\n{Error}");
}

/// <summary>Runs a program to its end, with its arguments as they are (no shell).</summary>
public static class Command
{
    public static Task<CommandResult> RunAsync(string program, params IEnumerable<string> arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments));

    public static async Task<CommandResult> RunAsync(ProcessStartInfo start, string input = "")
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        Janitor.Watch(process);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Janitor.Forget(process);
        return new(process.ExitCode, await output, await error);
    }
}
