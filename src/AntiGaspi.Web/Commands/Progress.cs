using Spectre.Console;

namespace AntiGaspi.Web.Commands;

/// <summary>Tells a person at a terminal what a long work is at, on the error stream; a program reads nothing of it.</summary>
internal static class Progress
{
    /// <summary>Runs a work and shows its present step.</summary>
    /// <param name="firstStep">What it begins with.</param>
    /// <param name="work">It is given the way to name its next step.</param>
    public static Task<T> RunAsync<T>(string firstStep, Func<Action<string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(static _ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().StartAsync(Markup.Escape(firstStep), context => work(step => context.Status(Markup.Escape(step))));
    }
}
