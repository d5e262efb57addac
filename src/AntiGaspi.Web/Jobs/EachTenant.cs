using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Jobs;

/// <summary>What a job does in every tenant: one where it fails keeps no other from its turn, and is told at the end.</summary>
internal static class EachTenant
{
    /// <summary>Does it in each; returns the sum of what was done.</summary>
    /// <exception cref="AggregateException">It failed in some tenants; all the others had their turn.</exception>
    public static async Task<int> RunAsync(Db db, Func<Scope, Task<int>> act)
    {
        var count = 0;
        List<Exception> faults = [];
        foreach (var tenant in await db.TenantsAsync())
        {
            try
            {
                count += await act(Scope.Service(tenant));
            }
#pragma warning disable CA1031 // Whatever it is, the next local authority has its turn; it is told below.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? count : throw new AggregateException("A job failed in some tenants; it is tried again at its next turn.", faults);
    }

    /// <summary>The same, where nothing is counted.</summary>
    public static Task RunAsync(Db db, Func<Scope, Task> act) => RunAsync(db, async scope =>
    {
        await act(scope);
        return 0;
    });
}
