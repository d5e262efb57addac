using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Support;

public sealed class SqliteFolderTests
{
    [Fact]
    public void A_test_has_a_folder_of_its_own_and_leaves_none()
    {
        using var other = new SqliteFolder();
        string path;
        using (var folder = new SqliteFolder())
        {
            path = folder.Path;
            File.WriteAllText(Path.Combine(path, "antigaspi.db"), "rows");
            Assert.NotEqual(other.Path, path);
        }

        Assert.False(Directory.Exists(path));
        Assert.True(Directory.Exists(other.Path));
    }
}
