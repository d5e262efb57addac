using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace AntiGaspi.Tests.Support;

/// <summary>The one process (tests/node/mail-server.mjs) that all mail servers of the tests live in; it ends with the tests.</summary>
/// <remarks>A process for each server cost a hundred tests six tenths of a second of processor each.</remarks>
internal sealed class MailProcess
{
    private static readonly Lazy<MailProcess> One = new(Start);

    private readonly ConcurrentDictionary<int, Action<JsonElement>> listeners = new();
    private readonly Lock gate = new();
    private readonly Process process;
    private int servers;

    private MailProcess(Process process) => this.process = process;

    public static MailProcess Shared => One.Value;

    /// <summary>Opens a server with the options of the script, and tells what it hears.</summary>
    /// <returns>Its number.</returns>
    public int Open(IEnumerable<string> options, Action<JsonElement> listener)
    {
        var id = Interlocked.Increment(ref servers);
        listeners[id] = listener;
        Tell(new { open = id, options });
        return id;
    }

    /// <summary>Lets go of the mails that a server holds, up to one of its numbers.</summary>
    public void Release(int id, int upTo) => Tell(new { release = id, upTo });

    /// <summary>Closes a server and its lines at once.</summary>
    public void Close(int id)
    {
        listeners.TryRemove(id, out _);
        Tell(new { close = id });
    }

    private static MailProcess Start()
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "node", "mail-server.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var made = new MailProcess(new Process { StartInfo = start });
        made.process.OutputDataReceived += (_, line) => made.Hear(line.Data);
        made.process.Start();
        Janitor.Watch(made.process);
        made.process.BeginOutputReadLine();
        return made;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        using var said = JsonDocument.Parse(line);
        if (listeners.TryGetValue(said.RootElement.GetProperty("id").GetInt32(), out var listener))
        {
            listener(said.RootElement);
            if (said.RootElement.TryGetProperty("wait", out var wait))
            {
                Tell(new { heard = wait.GetInt32() });
            }
        }
    }

    private void Tell(object what)
    {
        lock (gate)
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(what));
            process.StandardInput.Flush();
        }
    }
}
