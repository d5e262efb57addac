namespace AntiGaspi.Tests.Support;

/// <summary>A data folder for one test, removed after it.</summary>
public sealed class SqliteFolder : IDisposable
{
    public string Path { get; } = Janitor.NewFolder("data");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
