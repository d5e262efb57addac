namespace AntiGaspi.Web.Commands;

/// <summary>What a verb says of faults: one line each, on the error stream.</summary>
internal static class Reports
{
    /// <summary>Prints the faults; tells whether there were any.</summary>
    public static async Task<bool> PrintAsync(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        return faults.Count > 0;
    }
}
