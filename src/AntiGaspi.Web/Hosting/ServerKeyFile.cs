using System.Security.Cryptography;
using AntiGaspi.App.Access;

namespace AntiGaspi.Web.Hosting;

/// <summary>Where the server's key comes from: the setting Secrets:Key, else a file of the data folder, made at the first start.</summary>
internal static class ServerKeyFile
{
    public const string Setting = "Secrets:Key";
    private const string Name = "antigaspi.key";

    /// <summary>What is wrong with the setting, and what to write; null when it is right or absent.</summary>
    public static string? FaultOf(string? text) => text is not { Length: > 0 } || Parse(text) is { } key && !key.IsSameAs(ServerKey.Demonstration)
        ? null
        : $"{Setting} doit être un secret d’au moins {ServerKey.MinBytes} octets, en base 64, différent de celui de la démonstration. Pour en faire un : openssl rand -base64 48";

    /// <summary>Whether the data folder has a key already.</summary>
    public static bool IsIn(string dataFolder) => File.Exists(Path.Combine(dataFolder, Name));

    /// <summary>The key of the setting, else that of the file.</summary>
    public static ServerKey Read(string? setting, string dataFolder)
    {
        if (setting is { Length: > 0 } && Parse(setting) is { } given)
        {
            return given;
        }

        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, Name);
        if (!File.Exists(path))
        {
            Make(path);
        }

        return Parse(File.ReadAllText(path)) ?? throw new IOException($"{path} n’est pas une clé. Remettez celle d’une sauvegarde, ou donnez {Setting}.");
    }

    // Whole or not at all, readable by nobody else, and the first of two that start together wins.
    private static void Make(string path)
    {
        var making = $"{path}.{Path.GetRandomFileName()}";
        var owner = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            owner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(making, owner))
        {
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
        }

        try
        {
            File.Move(making, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(making);
        }
    }

    private static ServerKey? Parse(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var count) && count >= ServerKey.MinBytes ? new ServerKey(bytes[..count]) : null;
    }
}
