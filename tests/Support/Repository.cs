namespace AntiGaspi.Tests.Support;

/// <summary>The clone that the tests were built in.</summary>
public static class Repository
{
    /// <summary>Its root folder: the nearest one above the tests that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of something in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AntiGaspi.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No AntiGaspi.slnx above {AppContext.BaseDirectory}.");
    }
}
