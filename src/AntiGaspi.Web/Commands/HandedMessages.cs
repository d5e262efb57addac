using AntiGaspi.App.French;
using AntiGaspi.App.Notices;

namespace AntiGaspi.Web.Commands;

/// <summary>A message that was handed to a verb.</summary>
/// <param name="Name">How it is called in the answer.</param>
/// <param name="File">Where it is; null for the standard input.</param>
/// <param name="Read">Where it goes once it is read; null when it stays.</param>
internal sealed record HandedMessage(string Name, string? File, string? Read)
{
    /// <summary>Its bytes, one more than a report may have at most; what follows is not kept.</summary>
    public async Task<ReadOnlyMemory<byte>> BytesAsync()
    {
        if (File is not null)
        {
            return await GivenFiles.ReadAsync(File, DeliveryReportReader.MaxBytes);
        }

        await using var input = Console.OpenStandardInput();
        var bytes = new byte[DeliveryReportReader.MaxBytes + 1];
        var count = await input.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);

        // A mail server takes a pipe that is shut before its end for a fault of ours, and sends the message back.
        await input.CopyToAsync(Stream.Null);
        return bytes.AsMemory(0, count);
    }

    /// <summary>Takes it away from those that are new, as a reader of a Maildir does.</summary>
    public void Done()
    {
        if (File is not null && Read is not null)
        {
            System.IO.File.Move(File, Read, overwrite: true);
        }
    }
}

/// <summary>The messages that a verb was handed: files, the new ones of Maildir folders, or one on the standard input.</summary>
internal static class HandedMessages
{
    /// <summary>Messages of one run; a folder that holds more is read again.</summary>
    public const int Most = 1000;

    // The flag of a message that was seen, in the name of its file (maildir(5)).
    private const string Seen = ":2,S";

    /// <summary>Why they cannot be read, one line each; empty when they can.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<string> paths) => paths
        .SelectMany(path => !Directory.Exists(path) ? GivenFiles.Problems(path) : Directory.Exists(Path.Combine(path, "new")) ? [] : [ReturnedMailTexts.NoMaildir(path)]).ToList();

    /// <summary>The messages, one more than a run reads at most.</summary>
    public static IReadOnlyList<HandedMessage> Of(IReadOnlyList<string> paths) => paths.Count == 0
        ? [new HandedMessage(ReturnedMailTexts.StandardInput, null, null)]
        : paths.SelectMany(path => Directory.Exists(path) ? NewOnes(path) : [new HandedMessage(path, path, null)]).Take(Most + 1).ToList();

    private static IEnumerable<HandedMessage> NewOnes(string folder)
    {
        var read = Directory.CreateDirectory(Path.Combine(folder, "cur")).FullName;
        return new DirectoryInfo(Path.Combine(folder, "new")).EnumerateFiles().Where(file => file.LinkTarget is null).OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new HandedMessage(file.Name, file.FullName, Path.Combine(read, file.Name.Split(':')[0] + Seen)));
    }
}
