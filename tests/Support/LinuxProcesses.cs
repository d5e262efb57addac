using System.Globalization;

namespace AntiGaspi.Tests.Support;

/// <summary>What /proc says of processes that are not our own children.</summary>
public static class LinuxProcesses
{
    private const int Tries = 400;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(5);

    /// <summary>The processes that this one has started.</summary>
    public static IReadOnlyList<int> ChildrenOf(int parent) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => name.All(char.IsAsciiDigit))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture))
            .Where(process => StatusOf(process) is { } status && status.Parent == parent)];

    /// <summary>Whether it runs; one that has ended and waits to be noticed does not.</summary>
    public static bool IsAlive(int process) => StatusOf(process) is { State: not 'Z' and not 'X' };

    /// <summary>Returns when none of them runs any more.</summary>
    /// <exception cref="TimeoutException">One still runs after two seconds.</exception>
    public static async Task UntilGoneAsync(IReadOnlyCollection<int> processes)
    {
        for (var tries = 0; processes.Any(IsAlive); tries++)
        {
            if (tries == Tries)
            {
                throw new TimeoutException($"Still running: {string.Join(", ", processes.Where(IsAlive))}");
            }

            await Task.Delay(BetweenTries);
        }
    }

    /// <summary>From "123 (name) S 1 …": the name may hold spaces and brackets, so fields are counted after the last one.</summary>
    private static (char State, int Parent)? StatusOf(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
