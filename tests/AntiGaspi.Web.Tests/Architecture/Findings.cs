namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>What a check of the code found, told whole: each line says the file and what to mend.</summary>
public static class Findings
{
    public static void None(IEnumerable<string> problems)
    {
        var lines = string.Join('\n', problems);
        Assert.True(lines.Length == 0, lines);
    }
}
