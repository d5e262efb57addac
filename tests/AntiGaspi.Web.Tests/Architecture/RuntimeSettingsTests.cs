using System.Text.Json;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>How the service is to run on a small machine. A build takes a property with a wrong name without a word: what it wrote is read here.</summary>
public sealed class RuntimeSettingsTests
{
    [Theory]
    [InlineData("System.GC.Server", "false")]
    [InlineData("System.GC.Concurrent", "false")]
    [InlineData("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", "0")]
    public void The_service_runs_as_the_project_says(string name, string value)
    {
        using var written = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "antigaspi.runtimeconfig.json")));
        Assert.Equal(value, written.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty(name).GetRawText());
    }
}
